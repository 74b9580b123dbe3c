"""What is lost from one version of a line to the next, for lines of a file."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from plans.content import Provision, Unreadable, read_line
from plans.erosion import compare


class Command(BaseCommand):
    """Reads {id, before, after} line by line, and prints {id, losses} for each."""

    help = "Compare provision by meaning: prints what each later version takes away."
    requires_system_checks: list[str] = []  # needs no database, no settings of a site

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="A file of JSON lines: id, before, after")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            lines = Path(options["file"]).read_bytes().decode("utf-8-sig", "replace").split("\n")
        except OSError as error:
            raise CommandError(f"Cannot read {options['file']}: {error.strerror}.") from None
        wrong = 0
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                self.stdout.write(json.dumps(_answer(line), ensure_ascii=False))
            except (Unreadable, RecursionError) as problem:
                wrong += 1
                self.stderr.write(f"Line {number}: {problem}.")
        if wrong:
            raise CommandError(f"{wrong} of the lines could not be read. The others are done.")


def _answer(line: str) -> dict[str, Any]:
    try:
        pair = json.loads(line)
    except ValueError:
        raise Unreadable("This is not JSON") from None
    if not isinstance(pair, dict):
        raise Unreadable("Expected an object with id, before and after")
    if "before" not in pair or "after" not in pair:
        raise Unreadable("There must be a before and an after")
    losses = compare(_side(pair["before"], "before"), _side(pair["after"], "after"))
    return {"id": pair.get("id"), "losses": [vars(loss) for loss in losses]}


def _side(given: object, where: str) -> Provision | None:
    return None if given is None else read_line(given, where)
