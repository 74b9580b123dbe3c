"""The council's year, 1 April to 31 March, and how much of a yearly amount falls into some days.

No rule of the law's clocks: it stands here because here is where days are counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from .counting import days_after

_PENNY = Decimal("0.01")
_NAME = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True, order=True, slots=True)
class FinancialYear:
    """The year that begins on 1 April of `begins`, written "2026-27"."""

    begins: int

    def __str__(self) -> str:
        return f"{self.begins}-{(self.begins + 1) % 100:02d}"

    @property
    def first_day(self) -> date:
        """1 April."""
        return date(self.begins, 4, 1)

    @property
    def last_day(self) -> date:
        """31 March of the next year."""
        return date(self.begins + 1, 3, 31)

    @property
    def days(self) -> int:
        """Calendar days in it: 366 when it holds a 29 February."""
        return (self.last_day - self.first_day).days + 1

    @property
    def months(self) -> tuple[tuple[date, date], ...]:
        """The first and last day of each of its twelve months, April first."""
        firsts = [date(self.begins + (month < 4), month, 1) for month in (*range(4, 13), 1, 2, 3)]
        after = [*firsts[1:], self.next.first_day]
        return tuple(
            (first, days_after(then, -1)) for first, then in zip(firsts, after, strict=True)
        )

    @property
    def next(self) -> FinancialYear:
        """The year after."""
        return FinancialYear(self.begins + 1)

    def days_within(self, first: date, last: date | None) -> int:
        """How many of its days lie from a day to a day, both counted; `last` empty: to its end."""
        start = max(self.first_day, first)
        end = min(self.last_day, last) if last else self.last_day
        return max(0, (end - start).days + 1)

    def part_of(self, amount: Decimal, first: date, last: date | None) -> Decimal:
        """The part of a whole year's amount for these days, by calendar days, to the penny."""
        part = amount * self.days_within(first, last) / self.days
        return part.quantize(_PENNY, rounding=ROUND_HALF_UP)


def financial_year_of(day: date) -> FinancialYear:
    """The year in which a day lies."""
    return FinancialYear(day.year if (day.month, day.day) >= (4, 1) else day.year - 1)


def financial_year_named(name: str) -> FinancialYear:
    """The year of a name such as "2026-27". Raises `ValueError` when it is not one."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise ValueError(f"“{name}” is not a financial year like 2026-27")
    year = FinancialYear(int(found[1]))
    if str(year) != name:
        raise ValueError(f"“{name}” is not a financial year like 2026-27")
    return year
