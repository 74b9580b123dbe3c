"""What a commitment comes to in some days: by calendar days, to the penny, and nothing twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from statutory import days_after
from statutory.financial_years import FinancialYear, financial_year_of

from .costing import SCHOOL_DAYS
from .models import Commitment

Per = Commitment.Per


def a_year(commitment: Commitment) -> Decimal:
    """What a whole year costs; of what is paid once, all of it."""
    return commitment.rate * SCHOOL_DAYS if commitment.per == Per.DAY else commitment.rate


def in_year(commitment: Commitment, year: FinancialYear) -> Decimal:
    """What falls into a financial year."""
    return due_through(commitment, year, year.last_day)


def in_month(commitment: Commitment, year: FinancialYear, first: date, last: date) -> Decimal:
    """What falls into a month: up to its end, less up to the day before it.

    The twelve months of a year therefore make up the year to the penny (H-247).
    """
    before = days_after(first, -1)
    so_far = due_through(commitment, year, before) if before >= year.first_day else Decimal(0)
    return due_through(commitment, year, last) - so_far


def due_through(commitment: Commitment, year: FinancialYear, day: date) -> Decimal:
    """What falls into a financial year up to a day, the day counted."""
    if commitment.per == Per.ONCE:
        falls = financial_year_of(commitment.starts_on) == year and commitment.starts_on <= day
        return commitment.rate if falls and not _never_began(commitment) else Decimal(0)
    last = min(day, commitment.ends_on) if commitment.ends_on else day
    return year.part_of(a_year(commitment), commitment.starts_on, last)


def a_year_in_all(commitments: Iterable[Commitment]) -> Decimal:
    """What several come to in a year together: an approval looks at all of a placement."""
    return sum((a_year(one) for one in commitments), Decimal(0))


def _never_began(commitment: Commitment) -> bool:
    return commitment.ends_on is not None and commitment.ends_on < commitment.starts_on
