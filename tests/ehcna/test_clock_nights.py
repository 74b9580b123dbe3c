"""On the nights on which the clocks change each job runs as often as on any other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from celery.schedules import maybe_schedule

from ehcna.celery import app

LONDON = ZoneInfo("Europe/London")
NIGHTS = {
    "summer begins": datetime(2027, 3, 28, 12, tzinfo=UTC),
    "summer ends": datetime(2026, 10, 25, 12, tzinfo=UTC),
    "an ordinary day": datetime(2026, 6, 9, 12, tzinfo=UTC),
}
PLANNED = {name: one["schedule"] for name, one in app.conf.beat_schedule.items()}
OFTEN = [name for name, when in PLANNED.items() if isinstance(when, timedelta)]
BY_DAY = ["tell by text"]
ONCE = [name for name in PLANNED if name not in OFTEN + BY_DAY]


def runs(name: str, noon: datetime) -> list[datetime]:
    """When the scheduler starts a job from the noon before to this noon, asked each half minute."""
    now = noon - timedelta(days=1)
    schedule = maybe_schedule(PLANNED[name], app=app)
    schedule.nowfun = lambda: now.astimezone(LONDON)
    last, found = now, []
    while now < noon:
        if schedule.is_due(last.astimezone(LONDON)).is_due:
            last = now
            found.append(now)
        now += timedelta(seconds=30)
    return found


@pytest.mark.parametrize("night", NIGHTS)
@pytest.mark.parametrize("name", ONCE)
def test_each_nightly_job_runs_once_on_a_night_of_any_length(name: str, night: str) -> None:
    assert len(runs(name, NIGHTS[night])) == 1


@pytest.mark.parametrize("night", NIGHTS)
@pytest.mark.parametrize("name", OFTEN)
def test_what_runs_every_few_minutes_does_so_through_the_night(name: str, night: str) -> None:
    found = runs(name, NIGHTS[night])

    gaps = {after - before for before, after in zip(found, found[1:], strict=False)}
    assert gaps == {PLANNED[name]}


@pytest.mark.parametrize("name", ONCE)
def test_a_job_of_the_night_is_written_with_one_hour_of_the_day(name: str) -> None:
    assert (len(PLANNED[name].hour), len(PLANNED[name].minute)) == (1, 1)
