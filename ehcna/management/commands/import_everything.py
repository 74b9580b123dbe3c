"""Take an export of everything into an empty installation, and compare each row."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ehcna.backups.exporting import import_everything
from ehcna.backups.manifest import Wrong

from .restore import tell


class Command(BaseCommand):
    help = "Take an export into an installation that is set up and has nothing in it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            tell(self, import_everything(options["folder"], self.stdout.write))
        except Wrong as wrong:
            raise CommandError(str(wrong)) from wrong
