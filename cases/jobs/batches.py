"""The letters of a batch are made here, by a few workers at once, each letter by one of them.

A row is claimed by a conditional update, so two workers never make one letter. A worker may die at
any instant: its claim grows old, and the next one makes that letter. What was made stays made.
"""

from __future__ import annotations

import logging
import random
import uuid
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from ..actions import batches
from ..facts import facts_for
from ..letters import LETTERS_BY_CODE
from ..letters.composing import compose
from ..letters.sendable import refuse_reader, why_not_now
from ..models import LetterBatch, LetterInBatch
from ..queries.batches import SAMPLE, going, still_to_make
from ..refusals import Refused
from ..release.readying import ready
from .running import Run

log = logging.getLogger(__name__)
State = LetterBatch.State
CLAIM_LASTS = timedelta(minutes=5)
NOT_MADE = "It could not be made: {fault}. Write it on the case, or tell whoever runs the system."


def make_letters(batch_id: int, run: Run) -> None:
    """Make letters of a batch until none is left that nobody else has in hand."""
    batch = LetterBatch.objects.filter(pk=batch_id).first()
    while batch is not None and batch.state == State.MAKING:
        letter = _claim(batch)
        if letter is None:
            break
        _make(letter, run)
        batch.refresh_from_db()
    if batch is not None:
        finish(batch)


def left_behind(now: datetime) -> list[int]:
    """Batches with letters that nobody has in hand: their worker died, or never began."""
    free = _free(now) & Q(message=None, problem="", batch__state=State.MAKING)
    found = LetterInBatch.objects.filter(free).values_list("batch", flat=True).distinct()
    whole = LetterBatch.objects.filter(state=State.MAKING).exclude(
        pk__in=LetterInBatch.objects.filter(message=None, problem="").values("batch")
    )
    return sorted({*found, *whole.values_list("pk", flat=True)})


def finish(batch: LetterBatch) -> bool:
    """Once the last letter is made, draw the sample. Whoever changes the row first draws it."""
    if still_to_make(batch).exists():
        return False
    chosen = list(going(batch).values_list("pk", flat=True))
    # Drawn by the system from the number it chose when the batch was begun: nobody picks.
    sample = random.Random(batch.seed).sample(chosen, min(SAMPLE, len(chosen)))
    changed = LetterBatch.objects.filter(pk=batch.pk, state=State.MAKING).update(
        state=State.CHECKING
    )
    if changed:
        LetterInBatch.objects.filter(pk__in=sample).update(in_sample=True)
    return bool(changed)


def _free(now: datetime) -> Q:
    return Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM_LASTS)


def _claim(batch: LetterBatch) -> LetterInBatch | None:
    now, token = timezone.now(), uuid.uuid4().hex
    for pk in still_to_make(batch).filter(_free(now)).order_by("pk").values_list("pk", flat=True):
        claimed = (
            still_to_make(batch).filter(_free(now), pk=pk).update(claimed_at=now, claimed_by=token)
        )
        if claimed:
            rows = LetterInBatch.objects.select_related(
                "batch__made_by", "case__child", "case__officer", "to__child"
            )
            return rows.get(pk=pk)
    return None


def _make(letter: LetterInBatch, run: Run) -> None:
    """One letter, from claim to end. Whatever goes wrong stays with this letter."""
    try:
        _write(letter)
        letter.refresh_from_db()
        run.did("letters made" if letter.message_id else "letters not made")
    except Refused as refusal:
        _keep_problem(letter, refusal.sentence)
        run.did("letters not made")
    except Exception as error:
        log.error("letter of a batch not made", extra={"letter": letter.pk}, exc_info=error)
        _keep_problem(letter, NOT_MADE.format(fault=type(error).__name__))
        run.went_wrong(letter.case.reference, f"Not made: {type(error).__name__}")


def _write(letter: LetterInBatch) -> None:
    batch, case, to = letter.batch, letter.case, letter.to
    declared, by = LETTERS_BY_CODE[batch.letter], batch.made_by
    assert to is not None
    if reason := why_not_now(declared, case, facts_for(case), batch.on, by):
        raise Refused(reason)
    composed = compose(declared, case=case, to=to, on=batch.on, signed_by=by)
    refuse_reader(case, declared, composed.to, batch.on, by)
    # The file takes most of a second, so it is finished before anything is locked.
    batches.keep_letter(letter, made=ready(case, composed), by=by)


def _keep_problem(letter: LetterInBatch, problem: str) -> None:
    LetterInBatch.objects.filter(pk=letter.pk, message=None).update(problem=problem[:300])
