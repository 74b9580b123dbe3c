"""Reads of what the council is bound to pay, and of what went to the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from statutory.financial_years import FinancialYear

from ..models import Commitment, Cost, LedgerBatch, LedgerLine
from ..paying import in_year

State = Commitment.State


@dataclass(frozen=True)
class Owed:
    """One commitment in a list for those who pay: whose, for what, how much this year."""

    commitment: Commitment
    this_year: Decimal
    may_name: bool  # a restricted child is not named to who has no leave

    @property
    def whose(self) -> str:
        case = self.commitment.placement.case
        return str(case.child) if self.may_name else ""

    @property
    def reference(self) -> str:
        return self.commitment.placement.case.reference

    @property
    def head(self) -> str:
        return str(Cost.Head(self.commitment.head).label)


@dataclass(frozen=True)
class Sums:
    """What a year comes to."""

    approved: Decimal
    asked: Decimal

    @property
    def likely(self) -> Decimal:
        return self.approved + self.asked


def commitments_in(year: FinancialYear) -> QuerySet[Commitment]:
    """Every commitment that touches a financial year and was not refused."""
    touching = Q(ends_on=None) | Q(ends_on__gte=year.first_day)
    return (
        Commitment.objects.filter(touching, starts_on__lte=year.last_day)
        .exclude(state=State.REFUSED)
        .select_related("placement__case__child", "placement__provider", "asked_by", "answered_by")
        .order_by("placement__provider__name", "placement__case__reference", "pk")
    )


def owed_in(year: FinancialYear, rows: QuerySet[Commitment] | list[Commitment]) -> list[Owed]:
    """The commitments of a page with what falls into the year."""
    return [Owed(one, in_year(one, year), not one.placement.case.restricted) for one in rows]


def sums_of(year: FinancialYear) -> Sums:
    """What is approved and what is asked for in a year."""
    told: dict[str, Decimal] = {State.APPROVED.value: Decimal(0), State.ASKED.value: Decimal(0)}
    for one in commitments_in(year).iterator():
        told[one.state] += in_year(one, year)
    return Sums(told[State.APPROVED.value], told[State.ASKED.value])


def sent_so_far() -> dict[tuple[int, date], Decimal]:
    """What went to the ledger before, by commitment and month."""
    rows = LedgerLine.objects.values_list("commitment", "month").annotate(sum=Sum("amount"))
    return {(commitment, month): total for commitment, month, total in rows.order_by()}


def rows_of(batch: LedgerBatch) -> QuerySet[LedgerLine]:
    """The lines of a batch in the order of the file."""
    return batch.lines.select_related(
        "commitment__placement__case", "commitment__placement__provider"
    ).order_by("pk")


def claw_backs(batch: LedgerBatch) -> QuerySet[LedgerLine]:
    """What was paid for days after somebody left, and comes back."""
    return rows_of(batch).filter(amount__lt=0)
