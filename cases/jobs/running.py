"""The record of a run: what was done, what went wrong, how it ended."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone

from ..audit import acting_as_job
from ..models import JobRun

log = logging.getLogger(__name__)
MOST_PROBLEMS = 200  # kept by name in one run; all are counted


class Run:
    """One run under way. Counts what is done and collects what went wrong, without any person."""

    def __init__(self, row: JobRun) -> None:
        self.row = row
        self.counts: Counter[str] = Counter()
        self.problems: list[dict[str, str]] = []

    def did(self, what: str, times: int = 1) -> None:
        """Count something done."""
        self.counts[what] += times

    def went_wrong(self, reference: str, sentence: str) -> None:
        """Keep a problem with one record. The run goes on, and ends as one that had problems."""
        self.counts["problems"] += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append({"reference": reference, "problem": sentence})


@contextmanager
def running(name: str) -> Iterator[Run]:
    """Keep a `JobRun` around a job. An error that escapes is recorded, logged and raised again."""
    run = Run(JobRun.objects.create(name=name))
    try:
        with acting_as_job(f"{name}, run {run.row.pk}"):
            yield run
    except Exception as error:
        run.went_wrong("", f"The run stopped: {type(error).__name__}")
        log.exception("job stopped", extra={"job": name, "run": run.row.pk})
        raise
    finally:
        _finish(run)


def _finish(run: Run) -> None:
    run.row.finished_at = timezone.now()
    run.row.succeeded = not run.problems
    run.row.summary = dict(run.counts)
    run.row.problems = run.problems
    run.row.save()
