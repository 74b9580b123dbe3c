"""Work every deadline out again: after a change in the law or the calendar, or to check."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cases.jobs.rebuilding import rebuild
from cases.jobs.running import running


class Command(BaseCommand):
    help = "Work out every open case's deadlines again from its facts."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail if anything differs"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with running("rebuild_deadlines") as run:
            rebuild(run, repair=not options["check"])
        for problem in run.problems:
            self.stdout.write(f"{problem['reference']}: {problem['problem']}")
        self.stdout.write(f"{run.counts['cases']} cases, {run.counts['problems']} differed")
        if options["check"] and run.problems:
            raise CommandError("Stored dates differ from the facts.")
