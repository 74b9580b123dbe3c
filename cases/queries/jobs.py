"""What ran, and when."""

from __future__ import annotations

from django.db.models import Max

from ..models import JobRun


def last_good_runs() -> dict[str, str]:
    """When each job last finished well, for the health page."""
    rows = (
        JobRun.objects.filter(succeeded=True)
        .values_list("name")
        .annotate(last=Max("finished_at"))
        .order_by("name")
    )
    return {name: last.isoformat() for name, last in rows}


def latest_runs() -> list[JobRun]:
    """The last run of each job, by name."""
    last = JobRun.objects.order_by().values("name").annotate(last=Max("pk")).values("last")
    return list(JobRun.objects.filter(pk__in=last).order_by("name"))


def last_problems(name: str) -> int:
    """How many problems the last run of a job that ended had."""
    ended = JobRun.objects.filter(name=name).exclude(finished_at=None).order_by("-pk").first()
    return int(ended.summary.get("problems", 0)) if ended else 0
