"""Reads of where a child is placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Prefetch, Q

from cases.models import Case
from statutory.financial_years import FinancialYear

from ..models import Commitment, Cost, Placement
from ..paying import in_year


@dataclass(frozen=True)
class Paid:
    """One amount of a placement and what falls into the year."""

    commitment: Commitment
    this_year: Decimal

    @property
    def head(self) -> str:
        return str(Cost.Head(self.commitment.head).label)


@dataclass(frozen=True)
class Row:
    """One placement with what is paid for it."""

    placement: Placement
    paid: Sequence[Paid]

    @property
    def this_year(self) -> Decimal:
        """What is approved for the year."""
        approved = (p for p in self.paid if p.commitment.state == Commitment.State.APPROVED)
        return sum((one.this_year for one in approved), Decimal(0))


def placements_of(case: Case, year: FinancialYear) -> list[Row]:
    """The placements of a child on this case, newest first, in two questions."""
    commitments = Commitment.objects.select_related("asked_by", "answered_by")
    rows = (
        Placement.objects.filter(case=case)
        .select_related("provider", "recorded_by")
        .prefetch_related(Prefetch("commitments", commitments))
        .order_by("-starts_on", "-pk")
    )
    return [
        Row(one, [Paid(paid, in_year(paid, year)) for paid in one.commitments.all()])
        for one in rows
    ]


def overlapping(case: Case, starts_on: date, ends_on: date | None) -> Placement | None:
    """Another placement of the same child in these days."""
    rows = Placement.objects.filter(case__child=case.child_id).select_related("provider")
    rows = rows.filter(Q(ends_on=None) | Q(ends_on__gte=starts_on))
    return (rows.filter(starts_on__lte=ends_on) if ends_on else rows).first()
