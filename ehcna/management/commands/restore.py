"""Bring a backup into an empty installation. Nothing that was sent is sent again."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ehcna.backups.manifest import Wrong
from ehcna.backups.restoring import Held, restore

NEXT = (
    "The post is shut: no email, letter or text goes out by itself. Somebody looks through what"
    " may have gone already under Jobs, Backup brought back. Then an administrator opens the post."
)


class Command(BaseCommand):
    help = "Bring a backup into an empty database and an empty place for files."
    requires_system_checks: list[str] = []  # noqa: RUF012  there is no database yet to look at

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument(
            "--erasures",
            type=Path,
            nargs="*",
            default=[],
            help="what the command erasures printed since, kept away from the backups",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            held = restore(options["folder"].resolve(), options["erasures"], self.stdout.write)
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
    if held.warnings:
        raise CommandError("\n".join(("Look at this first.", *held.warnings)))
