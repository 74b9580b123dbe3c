"""Through the day: who asked to be told by text is told of what happened, at most once a day."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from cases.jobs.running import Run
from cases.letters.recipients import why_no_standing
from cases.refusals import Refused

from ..access import case_of
from ..actions.texting import text_of_steps
from ..models import Texting


def tell_by_text(now: datetime, run: Run) -> None:
    """One text to each who asked and for whom something came. Safe to run twice."""
    today = timezone.localdate(now)
    asked = Texting.objects.filter(
        wish=Texting.Wish.STEPS, member__removed_on=None, member__limited_on=None
    )
    for texting in asked.select_related("member__child").order_by("pk"):
        case = case_of(texting.member)
        if case is None or why_no_standing(texting.member, today):
            continue
        try:
            if text_of_steps(texting, case=case, today=today, now=now):
                run.did("told by text")
        except Refused as refusal:
            run.went_wrong(case.reference, refusal.sentence)
