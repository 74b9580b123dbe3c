"""The time limit of the law that an answer to a question serves, with where it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.models import Deadline
from statutory import RULES_BY_ID

from ..models import AgendaItem
from .dates import RULES_OF, due_of


@dataclass(frozen=True)
class Limit:
    """The day by which a question is to be answered. `due` None: no limit runs now.

    `is_other`: no limit for the question runs, and the next date of the case stands for it.
    """

    due: date | None
    duty: str = ""
    citation: str = ""
    force: str = ""
    is_other: bool = False


def limits_of(items: Iterable[AgendaItem]) -> dict[int, Limit]:
    """The limit of each of these cases, by its place on the agenda. Two queries."""
    asked = list(items)
    dues = due_of((one.case, one.question) for one in asked)
    rows = Deadline.objects.filter(case__in={one.case_id for one in asked}, met_on=None)
    told = list(rows.filter(ended_on=None).values_list("case", "rule", "due"))
    return {
        one.pk: _limit(one, dues[one.case_id, one.question], told)
        for one in asked
    }  # fmt: skip


def limit_of(item: AgendaItem) -> Limit:
    """The limit of one case."""
    return limits_of([item])[item.pk]


def _limit(item: AgendaItem, due: date | None, told: list[tuple[int, str, date | None]]) -> Limit:
    if due is None:
        return Limit(None)
    on_day = [rule for case, rule, day in told if case == item.case_id and day == due]
    own = [rule for rule in on_day if rule in RULES_OF[item.question]]
    found = next((RULES_BY_ID[rule] for rule in own or on_day if rule in RULES_BY_ID), None)
    if found is None:
        return Limit(due, is_other=True)
    return Limit(due, found.duty, str(found.citation), found.force.value, is_other=not own)


def in_order_of_law(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """These cases, first the one whose date in law comes first, each with its `limit`."""
    asked = list(items)
    limits = limits_of(asked)
    for one in asked:
        one.limit = limits[one.pk]  # type: ignore[attr-defined]
    return sorted(asked, key=_place)


def _place(item: AgendaItem) -> tuple[date, int]:
    due = item.limit.due  # type: ignore[attr-defined]
    return due or date.max, item.number or 0
