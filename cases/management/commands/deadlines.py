"""Every deadline of a case, with its reason."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cases.facts import facts_for
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
        rows = [_row(clock, today) for clock in timetable(facts_for(case))]
        rows.sort(key=lambda row: (row["due"] or "9999", row["rule"]))
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for row in rows:
            self.stdout.write(f"{row['due'] or '-':<11} {row['status']:<13} {row['explanation']}")


def _row(clock: Deadline, today: date) -> dict[str, Any]:
    return {
        "rule": clock.rule.id,
        "about": clock.about,
        "duty": clock.rule.duty,
        "due": clock.due.isoformat() if clock.due else None,
        "status": clock.status(today).value,
        "force": clock.rule.force.value,
        "explanation": clock.explanation,
        "citation": str(clock.rule.citation),
    }
