"""Bring a back-up into an empty installation. Nothing that was sent is sent again."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ehcna.backups.manifest import Wrong
from ehcna.backups.restoring import Held, restore

NEXT = (
    "The post is shut: no email, letter or text goes out by itself. Somebody looks through what"
    " may have gone already under Jobs, Back-up brought back. Then an administrator opens the post."
)


class Command(BaseCommand):
    help = "Bring a back-up into an empty database and an empty place for files."
    requires_system_checks: list[str] = []  # noqa: RUF012  there is no database yet to look at

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            held = restore(options["folder"].resolve(), self.stdout.write)
        except Wrong as wrong:
            raise CommandError(str(wrong)) from wrong
        tell(self, held)


def tell(command: BaseCommand, held: Held) -> None:
    """What is held, and who does what next."""
    command.stdout.write(
        f"Brought back. {held.waited} messages that waited are held, and"
        f" {held.written_again} that jobs would have written again."
    )
    command.stdout.write(NEXT)
    if held.broken:
        raise CommandError(
            "These jobs could not be asked what they would write again, and may send it twice:"
            f" {', '.join(held.broken)}. The log says why."
        )
