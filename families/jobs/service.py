"""Each morning: notices that nobody opened are given another way."""

from __future__ import annotations

from datetime import date

from cases.jobs.running import Run
from cases.refusals import Refused

from ..actions.serving import give_by_post
from ..queries.service import unshown


def give_again(today: date, run: Run) -> None:
    """Give each notice that was not opened by post, or ask for a call. Safe to run twice."""
    for message in unshown(today):
        try:
            service = give_by_post(message, today=today)
        except Refused as refusal:
            reference = message.case.reference if message.case else ""
            run.went_wrong(reference, refusal.sentence)
        else:
            run.did("sent by post" if service.letter else "to be rung")
