"""Take everything out, in files that open without the product."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ehcna.backups.exporting import export_everything
from ehcna.backups.manifest import Wrong


class Command(BaseCommand):
    help = "Write every row and every file into a new folder, with a page that explains them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made, sha = export_everything(options["folder"])
        except Wrong as wrong:
            raise CommandError(str(wrong)) from wrong
        self.stdout.write(f"{sum(made.tables.values())} rows, {len(made.files)} files.")
        if made.missing:
            self.stderr.write(f"{len(made.missing)} files that rows name were not there.")
        self.stdout.write(f"SHA-256 of the manifest: {sha}")
