"""What an option of a brief costs: from the options grid where it is one of it, else as typed.

What nobody has said is unknown, and is never counted as nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cases.models import Case
from providers.costing import Total, is_old
from providers.queries.options import grid_of
from statutory.financial_years import financial_year_of

from ..models import BriefOption

Totals = Mapping[int, Total]


@dataclass(frozen=True)
class Money:
    """Pounds a year and once, who pays which part, what is unknown and which prices are old."""

    a_year: Decimal | None
    once: Decimal | None
    unknown: tuple[str, ...]
    old: tuple[str, ...]
    payers: tuple[tuple[str, Decimal], ...]
    source: str

    @property
    def is_unknown(self) -> bool:
        return self.a_year is None


def grid_totals(case: Case, today: date) -> Totals:
    """The whole cost of each option in the grid of a case, for this financial year."""
    grid = grid_of(case, str(financial_year_of(today)), today)
    return {column.option.pk: column.total for column in grid.columns}


def money_of(one: BriefOption, totals: Totals, today: date | None = None) -> Money:
    """What one option of a brief costs."""
    if one.option_id is not None:
        total = totals.get(one.option_id)
        if total is None:
            return Money(None, None, ("the whole cost",), (), (), "")
        payers = tuple(sorted(total.by_payer.items()))
        return Money(total.amount, None, total.unknown, total.old, payers, "Options and costs")
    unknown = () if one.cost_a_year is not None else ("the cost of a year",)
    old = ("the price",) if today and is_old(one.costed_on, today) else ()
    amount = one.cost_a_year
    payers = ((one.paid_by, amount),) if one.paid_by and amount is not None else ()
    return Money(amount, one.cost_once, unknown, old, payers, one.cost_source)
