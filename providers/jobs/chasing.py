"""Which advice is chased today. One request that goes wrong stops no other."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from cases.jobs.running import Run

from ..actions.chasing import chase_by_schedule
from ..queries.chasing import to_chase


def chase_late_advice(today: date, run: Run) -> None:
    """Do the step that each late request has earned, once. Safe to run twice, and after an outage.

    After days without a run there is one chaser, the one that fits today (H-163).
    """
    for late in to_chase(today):
        if not late.step:
            continue
        if late.needs_a_person:
            run.did("waits for a person")
            continue
        try:
            with transaction.atomic():
                done = chase_by_schedule(late.request, step=late.step, today=today)
            run.did("chased" if done else "no longer due")
        except IntegrityError:
            run.did("chased by another run")
        except Exception as error:
            run.went_wrong(late.request.case.reference, f"Not chased: {type(error).__name__}")
