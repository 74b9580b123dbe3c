"""Which consultations are reminded today. One that goes wrong stops no other."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cases.jobs.running import Run
from cases.models import Message
from cases.refusals import Refused

from .. import letters_to_settings as words
from ..actions.announcing_consultations import remind
from ..queries.consultations import ToRemind, to_remind

_WORDS = {"reminder": words.reminding, "without": words.deciding_without}


def remind_settings(today: date, run: Run) -> None:
    """Remind each setting once before its day, and once after it. Safe to run twice."""
    for one in to_remind(today):
        if not Message.objects.filter(
            once=f"consultation-{one.step}:{one.consultation.pk}"
        ).exists():
            _remind(one, run)


def _remind(one: ToRemind, run: Run) -> None:
    reference = one.consultation.case.reference
    subject, text = _WORDS[one.step](reference, one.due)
    try:
        with transaction.atomic():
            remind(one.consultation, step=one.step, subject=subject, text=text)
        run.did("reminded")
    except Refused as refusal:
        run.went_wrong(reference, refusal.sentence)
    except Exception as error:
        run.went_wrong(reference, f"Not reminded: {type(error).__name__}")
