"""Says of each statement in a file whether it is specific, SMART or clear, and what is missing."""

from __future__ import annotations

import json
import re
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from plans.checker.statements import KINDS, Unreadable, read

_KEYS = ("id", "section", "kind", "text")


class Command(BaseCommand):
    help = "Read statements, one JSON object a line, and say what is missing in each."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", help='lines {"id", "section", "kind", "text"}')

    def handle(self, *args: Any, **options: Any) -> None:
        failed = 0
        for number, line in _lines(options["file"]):
            try:
                answer = answer_for(line)
            except Unreadable as why:
                failed += 1
                self.stderr.write(f"Line {number}: {why}")
            else:
                self.stdout.write(json.dumps(answer, ensure_ascii=False))
        if failed:
            raise CommandError(f"{failed} line{'s' * (failed > 1)} could not be read.")


def answer_for(line: str) -> dict[str, Any]:
    """What is said of one line; Unreadable, in words for people, where nothing can be said."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        raise Unreadable("this is not a line of JSON.") from None
    if not isinstance(given, dict):
        raise Unreadable("this is not a JSON object with its keys in braces.")
    for key in _KEYS:
        if key not in given:
            raise Unreadable(f'the key "{key}" is missing.')
    section, kind, text = given["section"], given["kind"], given["text"]
    if kind not in KINDS:
        raise Unreadable(f"{_short(kind)} is no kind of statement: use provision, outcome or need.")
    if not isinstance(section, str) or not isinstance(text, str):
        raise Unreadable("the section and the text must be words.")
    reading = read(section, kind, text)
    return {
        "id": given["id"],
        "label": reading.label,
        "missing": list(reading.missing),
        "rules": list(reading.rules),
    }


def _short(given: object) -> str:
    return json.dumps(given, ensure_ascii=True)[:60]


def _lines(path: str) -> list[tuple[int, str]]:
    try:
        with open(path, "rb") as file:
            whole = file.read()
    except OSError:
        raise CommandError(f"The file {path} cannot be opened.") from None
    text = whole.decode("utf-8-sig", errors="replace")
    lines = re.split(r"\r?\n", text)
    return [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
