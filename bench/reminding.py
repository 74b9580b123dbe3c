"""One night’s reminders with as much due at any size: what they read and write is the same."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from cases.jobs.reminding import plan_reminders, running_deadlines
from cases.jobs.running import running
from cases.reminder_policy import FURTHEST
from statutory import days_after

DUE = 2_000  # clocks near enough to be looked at
_TOUCHED = """
SELECT coalesce(sum(seq_tup_read + idx_tup_fetch), 0), coalesce(sum(n_tup_ins + n_tup_upd), 0)
FROM pg_stat_xact_all_tables WHERE schemaname = 'public'
"""


def reminders_here() -> dict[str, float]:
    """One night's reminders on a day on which as many clocks run as at any other size.

    Nothing of it is kept: it is done in a transaction that is taken back.
    """
    day = day_with(DUE)
    with _taken_back():
        due = running_deadlines(day).count()
        read, written = _touched()
        began = time.perf_counter()
        with running("bench") as run:
            plan_reminders(day, run)
        took = time.perf_counter() - began
        read_then, written_then = _touched()
    return {
        "due": due,
        "reminders": run.counts["reminders"],
        "read": read_then - read,
        "written": written_then - written,
        "seconds": took,
    }


def day_with(due: int) -> date:
    """The day on which so many clocks are near enough to be looked at, or nearly so many."""
    runs = running_deadlines(days_after(timezone.localdate(), FURTHEST))
    first = runs.order_by("due").values("due")[:due]
    last: date = runs.filter(due__in=first).aggregate(last=Max("due"))["last"]
    return days_after(last, -FURTHEST)


def _touched() -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(_TOUCHED)
        read, written = cursor.fetchone()
    return int(read), int(written)


@contextmanager
def _taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
