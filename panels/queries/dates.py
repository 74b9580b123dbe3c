"""By when a question has to be answered in law: what agendas and forecasts go by."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from cases.models import Case, Deadline
from statutory import Force

# The time limits that an answer to each question serves, by the rules in `statutory`. Who pays has
# no limit of its own: the case's next date stands for it.
RULES_OF: dict[str, tuple[str, ...]] = {
    "assess": ("A01", "S01"),
    "issue": ("A04", "O01c", "M06c", "O01b10", "M06b10"),
    "placement": ("A07", "R09", "R10b", "R12", "R13", "R14", "R17", "S02"),
    "amend": ("R06", "R10", "R11"),
    "cease": ("R06",),
    "funding": ("A07", "R09", "R10b", "S02"),
    "dispute": ("P02",),
}


def running(questions: Collection[str]) -> list[tuple[int, str, date]]:
    """Every time limit that runs for these questions on an open case, the earliest first."""
    rules = {rule for question in questions for rule in RULES_OF[question]}
    rows = Deadline.objects.filter(
        rule__in=rules, met_on=None, ended_on=None, due__isnull=False, case__closed_on=None
    ).exclude(case__stage="")
    told = rows.filter(force=Force.LAW.value).order_by("due", "case")
    return list(told.values_list("case", "rule", "due"))


def due_of(asked: Iterable[tuple[Case, str]]) -> dict[tuple[int, str], date | None]:
    """By when each case's question has to be answered. Without a limit: its next date. One query."""
    asked = list(asked)
    rows = Deadline.objects.filter(
        case__in={case.pk for case, _ in asked}, met_on=None, ended_on=None, due__isnull=False
    )
    told = list(rows.order_by("due").values_list("case", "rule", "due"))
    return {
        (case.pk, question): next(
            (due for pk, rule, due in told if pk == case.pk and rule in RULES_OF[question]),
            case.next_due,
        )
        for case, question in asked
    }


def running_on(case: Case, question: str) -> bool:
    """Whether a time limit for this question runs on a case."""
    rows = Deadline.objects.filter(case=case, rule__in=RULES_OF[question])
    return rows.filter(met_on=None, ended_on=None, due__isnull=False).exists()
