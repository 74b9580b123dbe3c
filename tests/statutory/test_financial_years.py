"""The council's year, and parts of a yearly amount to the penny."""

from datetime import date
from decimal import Decimal

import pytest

from statutory.financial_years import FinancialYear, financial_year_named, financial_year_of


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 3, 31), "2025-26"),
        (date(2026, 4, 1), "2026-27"),
        (date(2000, 1, 1), "1999-00"),
        (date(2099, 12, 31), "2099-00"),
    ],
)
def test_the_year_begins_on_the_first_of_april(day, name):
    assert str(financial_year_of(day)) == name
    assert financial_year_named(name) == financial_year_of(day)


@pytest.mark.parametrize(
    "name", ["2026", "2026-28", "26-27", "2026-27 ", "", "2026/27", "２０２６-27x"]
)
def test_what_is_no_year_is_refused(name):
    with pytest.raises(ValueError, match="is not a financial year like 2026-27"):
        financial_year_named(name)


def test_h247_a_leap_year_has_366_days():
    assert [FinancialYear(year).days for year in (2026, 2027, 2028)] == [365, 366, 365]


@pytest.mark.parametrize(
    ("first", "last", "part"),
    [
        (date(2026, 4, 1), date(2027, 3, 31), "36500.00"),
        (date(2020, 1, 1), None, "36500.00"),
        (date(2026, 9, 1), None, "21200.00"),  # 212 days
        (date(2027, 2, 24), date(2027, 2, 24), "100.00"),
        (date(2027, 4, 1), None, "0.00"),
        (date(2026, 9, 1), date(2026, 8, 31), "0.00"),
    ],
)
def test_h242_a_part_of_the_year_costs_its_days_and_both_ends_count(first, last, part):
    assert FinancialYear(2026).part_of(Decimal(36500), first, last) == Decimal(part)


def test_h247_the_parts_of_a_year_of_a_thousand_lines_lose_no_penny_that_a_float_would():
    year = FinancialYear(2026)
    lines = [Decimal("0.10")] * 1000

    assert sum(lines) == Decimal("100.00")
    assert sum(year.part_of(line, year.first_day, None) for line in lines) == Decimal("100.00")


def test_its_months_join_without_a_gap_and_february_of_a_leap_year_has_29_days():
    months = FinancialYear(2027).months

    assert (months[0][0], months[-1][1]) == (date(2027, 4, 1), date(2028, 3, 31))
    assert sum((last - first).days + 1 for first, last in months) == 366
    assert months[10] == (date(2028, 2, 1), date(2028, 2, 29))
