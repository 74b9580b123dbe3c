"""Dates on screens."""

from datetime import UTC, date, datetime

import pytest

from cases.templatetags.dates import days_from, long_date, moment, short_date

DAY = date(2026, 6, 9)


def test_a_date_is_written_as_people_say_it() -> None:
    assert long_date(DAY) == "Tuesday 9 June 2026"
    assert short_date(DAY) == "9 Jun 2026"


def test_a_moment_late_in_the_evening_belongs_to_the_london_day() -> None:
    late = datetime(2026, 6, 9, 23, 30, tzinfo=UTC)

    assert long_date(late) == "Wednesday 10 June 2026"
    assert moment(late) == "10 Jun 2026, 00:30"


def test_no_date_is_written_as_nothing() -> None:
    assert [long_date(None), short_date(None), moment(None), days_from(None, DAY)] == [""] * 4


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 6, 9), "today"),
        (date(2026, 6, 10), "tomorrow"),
        (date(2026, 6, 8), "yesterday"),
        (date(2026, 6, 12), "in 3 days"),
        (date(2026, 6, 2), "7 days ago"),
    ],
)
def test_a_distance_in_days_is_said_in_words(day: date, words: str) -> None:
    assert days_from(day, DAY) == words
