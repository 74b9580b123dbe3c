"""What moving cases would do, and what a batch of moves did."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from accounts.models import User

from ..access import cases_visible_to
from ..models import Allocation, Case
from ..weights import weight_of
from .caseload import caseloads, kept_from, why_not
from .worklist import Wanted, worklist

MOST = 500  # cases on one page to choose from
UNSEEN = "There is no such case that you may move"


@dataclass(frozen=True)
class Line:
    """One case of a move: what it is, what it weighs, and why it stays if it does."""

    reference: str
    case: Case | None
    holder: str
    weight: Decimal
    why_not: str


@dataclass(frozen=True)
class Change:
    """What a move makes of one officer's work."""

    name: str
    cases: int
    weight: Decimal
    cases_after: int
    weight_after: Decimal


@dataclass(frozen=True)
class Preview:
    """What would happen to each case, and to the work of each officer."""

    lines: tuple[Line, ...]
    changes: tuple[Change, ...]

    @property
    def going(self) -> list[Line]:
        return [line for line in self.lines if not line.why_not]

    @property
    def staying(self) -> list[Line]:
        return [line for line in self.lines if line.why_not]

    @property
    def shown(self) -> dict[str, int | None]:
        """Who holds each case as the preview shows it."""
        return {line.reference: line.case.officer_id if line.case else None for line in self.lines}


def cases_to_choose(by: User, officer: User | None, wanted: Wanted, today: date) -> list[Case]:
    """The open cases of an officer, or of nobody, that this person may move."""
    mine = cases_visible_to(by).filter(closed_on=None, officer=officer)
    return list(worklist(mine, wanted, today)[:MOST])


def preview(references: Sequence[str], *, to: User, by: User, today: date) -> Preview:
    """Look at a move before it is made. A case that cannot be seen is told like one that is not."""
    rows = cases_visible_to(by).filter(reference__in=references)
    seen = {case.reference: case for case in rows.select_related("child", "officer")}
    kept = kept_from(to, today)
    lines = []
    for reference in dict.fromkeys(references):
        case = seen.get(reference)
        if case is None:
            lines.append(Line(reference, None, "", Decimal(), UNSEEN))
            continue
        holder = case.officer.name if case.officer else "Nobody yet"
        weight = weight_of(case.stage, case.complexity, on=today)
        lines.append(Line(reference, case, holder, weight, why_not(case, to, kept)))
    return Preview(tuple(lines), _changes(lines, to, by, today))


def _changes(lines: Sequence[Line], to: User, by: User, today: date) -> tuple[Change, ...]:
    cases: Counter[int] = Counter()
    weights: dict[int, Decimal] = defaultdict(Decimal)
    for line in lines:
        if line.case is None or line.why_not:
            continue
        for officer, sign in ((to.pk, 1), (line.case.officer_id, -1)):
            if officer is not None:
                cases[officer] += sign
                weights[officer] += sign * line.weight
    return tuple(
        Change(
            load.officer.name,
            load.cases,
            load.weight,
            load.cases + cases[load.officer.pk],
            load.weight + weights[load.officer.pk],
        )
        for load in caseloads(by, today).loads
        if load.officer.pk in cases
    )


@dataclass(frozen=True)
class Move:
    """One move of a batch, and whether the case is still where it put it."""

    made: Allocation
    stands: bool


def moves_of(batch: uuid.UUID, user: User) -> list[Move]:
    """The moves of a batch on the cases that this person may see."""
    rows: QuerySet[Allocation] = Allocation.objects.filter(
        batch=batch, case__in=cases_visible_to(user)
    )
    people = ("case__child", "from_officer", "to_officer", "by")
    made = list(rows.select_related(*people).order_by("case__reference"))
    after = Allocation.objects.filter(case__in=[one.case_id for one in made])
    last = dict(after.order_by("pk").values_list("case", "pk"))
    return [Move(one, last[one.case_id] == one.pk) for one in made]
