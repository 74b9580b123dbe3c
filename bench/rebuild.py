"""Working every deadline out again, against reading and writing the same rows plainly."""

from __future__ import annotations

import time
import tracemalloc
from functools import partial
from unittest.mock import patch

from django.db import transaction

from cases.actions.deadlines import DERIVED
from cases.jobs import rebuilding
from cases.jobs.rebuilding import CHUNK, rebuild
from cases.jobs.running import running
from cases.models import Case, Deadline, Entry, StatutoryException

from .report import most_held, say

LIMIT = 3.0


def measure_rebuild(first: int | None = None) -> None:
    """Print the ratio, and the most memory that either held; of the `first` open cases alone where
    that is said, in tables as large as they are."""
    cases = Case.objects.filter(closed_on=None).order_by("pk").values_list("pk", flat=True)
    there = cases.count()
    number = min(first or there, there)
    upto = cases[number - 1]
    before = most_held()
    plain = _timed(partial(_plainly, upto))
    between = most_held()
    ours = _timed(partial(_rebuild_from_nothing, upto))
    what = f"Rebuild of all deadlines of {number:,} of {there:,} open cases"
    say(f"{what} against the plain read and write", ours / plain, LIMIT)
    say("Most memory held by that more than before it", between - before, unit="MB")
    say("Most memory held by the rebuild more than by that", most_held() - between, unit="MB")


def _timed(call) -> float:  # type: ignore[no-untyped-def]
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _plainly(upto: int) -> None:
    """Read every row the rebuild reads, and write every row it writes, with nothing in between."""
    last = 0
    while chunk := list(
        Case.objects.filter(pk__gt=last, pk__lte=upto, closed_on=None)
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


def _rebuild_from_nothing(upto: int) -> None:
    """The same work with every stored date thrown away first."""
    Deadline.objects.filter(case__closed_on=None, case__lte=upto).delete()
    after = rebuilding._after  # the job itself knows no end but the last case

    def until(pk: int, *, held: bool) -> list[Case]:
        return [case for case in after(pk, held=held) if case.pk <= upto]

    with running("bench") as run, patch.object(rebuilding, "_after", until):
        rebuild(run, repair=True)


def memory_of_rebuild() -> float:
    """Peak memory of a check of every case, in MB."""
    tracemalloc.start()
    with running("bench") as run:
        rebuild(run, repair=False)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return peak
