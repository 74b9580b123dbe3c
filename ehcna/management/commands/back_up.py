"""Make a backup of everything, or look whether one is whole."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ehcna.backups import restoring
from ehcna.backups.backing_up import back_up
from ehcna.backups.manifest import Wrong


class Command(BaseCommand):
    help = "Write the database and all files into a new folder, with the SHA-256 of each file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--check", action="store_true", help="look whether it is whole")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["check"]:
                made = restoring.look(options["folder"])
                self.stdout.write(f"Whole, as of {made.as_of}: {len(made.files)} files.")
                return
            made, sha = back_up(options["folder"])
        except Wrong as wrong:
            raise CommandError(str(wrong)) from wrong
        rows = sum(made.tables.values())
        self.stdout.write(f"{rows} rows, {len(made.files)} files, as of {made.as_of}.")
        if made.missing:
            self.stderr.write(f"{len(made.missing)} files that rows name were not there.")
        self.stdout.write(f"SHA-256 of the manifest: {sha}")
