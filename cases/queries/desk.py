"""What waits for a senior: what is late and why, what to answer, and cases to look at."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Count, F, Model, Q, QuerySet

from accounts.models import User
from statutory import format_date

from .. import roles
from ..access import officers_covered_by
from ..models import (
    BreakGlass,
    Case,
    ContactChange,
    Decision,
    Entry,
    Merge,
    Message,
    Question,
    StatutoryException,
)
from .worklist import due_filters, shown

MOST = 10  # lines of one list
SAMPLE = 5
COUNTED = ("overdue", "today", "soon", "problem", "disapplied")
LATE = ("overdue", "disapplied")
_PRIME, _SMALL = 2_147_483_647, 1_000_003  # what they multiply to fits in 64 bits
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class OfficerHeaps:
    """How many open cases of one officer, or of nobody, are late or nearly so."""

    officer: int | None
    name: str
    counts: dict[str, int]


def heaps_by_officer(
    cases: QuerySet[Case], names: Mapping[int, str], today: date
) -> list[OfficerHeaps]:
    """Each open case once, with who holds it today, whoever held it before. One query."""
    heaps = due_filters(today)
    # Not named like the heaps: one of them has the name of a column.
    counts = {f"in_{name}": Count("pk", filter=heaps[name]) for name in COUNTED}
    rows: Any = _open(cases).order_by().values("officer").annotate(**counts)
    found = [
        OfficerHeaps(
            row["officer"],
            names.get(row["officer"], ""),
            {name: row[f"in_{name}"] for name in COUNTED},
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (one.officer is None, one.name))


def late_because(
    cases: QuerySet[Case], officers: Iterable[OfficerHeaps], today: date
) -> dict[str, dict[str, int]]:
    """How many late cases have each reason recorded, by heap. Two queries.

    A case with two grounds is under both. Cases with nothing recorded are the late ones that are
    left over, so that only those with something recorded are read.
    """
    heaps = due_filters(today)
    late = _open(cases).order_by().filter(heaps["overdue"] | heaps["disapplied"])
    relied = late.filter(exceptions__withdrawn_at=None, exceptions__isnull=False)
    delayed = late.filter(entries__kind=Entry.Note.DELAY_REASON)
    recorded = set(relied.values_list("exceptions__ground", "disapplied", "pk"))
    recorded |= {("not_listed", *one) for one in delayed.values_list("disapplied", "pk")}
    with_one = {(disapplied, pk) for _, disapplied, pk in recorded}
    found: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(LATE, 0))
    for reason, disapplied, _ in recorded:
        found[reason]["disapplied" if disapplied else "overdue"] += 1
    for heap, is_off in (("overdue", False), ("disapplied", True)):
        late_in_all = sum(one.counts[heap] for one in officers)
        found["none"][heap] = late_in_all - sum(disapplied is is_off for disapplied, _ in with_one)
    return {reason: counts for reason, counts in found.items() if any(counts.values())}


def without_dates(cases: QuerySet[Case]) -> list[Case]:
    """Open cases of which the dates cannot be worked out."""
    rows = shown(_open(cases).filter(problem__gt=""))
    return list(rows.order_by("pk")[: MOST + 1])


def to_approve(cases: QuerySet[Case], user: User) -> list[StatutoryException]:
    """Exceptions relied on that no senior has answered. Nobody answers their own."""
    rows = StatutoryException.objects.filter(
        case__in=cases, approved_at=None, answered_by=None, withdrawn_at=None
    ).exclude(relied_on_by=user)
    rows = _with(rows, "case__reference", "relied_on_by__name", "rule", "relied_on_at")
    return _some(rows.order_by("relied_on_at", "pk"))


def held_decisions(cases: QuerySet[Case]) -> list[Decision]:
    """Decisions that wait until a senior has explained a reason in them."""
    rows = Decision.objects.filter(case__in=cases, state=Decision.State.HELD)
    rows = _with(rows, "case__reference", "by__name", "question", "at")
    return _some(rows.order_by("at", "pk"))


def questions_to(cases: QuerySet[Case], user: User) -> list[Question]:
    """Open questions to this person, or to somebody they cover."""
    rows = Question.objects.filter(
        asked_of__in=officers_covered_by(user), answered_at=None, case__in=cases
    )
    people = ("asked_by__name", "asked_of__name")
    return _some(_with(rows, "case__reference", *people, "answer_by").order_by("answer_by", "pk"))


def break_glass_to_review(user: User) -> list[BreakGlass]:
    """Emergency openings that nobody has looked at. Nobody reviews their own."""
    rows = BreakGlass.objects.filter(_by_their_people("user", user), reviewed_at=None)
    rows = _with(rows.exclude(user=user), "user__name", "at")
    return _some(rows.order_by("at", "pk"))


def merges_to_answer(user: User) -> int:
    """How many proposals that two records are one child wait for a second person."""
    rows = Merge.objects.filter(_by_their_people("proposed_by", user), state=Merge.State.PROPOSED)
    return rows.exclude(proposed_by=user).count()


def changes_to_check(cases: QuerySet[Case]) -> list[ContactChange]:
    """Changes of address, phone or email that wait to be checked."""
    rows = ContactChange.objects.filter(case__in=cases, state=ContactChange.State.WAITING)
    rows = _with(rows, "case__reference", "asked_by__name", "asked_at")
    return _some(rows.order_by("asked_at", "pk"))


def doubtful_messages(cases: QuerySet[Case]) -> list[Message]:
    """Messages of which nobody knows whether they went."""
    about = Q(case__in=cases) | Q(case=None)
    rows = Message.objects.filter(about, state=Message.State.UNCERTAIN)
    return _some(_with(rows, "case__reference", "written_at").order_by("written_at", "pk"))


def sample(cases: QuerySet[Case], user: User, today: date) -> list[Case]:
    """Cases to look at for quality this month, chosen by lot and not by any person.

    The lot is drawn from the month and the team, so that it comes out the same each time and
    nobody can choose a case or leave one out. Nothing about it is stored.
    """
    first = today.replace(day=1)
    whose = "all" if roles.SCOPE.get(user.role) is roles.Scope.ALL else str(user.team_id)
    lot = random.Random(f"{first:%Y-%m} {whose}")
    times, plus, turn = (lot.randrange(1, _PRIME) for _ in range(3))
    there = cases.filter(received_on__lt=first)
    there = there.filter(Q(closed_on=None) | Q(closed_on__gte=first))
    # Squared, so that cases opened one after the other do not come out one after the other.
    mixed = (F("pk") * times + plus) % _PRIME * (F("pk") + turn % _SMALL) % _PRIME
    drawn = there.order_by(mixed, "pk").values("pk")[:SAMPLE]
    return list(shown(Case.objects.filter(pk__in=drawn)).order_by(mixed, "pk"))


def sample_words(today: date) -> str:
    """Which cases the sample is drawn from."""
    return f"Drawn from the cases received before {format_date(today.replace(day=1))}"


def _by_their_people(field: str, user: User) -> Q:
    everybody = roles.SCOPE.get(user.role) is roles.Scope.ALL
    return Q() if everybody else Q(**{f"{field}__team": user.team_id})


def _open(cases: QuerySet[Case]) -> QuerySet[Case]:
    return cases.filter(closed_on=None)


def _with(rows: QuerySet[Row], *shown: str) -> QuerySet[Row]:
    """With what a line says, and nothing more is read."""
    joined = {name.partition("__")[0] for name in shown if "__" in name}
    return rows.select_related(*sorted(joined)).only(*shown)


def _some(rows: QuerySet[Row]) -> list[Row]:
    """One line more than is shown, which says that there are more."""
    return list(rows[: MOST + 1])
