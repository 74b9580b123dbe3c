"""Read an extract of the national register of establishments."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from providers.register import BUNDLED, NotARegister, import_register


class Command(BaseCommand):
    help = "Read the register of establishments (the bundled extract if no file is named)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=BUNDLED)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            outcome = import_register(options["file"])
        except NotARegister as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(
            f"{outcome.added} added, {outcome.changed} changed, {outcome.unchanged} unchanged"
        )
