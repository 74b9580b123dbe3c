"""The audit is sealed each minute, and the whole chain is looked along each night."""

from __future__ import annotations

from ..chain import seal_new, verify
from ..models import JobRun
from .running import Run

CUT = "There are fewer seals than at the last run: the chain was cut at its end"


def seal_audit() -> int:
    """Seal what was entered since the last minute."""
    return seal_new()


def verify_audit(run: Run) -> None:
    """Report every place where the chain is broken."""
    run.did("entries left out and sealed", seal_new(everything=True))
    verdict = verify()
    run.did("seals", verdict.seals)
    for fault in verdict.faults:
        run.went_wrong("", fault)
    earlier = JobRun.objects.filter(name=run.row.name, pk__lt=run.row.pk).exclude(finished_at=None)
    last = earlier.order_by("-pk").first()
    if last is not None and verdict.seals < last.summary.get("seals", 0):
        run.went_wrong("", CUT)
