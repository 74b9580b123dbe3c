"""Which jobs are late, by the schedule itself, in London time."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from celery import current_app

from cases.models import JobWatch
from cases.queries.lateness import all_stand_still, late_jobs, standings

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


def at(said: str) -> datetime:
    day = datetime.fromisoformat(said)
    return day if day.tzinfo else day.replace(tzinfo=LONDON)


@pytest.mark.parametrize(
    ("task", "ended", "asked", "late"),
    [
        ("cases.tasks.deliver_messages", "2026-06-09 10:00:05", "2026-06-09 10:10:59", False),
        ("cases.tasks.deliver_messages", "2026-06-09 10:00:05", "2026-06-09 10:11:10", True),
        ("cases.tasks.plan_reminders", "2026-06-08 06:00:20", "2026-06-09 05:59:00", False),
        ("cases.tasks.plan_reminders", "2026-06-08 06:00:20", "2026-06-09 07:59:00", False),
        ("cases.tasks.plan_reminders", "2026-06-08 06:00:20", "2026-06-09 08:01:00", True),
        # By day alone: nothing is due in the night.
        ("families.tasks.tell_by_text", "2026-06-08 18:20:09", "2026-06-09 09:10:00", False),
        ("families.tasks.tell_by_text", "2026-06-08 18:20:09", "2026-06-09 11:21:00", True),
        # The hour that comes twice.
        ("cases.tasks.deliver_messages", "2026-10-25T01:55+01:00", "2026-10-25T01:05+00:00", False),
        ("cases.tasks.deliver_messages", "2026-10-25T01:55+01:00", "2026-10-25T01:07+00:00", True),
        # The night on which a day has 25 hours, and the one on which it has 23.
        ("cases.tasks.plan_reminders", "2026-10-24 06:00:20", "2026-10-25 07:59:00", False),
        ("cases.tasks.plan_reminders", "2026-10-24 06:00:20", "2026-10-25 08:01:00", True),
        ("cases.tasks.plan_reminders", "2026-03-28 06:00:20", "2026-03-29 07:59:00", False),
        ("cases.tasks.plan_reminders", "2026-03-28 06:00:20", "2026-03-29 08:01:00", True),
    ],
)
def test_a_job_is_late_when_it_did_not_end_in_time_after_it_was_due(
    task: str, ended: str, asked: str, late: bool
) -> None:
    JobWatch.objects.create(task=task, ended_at=at(ended))

    assert [job.task for job in late_jobs(at(asked))] == [task] * late


def test_a_job_that_never_ran_is_due_from_when_it_was_looked_after() -> None:
    JobWatch.objects.create(task="cases.tasks.tidy_up")
    JobWatch.objects.update(since=at("2026-06-09 12:00"))

    found = {
        hour: bool(late_jobs(at(f"2026-06-10 {hour}"))) for hour in ("03:00", "05:29", "05:31")
    }

    assert found == {"03:00": False, "05:29": False, "05:31": True}


def test_every_job_of_the_schedule_says_how_late_it_may_be() -> None:
    assert set(current_app.conf.may_be_late) == set(current_app.conf.beat_schedule)


def test_a_job_that_a_fault_stopped_says_so() -> None:
    JobWatch.objects.create(
        task="cases.tasks.tidy_up",
        ended_at=at("2026-06-08 03:30"),
        failed_at=at("2026-06-09 03:30"),
    )
    JobWatch.objects.create(
        task="cases.tasks.plan_reminders",
        failed_at=at("2026-06-07 06:00"),
        ended_at=at("2026-06-08 06:00"),
    )

    told = {job.name: job.stopped_with_a_fault for job in standings(at("2026-06-09 12:00"))}

    assert told == {"plan reminders": False, "tidy up": True}


def test_when_nothing_of_each_minute_ran_no_single_job_is_at_fault() -> None:
    minutely = [name for name, n in current_app.conf.may_be_late.items() if n == 10]
    tasks = [current_app.conf.beat_schedule[name]["task"] for name in minutely]
    for task in tasks:
        JobWatch.objects.create(task=task, ended_at=at("2026-06-09 10:00"))
    asked = at("2026-06-09 12:00")

    all_late = all_stand_still(late_jobs(asked))
    JobWatch.objects.filter(task=tasks[0]).update(ended_at=asked)

    assert (all_late, all_stand_still(late_jobs(asked))) == (True, False)
