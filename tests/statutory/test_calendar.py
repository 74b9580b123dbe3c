"""Working days: England's and the Tribunal's, and what happens past the published list."""

from datetime import date, timedelta

import holidays
import pytest

from statutory import ENGLAND, Calendar, CalendarRunsOut, Fact, Facts, Kind, Status, timetable

A_CALENDAR = Calendar([date(2026, 4, 3), date(2026, 4, 6), date(2026, 12, 25), date(2026, 12, 28)])


def test_the_bundled_bank_holidays_are_those_of_an_independent_list():
    years = range(ENGLAND.first.year, ENGLAND.last.year + 1)
    independent = holidays.country_holidays("GB", subdiv="ENG", years=years)

    assert ENGLAND.bank_holidays == {day for day in independent if day.weekday() < 5}


def test_every_working_day_is_so_by_the_plain_rule():
    day = ENGLAND.first
    while day <= ENGLAND.last:
        plain = day.weekday() < 5 and day not in ENGLAND.bank_holidays
        assert ENGLAND.is_working_day(day) is plain
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("count", "day", "number", "last"),
    [
        ("working_day_after", date(2026, 4, 2), 3, date(2026, 4, 9)),
        ("working_day_after", date(2026, 4, 4), 1, date(2026, 4, 7)),
        ("working_day_beginning_with", date(2026, 4, 2), 3, date(2026, 4, 8)),
        ("working_day_beginning_with", date(2026, 4, 3), 1, date(2026, 4, 7)),
        ("working_day_before", date(2026, 4, 7), 1, date(2026, 4, 2)),
        ("working_day_before", date(2026, 4, 8), 15, date(2026, 3, 16)),
        ("tribunal_working_day_after", date(2026, 7, 31), 1, date(2026, 9, 1)),
        ("tribunal_working_day_after", date(2026, 12, 24), 1, date(2027, 1, 4)),
    ],
)
def test_working_days_are_counted_over_easter_august_and_christmas(count, day, number, last):
    assert getattr(ENGLAND, count)(day, number) == last


@pytest.mark.parametrize(
    ("day", "rolled"),
    [
        (date(2026, 3, 2), date(2026, 3, 2)),  # a Monday
        (date(2026, 3, 1), date(2026, 3, 2)),  # a Sunday
        (date(2026, 5, 2), date(2026, 5, 5)),  # a Saturday before a bank holiday
        (date(2026, 8, 1), date(2026, 9, 1)),
        (date(2026, 8, 31), date(2026, 9, 1)),
        (date(2026, 12, 24), date(2026, 12, 24)),
        (date(2026, 12, 25), date(2027, 1, 4)),
        (date(2027, 1, 1), date(2027, 1, 4)),
        (date(2027, 1, 2), date(2027, 1, 4)),
        # The period itself must end in August or at Christmas: not the working day after it.
        (date(2027, 7, 31), date(2027, 8, 2)),  # a Saturday
        (date(2022, 7, 31), date(2022, 8, 1)),  # a Sunday
        (date(2022, 12, 24), date(2022, 12, 28)),  # a Saturday
        (date(2028, 12, 24), date(2028, 12, 27)),  # a Sunday, the last year of the list
    ],
)
def test_the_tribunals_periods_roll_forward(day, rolled):
    assert ENGLAND.rolled_for_tribunal(day) == rolled


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2027, 1, 1)])
def test_h089_a_day_outside_the_list_is_refused(day):
    with pytest.raises(CalendarRunsOut, match="only known from 2026 to 2026"):
        A_CALENDAR.is_working_day(day)


def test_h089_a_count_that_runs_past_the_list_is_refused_and_not_guessed():
    with pytest.raises(CalendarRunsOut):
        A_CALENDAR.working_day_after(date(2026, 12, 29), 3)
    assert A_CALENDAR.working_day_after(date(2026, 12, 29), 2) == date(2026, 12, 31)


def test_h089_a_date_past_the_list_says_why_it_cannot_be_worked_out():
    facts = Facts([Fact(Kind.APPEAL_RECEIVED, date(2026, 12, 1))])

    (response,) = (one for one in timetable(facts, A_CALENDAR) if one.rule.id == "P02")

    assert (response.due, response.status(date(2026, 12, 1))) == (None, Status.UNKNOWN)
    assert response.problem == (
        "Bank holidays are only known from 2026 to 2026,"
        " so working days outside those years cannot be counted."
    )
    assert response.problem in response.explanation


def test_h089_what_is_counted_in_calendar_days_needs_no_list():
    facts = Facts([Fact(Kind.REQUEST_RECEIVED, date(2090, 1, 5))])

    (decide,) = (one for one in timetable(facts, A_CALENDAR) if one.rule.id == "A01")

    assert decide.due == date(2090, 2, 16)
