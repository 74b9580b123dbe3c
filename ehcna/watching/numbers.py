"""The measurements: how pages were answered, and what the database says waits, is late or wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from cases.queries.jobs import last_problems
from cases.queries.lateness import failed_runs, standings
from cases.queries.waiting import messages_waiting, oldest_ready

from .measures import of_requests
from .standing import stand


def written() -> bytes:
    """All measurements, in the form that Prometheus reads."""
    ours = CollectorRegistry(auto_describe=False)
    ours.register(_OfTheService())
    return generate_latest(of_requests()) + generate_latest(ours)


class _OfTheService(Collector):
    """Asked for at the moment they are read. Without a database there is only what is not well."""

    def collect(self) -> Iterable[Metric]:
        standing = stand()
        well = {(name,): float(is_well) for name, is_well in standing.items()}
        yield _gauge("ehcna_well", "Whether something the service needs is there.", well, "what")
        if standing["database"] and standing["migrations"]:
            yield from _of_the_database(timezone.now())


def _of_the_database(now: datetime) -> Iterator[Metric]:
    states = {(state,): count for state, count in messages_waiting().items()}
    yield _gauge("ehcna_messages", "Emails and texts that wait, by state.", states, "state")
    oldest = oldest_ready(now)
    waited = {(): (now - oldest).total_seconds() if oldest else 0}
    yield _gauge("ehcna_oldest_message_seconds", "How long the oldest ready one waits.", waited)
    jobs = standings(now)
    late = {(job.name,): job.late_by.total_seconds() for job in jobs}
    yield _gauge("ehcna_job_overdue_seconds", "How long ago a job was due.", late, "job")
    allowed = {(job.name,): job.may_be_late.total_seconds() for job in jobs}
    yield _gauge("ehcna_job_may_be_late_seconds", "How late a job may be.", allowed, "job")
    ended = {(job.name,): job.ended_at.timestamp() for job in jobs if job.ended_at}
    yield _gauge("ehcna_job_ended_timestamp_seconds", "When a job last ended.", ended, "job")
    failed = {(name,): count for name, count in failed_runs(now).items()}
    yield _gauge("ehcna_failed_runs", "Runs with problems, of the last day.", failed, "job")
    wrong = {(): last_problems("verify_deadlines")}
    yield _gauge("ehcna_wrong_deadlines", "Cases whose dates the last check mended.", wrong)


def _gauge(name: str, what: str, values: Mapping[Any, float], *by: str) -> Metric:
    """One measurement: a value for each tuple of what its labels `by` say."""
    gauge = GaugeMetricFamily(name, what, labels=by)
    for labels, value in values.items():
        gauge.add_metric(labels, value)
    return gauge
