"""Each morning: what shows that a notice arrived is kept; where nothing does, the next step."""

from __future__ import annotations

from datetime import date

from cases.jobs.running import Run
from cases.models import Case
from cases.refusals import Refused

from ..actions.serving import note_seen, take_step
from ..queries.service import notices_of, unshown

DID = {"text": "sent by text", "letter": "sent by post", "call": "to be rung"}


def give_again(today: date, run: Run) -> None:
    """Take each step whose day has come, and none twice. Safe to run twice."""
    _note_what_arrived(today, run)
    for message in unshown(today):
        reference = message.case.reference if message.case else ""
        try:
            step = take_step(message, today=today)
        except Refused as refusal:
            run.went_wrong(reference, refusal.sentence)
        else:
            if step:
                run.did(DID[step])


def _note_what_arrived(today: date, run: Run) -> None:
    """Of every notice that something was done about: whether it has arrived since."""
    waiting = Case.objects.filter(messages__service__isnull=False, closed_on=None).distinct()
    for case in waiting.select_related("child", "officer"):
        for notice in notices_of(case):
            if note_seen(notice, today=today):
                run.did("seen since")
