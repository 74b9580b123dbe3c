"""Working every deadline out again, against reading and writing the same rows plainly."""

from __future__ import annotations

import time
import tracemalloc

from django.db import transaction

from cases.actions.deadlines import DERIVED
from cases.jobs.rebuilding import CHUNK, rebuild
from cases.jobs.running import running
from cases.models import Case, Deadline, Entry, StatutoryException

from .report import say

LIMIT = 3.0


def measure_rebuild() -> None:
    """Print the ratio and the growth of memory from a quarter of the cases to all of them."""
    plain = _timed(_plainly)
    ours = _timed(_rebuild_from_nothing)
    say("Rebuild of all deadlines against the plain read and write", ours / plain, LIMIT)


def _timed(call) -> float:  # type: ignore[no-untyped-def]
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _plainly() -> None:
    """Read every row the rebuild reads, and write every row it writes, with nothing in between."""
    last = 0
    while chunk := list(
        Case.objects.filter(pk__gt=last, closed_on=None)
        .order_by("pk")
        .select_related("child")[:CHUNK]
    ):
        first, last = chunk[0].pk, chunk[-1].pk
        span = {"case_id__gte": first, "case_id__lte": last}
        list(Entry.objects.filter(**span))
        list(StatutoryException.objects.filter(**span))
        rows = list(Deadline.objects.filter(**span))
        with transaction.atomic():
            Deadline.objects.filter(pk__in=[row.pk for row in rows]).delete()
            for row in rows:
                row.pk = None
            Deadline.objects.bulk_create(rows)
            Case.objects.bulk_update(chunk, DERIVED)


def _rebuild_from_nothing() -> None:
    """The same work with every stored date thrown away first."""
    Deadline.objects.filter(case__closed_on=None).delete()
    with running("bench") as run:
        rebuild(run, repair=True)


def memory_of_rebuild() -> float:
    """Peak memory of a check of every case, in MB."""
    tracemalloc.start()
    with running("bench") as run:
        rebuild(run, repair=False)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return peak
