"""Which jobs of the schedule are late: those that should have ended by now, and have not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from celery import current_app
from django.db.models import Count

from ..models import JobRun, JobWatch

A_DAY = timedelta(minutes=24 * 60)


@dataclass(frozen=True)
class Standing:
    """How one job of the schedule stands: when it was due after its last good end."""

    name: str  # "deliver messages"
    task: str
    due: datetime
    may_be_late: timedelta
    ended_at: datetime | None
    failed_at: datetime | None
    told_at: datetime | None
    asked_at: datetime

    @property
    def late_by(self) -> timedelta:
        """How long ago it was due. Nothing, where it is not due yet."""
        return max(self.asked_at - self.due, timedelta())

    @property
    def is_late(self) -> bool:
        return self.late_by > self.may_be_late

    @property
    def stopped_with_a_fault(self) -> bool:
        return bool(self.failed_at and not (self.ended_at and self.ended_at > self.failed_at))

    @property
    def what_to_do(self) -> str:
        """What whoever runs the system looks at first."""
        if self.stopped_with_a_fault:
            return "A fault stopped it. The log of the worker has the fault, beside its name."
        return "It was not begun, or has not ended. The log of the worker says which."


def standings(now: datetime) -> list[Standing]:
    """How each job stands, of those that have run or are looked after."""
    watches = {watch.task: watch for watch in JobWatch.objects.all()}
    return [
        _standing(name, watches[entry["task"]], now)
        for name, entry in current_app.conf.beat_schedule.items()
        if entry["task"] in watches
    ]


def late_jobs(now: datetime) -> list[Standing]:
    """The jobs that are late."""
    return [standing for standing in standings(now) if standing.is_late]


def scheduled_tasks() -> set[str]:
    """The task of each job of the schedule."""
    return {entry["task"] for entry in current_app.conf.beat_schedule.values()}


def all_stand_still(late: list[Standing]) -> bool:
    """Whether every job that should run each minute is late: then no single job is at fault."""
    soonest = min(current_app.conf.may_be_late.values())
    each_minute = {name for name, n in current_app.conf.may_be_late.items() if n == soonest}
    return each_minute <= {one.name for one in late}


def failed_runs(now: datetime) -> dict[str, int]:
    """How many runs of each job had problems in the last day."""
    lately = JobRun.objects.filter(started_at__gte=now - A_DAY, succeeded=False)
    return dict(lately.order_by().values_list("name").annotate(runs=Count("pk")))


def _standing(name: str, watch: JobWatch, now: datetime) -> Standing:
    return Standing(
        name=name,
        task=watch.task,
        due=_due_after(name, watch.ended_at or watch.since),
        may_be_late=timedelta(minutes=current_app.conf.may_be_late[name]),
        ended_at=watch.ended_at,
        failed_at=watch.failed_at,
        told_at=watch.told_at,
        asked_at=now,
    )


def _due_after(name: str, since: datetime) -> datetime:
    """When the schedule has it run next after a time."""
    schedule = current_app.conf.beat_schedule[name]["schedule"]
    if isinstance(schedule, timedelta):
        return since + schedule
    begun, until, _ = schedule.remaining_delta(since)
    return (begun + until).astimezone(UTC)
