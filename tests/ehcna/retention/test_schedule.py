"""The schedule as data: each line dated, cited, and with somebody or something that does it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ehcna.celery import app
from ehcna.retention.schedule import BY_TWO, kept_as, schedule_on, whole_schedule
from statutory import days_after

NOT_JOBS = {BY_TWO, "kept", "whoever runs the system"}


def test_every_line_says_why_where_that_is_written_and_who_does_it() -> None:
    jobs = {entry["task"] for entry in app.conf.beat_schedule.values()}
    lines = whole_schedule()

    assert [one.code for one in lines if not (one.why and all(one.citations))] == []
    assert {one.by for one in lines} - jobs == NOT_JOBS


def test_on_each_day_since_the_first_there_is_one_line_of_each_kind_and_no_gap() -> None:
    for one in whole_schedule():
        same = sorted((x for x in whole_schedule() if x.code == one.code), key=lambda x: x.begins)
        ends = [x.ends for x in same]
        assert ends[-1] is None, one.code
        for end, following in zip(ends, same[1:], strict=False):
            assert end is not None and following.begins == days_after(end, 1), one.code


@pytest.mark.parametrize(
    ("code", "from_day", "due_on"),
    [
        ("plan", date(1995, 2, 28), date(2026, 2, 28)),
        ("plan", date(1996, 2, 29), date(2027, 3, 1)),
        ("no_plan", date(1995, 7, 1), date(2026, 7, 1)),
        ("looked_after", date(1960, 1, 1), date(2035, 1, 1)),
        ("adopted", date(2006, 5, 1), date(2106, 5, 1)),
    ],
)
def test_when_a_record_is_due(code: str, from_day: date, due_on: date) -> None:
    assert kept_as(code, date(2026, 11, 27)).due_on(from_day) == due_on


def test_the_council_says_how_long_where_the_law_leaves_it_to_it(settings: Any) -> None:
    settings.RETENTION = replace(settings.RETENTION, no_plan_years=25)

    assert kept_as("no_plan", date(2026, 11, 27)).due_on(date(2001, 3, 2)) == date(2026, 3, 2)
    assert kept_as("looked_after", date(2026, 11, 27)).years_here == 75


def test_a_line_that_has_ended_is_not_in_force() -> None:
    codes = {one.code for one in schedule_on(date(2010, 1, 1))}

    assert codes == {"adopted"}
