"""By when a question has to be answered in law: what agendas and forecasts go by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cases.models import Case, Deadline
from statutory import ENGLAND, CalendarRunsOut

from ..kinds import PanelKind

# Sending a final or amended plan: who pays and which setting it names must be known by then.
_FINAL = ("A07", "S02", "R09", "R10b", "R17", "R12", "R13", "R14")
# The same after an order, an agreement or an appeal not opposed that leaves the setting open.
_FINAL_AFTER = tuple(
    f"{track}{letter}" for track in ("O01", "M06", "U01") for letter in ("b14", "c11")
)
# The time limits by which an answer to each question must be known, by the rules in `statutory`.
# What an order or agreement has answered already (make a plan, amend it so, this setting) asks no
# panel anything, and serves no question.
RULES_OF: dict[str, tuple[str, ...]] = {
    "assess": ("A01", "S01"),
    "issue": ("A04", "O01b10", "M06b10", "U01b10", "O01d", "M06d"),
    "placement": (*_FINAL, *_FINAL_AFTER),
    "amend": ("R06", "R10", "R11", "R09", "R10b", "R17", "R12", "R13", "R14", "S02"),
    "cease": ("R06",),
    "funding": (*_FINAL, *_FINAL_AFTER),
    "dispute": ("P02", "M03"),
}


def due_of(asked: Iterable[tuple[Case, str]]) -> dict[tuple[int, str], date | None]:
    """By when each case's question is to be answered; without a limit its next date. One query."""
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


def last_day(due: date, kind: PanelKind) -> date:
    """The last day of a meeting after which an officer still has the days to decide in time."""
    try:
        return ENGLAND.working_day_before(due, kind.working_days.decision_after)
    except CalendarRunsOut:
        return due
