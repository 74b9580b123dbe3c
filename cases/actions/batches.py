"""make, keep_letter, look_at, send, stop: letters made together, each about one child alone."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from statutory import counted

from .. import audit
from ..audit import action
from ..letters import Letter
from ..letters.particulars import initials
from ..letters.recipients import recipients_of, why_stopped
from ..models import Case, LetterBatch, LetterInBatch, Message
from ..queries.batches import going, sample_left, why_not_in_bulk
from ..refusals import Refused
from ..release import Foot, first_mismatch, no_longer_right
from ..release.files import take_apart
from ..release.readying import Ready
from .fulfilling import note_fulfilled
from .writing import write

State = LetterBatch.State
MOST = 500
SEEDS = 1_000_000
UNSEEN = (
    "Some of the cases were not found among those you may open, so nothing was made. Choose the"
    " cases again."
)
ALREADY = "The same letter of the same day was already written to this person"


@action
def make(
    *, letter: Letter, cases: Iterable[int], visible: QuerySet[Case], on: date, by: User
) -> LetterBatch:
    """Begin a batch: a row for each person who holds the right on each case. A job makes them.

    Every case is one that the person may open, or nothing is made and none is named (H-043).
    """
    wanted = sorted(set(cases))
    audit.noting(after={"letter": letter.code, "cases": len(wanted)})
    if reason := why_not_in_bulk(letter, by):
        raise Refused(reason, field="letter")
    if not wanted:
        raise Refused("Select the cases to write about", field="cases")
    if len(wanted) > MOST:
        raise Refused(f"Select {MOST} cases or fewer", field="cases")
    found = list(visible.filter(pk__in=wanted).select_related("child").order_by("pk"))
    if len(found) != len(wanted):
        raise Refused(UNSEEN, field="cases")
    batch = LetterBatch.objects.create(
        letter=letter.code, made_by=by, on=on, seed=secrets.randbelow(SEEDS)
    )
    for case in found:
        _rows(batch, case, on)
    audit.noting(after={"batch": batch.pk})
    return batch


@action
def keep_letter(letter: LetterInBatch, *, made: Ready, by: User) -> LetterInBatch:
    """Put one finished letter of a batch on its case, where it waits for the sample check."""
    audit.noting(after={"made": "", "letter": letter.batch.letter})
    if not LetterBatch.objects.filter(pk=letter.batch_id, state=State.MAKING).exists():
        raise Refused("The batch was stopped before this letter was made")
    message = write(
        letter.case, composed=made.composed, on=letter.batch.on, by=by, made=made, in_batch=True
    )
    taken = LetterInBatch.objects.filter(message=message).exclude(pk=letter.pk).exists()
    if taken or message.state != Message.State.HELD:
        return _failed(letter, ALREADY)
    letter.document, letter.message, letter.problem = message.document, message, message.problem
    letter.save(update_fields=["document", "message", "problem"])
    return letter


@action
def look_at(letter: LetterInBatch, *, right: bool, because: str, by: User) -> LetterInBatch:
    """Say of a letter of the sample whether it is right. A wrong one stops the whole batch."""
    if not letter.in_sample or letter.batch.state != State.CHECKING:
        raise Refused("This letter does not wait to be looked at")
    if not right:
        if not because.strip():
            raise Refused("Say what is wrong", field="because")
        stop(letter.batch, because=f"The letter for {letter.case.reference}: {because}", by=by)
        return letter
    letter.looked_at_by, letter.looked_at = by, timezone.now()
    letter.save(update_fields=["looked_at_by", "looked_at"])
    return letter


@action
def send(batch: LetterBatch, *, visible: QuerySet[Case], by: User) -> list[Message]:
    """Send every letter of a batch whose sample was found right. None goes if one is misplaced.

    Each file is opened once more: every page must name its own child, case and reader (H-002).
    Letters that the check holds, or whose case this person may not open, stay held.
    """
    left = sample_left(batch)
    if left:
        raise Refused(f"Look at {counted(left, 'more letter')} of the sample first")
    changed = LetterBatch.objects.filter(pk=batch.pk, state=State.CHECKING).update(
        state=State.SENT, sent_at=timezone.now(), sent_by=by
    )
    batch.refresh_from_db()
    if not changed:
        raise Refused("This batch does not wait to be sent")
    letters = list(going(batch).filter(case__in=visible))
    _refuse_misplaced(letters)
    return [one.message for one in letters if one.message and _queue(one, one.message, by)]


@action
def stop(batch: LetterBatch, *, because: str, by: User) -> LetterBatch:
    """Stop a batch, and call back everything of it that has not gone. What has gone is counted."""
    if not because.strip():
        raise Refused("Say why the batch is stopped", field="because")
    changed = (
        LetterBatch.objects.filter(pk=batch.pk)
        .exclude(state=State.STOPPED)
        .update(
            state=State.STOPPED,
            stopped_at=timezone.now(),
            stopped_by=by,
            stopped_because=because.strip(),
        )
    )
    batch.refresh_from_db()
    if not changed:
        raise Refused("This batch was already stopped")
    waiting = (Message.State.HELD, Message.State.QUEUED)
    called_back = Message.objects.filter(in_batch__batch=batch, state__in=waiting).update(
        state=Message.State.STOPPED, stopped_by=by, stopped_because=because.strip()
    )
    audit.noting(after={"called back": called_back})
    return batch


def _rows(batch: LetterBatch, case: Case, on: date) -> None:
    """From the record of the case alone: no address or name comes from a list (H-006)."""
    who = recipients_of(case, on)
    for member in who.reachable:
        LetterInBatch.objects.create(batch=batch, case=case, to=member)
    for member, reason in who.unreachable:
        LetterInBatch.objects.create(batch=batch, case=case, to=member, problem=reason[:300])
    if not who.reachable and not who.unreachable:
        LetterInBatch.objects.create(batch=batch, case=case, problem=who.why_nobody[:300])


def _failed(letter: LetterInBatch, problem: str) -> LetterInBatch:
    letter.problem = problem[:300]
    letter.save(update_fields=["problem"])
    return letter


def _refuse_misplaced(letters: Iterable[LetterInBatch]) -> None:
    run = []
    for one in letters:
        paper = one.document
        foot = Foot(*_foot_of(one))
        assert paper is not None
        with paper.file.open("rb") as stored:
            pages = take_apart(stored.read(), paper.media_type).pages
        run.append((one.case.reference, pages, foot))
    if wrong := first_mismatch(run):
        raise Refused(
            f"Nothing was sent. A page does not belong to its letter: {wrong}. Stop the batch."
        )


def _foot_of(one: LetterInBatch) -> tuple[str, str, str]:
    """From the case and the person, not from the letter: so that two that are swapped show."""
    child = one.case.child
    return (
        initials(child.forename, child.surname),
        one.case.reference,
        one.to.name if one.to else "",
    )


def _queue(one: LetterInBatch, message: Message, by: User) -> bool:
    reason = why_stopped(message) or no_longer_right(message)
    state = Message.State.STOPPED if reason else Message.State.QUEUED
    changed = Message.objects.filter(pk=message.pk, state=Message.State.HELD).update(
        state=state, problem=reason
    )
    if reason:
        _failed(one, reason)
        return False
    note_fulfilled(one.case, code=message.code, on=one.batch.on, by=by)
    return bool(changed)
