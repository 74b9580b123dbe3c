"""Read an extract of the national register of establishments, or of its links."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from providers.register import BUNDLED, NotARegister, import_links, look
from providers.register.taking_in import Look, record


class Command(BaseCommand):
    help = "Read the register of establishments (the bundled extract if no file is named)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path)
        parser.add_argument("--links", type=Path, help="the links file: which replaced which")
        parser.add_argument("--dry-run", action="store_true", help="look only; change nothing")
        parser.add_argument("--on", type=date.fromisoformat, help="day of the extract: 2026-06-03")
        parser.add_argument(
            "--even-so", action="store_true", help="fewer rows, an older file or faulty rows: go on"
        )
        parser.add_argument(
            "--take", action="append", default=[], metavar="URN", help="a reused URN that is right"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["file"] or not options["links"]:
                self._register(options)
            if options["links"] and not options["dry_run"]:
                self._links(options["links"], options["on"])
        except NotARegister as reason:
            raise CommandError(str(reason)) from reason

    def _register(self, options: dict[str, Any]) -> None:
        path = options["file"] or BUNDLED
        looked = look(path, on=options["on"], take=frozenset(options["take"]))
        self._say_what_was_seen(looked, bundled=path == BUNDLED)
        if looked.refusals and not options["even_so"]:
            raise CommandError(" ".join(looked.refusals) + _go_on(looked))
        outcome = looked.outcome if options["dry_run"] else record(looked)
        would = " (dry run: nothing was written)" if options["dry_run"] else ""
        self.stdout.write(
            f"{outcome.added} added, {outcome.changed} changed,"
            f" {outcome.unchanged} unchanged{would}"
        )

    def _say_what_was_seen(self, looked: Look, *, bundled: bool) -> None:
        """Columns, faults, reused URNs and changes; beside the result, so on the other stream."""
        if bundled:
            return
        report, say = looked.report, self.stderr.write
        say(f"Extract of {looked.day:%d/%m/%Y}, {report['encoding']}")
        for words, names in (
            ("New", "new"),
            ("Missing", "missed"),
            ("Missing, not used", "missing"),
        ):
            if report[names]:
                say(f"{words} columns: {', '.join(report[names])}")
        for fault in [*report["faults"], *report["notes"]]:
            say(f"Row {fault['row']}, {fault['column'] or 'the row'}: {fault['message']}")
        for one in report["held"]:
            say(
                f"Row {one['row']}: URN {one['urn']} was {one['before']}, and is {one['after']}."
                f" Nothing is taken of it. If it is right: --take {one['urn']}"
            )
        for one in report["changes"]:
            say(f"{one['name']}: {one['field']} was “{one['before']}”, is “{one['after']}”")
        if report["absent_counted"]:
            say(
                f"{report['absent_counted']} settings that we hold are not in this file. They stay."
            )

    def _links(self, path: Path, on: date | None) -> None:
        outcome = import_links(path, on=on)
        for fault in outcome.faults:
            self.stderr.write(f"Row {fault.row}: {fault.message}")
        self.stdout.write(
            f"Links: {outcome.added} added, {outcome.changed} changed,"
            f" {outcome.unchanged} unchanged, {len(outcome.faults)} left out"
        )


def _go_on(looked: Look) -> str:
    left_out = " without the faulty rows" if looked.extract.faults else ""
    return f" If that is right, add --even-so: the file is then read in{left_out}."
