"""Open cases as a table for an analyst, with what could tell who a child is marked or left out."""

from __future__ import annotations

import csv
from argparse import ArgumentParser
from dataclasses import astuple
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.small_numbers import FEWEST
from plans.queries.for_analysts import COLUMNS, lines_on
from providers.ledger_file import harmless
from statutory import counted


class Command(BaseCommand):
    help = "Write open cases without names as a table; combinations that few share are marked."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="A new file: it must not be there yet")
        parser.add_argument(
            "--without-rare", action="store_true", help=f"Leave out what fewer than {FEWEST} share"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        lines = lines_on(timezone.localdate())
        rare = [one for one in lines if one.rare]
        kept = [one for one in lines if not one.rare] if options["without_rare"] else lines
        try:
            with options["file"].open("x", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file, lineterminator="\r\n")
                writer.writerow(COLUMNS)
                writer.writerows([harmless(str(cell)) for cell in astuple(one)] for one in kept)
        except OSError as error:
            raise CommandError(f"Cannot write {options['file']}: {error.strerror}.") from None
        said = "left out" if options["without_rare"] else "marked in the last column"
        self.stdout.write(
            f"{counted(len(kept), 'line')}. Fewer than {FEWEST} children share something that"
            f" {counted(len(rare), 'line')} could be told by: {said}."
        )
