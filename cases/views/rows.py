"""Cases as the lines of a list: in words, with how late each is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from statutory import RULES_BY_ID, Stage

from ..models import Case
from ..queries.worklist import DUE_WORDS, heap_of, not_approved_among
from ..wording import short_date

_COLOURS = {
    "problem": "red",
    "overdue": "red",
    "today": "orange",
    "soon": "yellow",
    "fortnight": "grey",
    "later": "grey",
    "none": "grey",
    "disapplied": "purple",
}


@dataclass(frozen=True)
class Row:
    """One case as a line of the worklist, in words."""

    href: str
    reference: str
    name: str
    born: str
    stage: str
    duty: str
    due: str
    lateness: str
    colour: str
    waiting: str
    officer: str
    problem: str


def rows_of(cases: Iterable[Case], today: date) -> list[Row]:
    """Cases as lines, every word worked out before the template is reached."""
    cases = list(cases)
    base, not_approved = reverse("case", args=["_"]), not_approved_among(cases)
    stages = {stage.value: stage.label for stage in Stage}
    waiting = dict(Case.Waiting.choices)
    return [
        _row(case, today, base, stages, waiting, not_yet=case.pk in not_approved) for case in cases
    ]


def _row(
    case: Case,
    today: date,
    base: str,
    stages: dict[str, str],
    waiting: dict[str, str],
    *,
    not_yet: bool,
) -> Row:
    child, due = case.child, case.next_due
    heap = heap_of(case.problem, due, case.disapplied, today)
    return Row(
        href=base.replace("_", case.reference, 1),
        reference=case.reference,
        name=str(child),
        born=short_date(child.date_of_birth),
        stage=stages.get(case.stage, ""),
        duty=RULES_BY_ID[case.next_rule].duty if case.next_rule else "",
        due=short_date(due) if due else "",
        lateness=_lateness(case, heap, today, not_yet=not_yet),
        colour=_COLOURS[heap],
        waiting=waiting.get(case.waiting_on, ""),
        officer=case.officer.name if case.officer else "Nobody yet",
        problem=case.problem,
    )


def _lateness(case: Case, heap: str, today: date, *, not_yet: bool) -> str:
    if heap == "problem":
        return "Cannot be worked out"
    if case.next_due is None:
        return "No date running"
    if heap == "disapplied":
        return f"{DUE_WORDS[heap]}{', not yet approved' if not_yet else ''}"
    days = (case.next_due - today).days
    if days < 0:
        return f"{-days} day{'s' if days < -1 else ''} overdue"
    return f"in {days} day{'s' if days > 1 else ''}" if days else "Due today"
