"""Make a copy of an installation one in which nobody is real, before things are tried in it."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ehcna.pseudonyms.copying import NotACopy, pseudonymise


class Command(BaseCommand):
    help = "Change every name, text and file of a copy. There is no way back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--this-is-a-copy", action="store_true", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            pseudonymise(self.stdout.write)
        except NotACopy as reason:
            raise CommandError(str(reason)) from None
        self.stdout.write("Nobody in this copy is real now. Make sign-ins with add_staff.")
