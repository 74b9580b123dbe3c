"""Reads. What a screen or a job wants to know, each with a fixed number of queries."""

from __future__ import annotations

from django.db.models import Max

from .models import JobRun


def last_good_runs() -> dict[str, str]:
    """When each job last finished well, for the health page."""
    rows = (
        JobRun.objects.filter(succeeded=True)
        .values_list("name")
        .annotate(last=Max("finished_at"))
        .order_by("name")
    )
    return {name: last.isoformat() for name, last in rows}
