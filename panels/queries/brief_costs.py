"""What an option of a brief costs: from the options grid where it is one of it, else as typed.

What nobody has said is unknown, and is never counted as nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cases.models import Case
from providers.costing import Total, is_old, total_of
from providers.models import Cost, Option
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
    return totals_among([case.pk], today)


def totals_among(cases: Iterable[int], today: date) -> Totals:
    """The same for the grids of several cases, in two questions however many there are."""
    options = Option.objects.filter(case__in=set(cases), left_out_because="")
    found = list(options.select_related("provider"))
    costs: dict[int, list[Cost]] = {one.pk: [] for one in found}
    year = str(financial_year_of(today))
    for cost in Cost.objects.filter(option__in=costs, year=year):
        costs[cost.option_id].append(cost)
    return {one.pk: total_of(one, costs[one.pk], today) for one in found}


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
