"""Closures against the time the law gives: no date moves, and the days to ask are named."""

from datetime import date

import pytest

from statutory.closures import Closed, mondays, week_of

SUMMER = Closed("Summer holidays", date(2026, 7, 22), date(2026, 9, 2))


@pytest.mark.parametrize(
    ("starts", "reopens", "days", "enough"),
    [
        (date(2026, 7, 22), date(2026, 8, 18), 27, False),  # H-077: 27 days are not 4 weeks
        (date(2026, 7, 22), date(2026, 8, 19), 28, True),
    ],
)
def test_h077_only_a_closure_of_28_days_or_more_can_be_an_exception(starts, reopens, days, enough):
    closed = Closed("Holidays", starts, reopens)

    assert (closed.days, closed.can_be_an_exception) == (days, enough)


def test_the_head_must_be_asked_between_a_week_before_it_closes_and_a_week_before_it_opens():
    assert SUMMER.ask_between == (date(2026, 7, 15), date(2026, 8, 26))
    assert SUMMER.last_day == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2026, 7, 1), date(2026, 7, 21), 0),
        (date(2026, 7, 1), date(2026, 7, 22), 1),
        (date(2026, 9, 1), date(2026, 9, 30), 1),
        (date(2026, 9, 2), date(2026, 9, 30), 0),
        (date(2026, 7, 1), date(2026, 12, 31), 42),
    ],
)
def test_the_days_of_a_closure_within_a_time(first, last, days):
    assert SUMMER.days_within(first, last) == days


def test_a_request_of_the_first_of_june_has_all_its_advice_time_in_the_summer():
    week = week_of(date(2026, 6, 8), (SUMMER,))

    assert week.decide_by == date(2026, 7, 20)
    assert week.advice_by == date(2026, 8, 31)
    assert week.refuse_by == date(2026, 9, 28)
    assert week.final_by == date(2026, 10, 26)
    assert week.meets == ((SUMMER, 41),)
    assert (week.closed_days, week.advice_days) == (41, 42)


def test_a_request_in_january_meets_no_summer_and_no_date_differs_for_a_closure():
    alone, beside = week_of(date(2026, 1, 12), ()), week_of(date(2026, 1, 12), (SUMMER,))

    assert alone == beside
    assert beside.meets == ()


def test_weeks_begin_on_mondays_from_this_one_on():
    assert mondays(date(2026, 6, 11), 3) == (date(2026, 6, 8), date(2026, 6, 15), date(2026, 6, 22))
