"""Every deadline of a case, with its reason."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.facts import facts_from
from cases.models import Case
from statutory import Deadline, timetable


class Command(BaseCommand):
    help = "Print each deadline of a case: duty, date, status, explanation and source."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("reference")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        case = Case.objects.select_related("child").filter(reference=options["reference"]).first()
        if case is None:
            raise CommandError(f"There is no case {options['reference']}.")
        today = timezone.localdate()
        relied = list(case.exceptions.all())
        waiting = {(one.rule, one.about) for one in relied if one.is_unanswered}
        clocks = timetable(facts_from(case, case.entries.all(), relied))
        rows = [_row(clock, today, waiting) for clock in clocks]
        rows.sort(key=lambda row: (row["due"] or "9999", row["rule"]))
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for row in rows:
            not_yet = " Exception not yet approved." if row["exception_not_yet_approved"] else ""
            said = f"{row['explanation']}{not_yet}"
            self.stdout.write(f"{row['due'] or '-':<11} {row['status']:<13} {said}")


def _row(clock: Deadline, today: date, waiting: Collection[tuple[str, str]]) -> dict[str, Any]:
    return {
        "rule": clock.rule.id,
        "about": clock.about,
        "duty": clock.rule.duty,
        "due": clock.due.isoformat() if clock.due else None,
        "status": clock.status(today).value,
        "force": clock.rule.force.value,
        "explanation": clock.explanation,
        "citation": str(clock.rule.citation),
        "exception_not_yet_approved": (clock.rule.id, clock.about) in waiting,
    }
