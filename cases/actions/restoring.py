"""After a restore: hold what may have gone, answer for it, open the post, say it is mended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from django.utils import timezone

from accounts.models import User
from statutory import format_date

from .. import audit
from ..audit import action
from ..models import MayHaveGone, Message, Restoration
from ..queries.restoring import unanswered
from ..refusals import Refused

State = Message.State
Answer = MayHaveGone.Answer
HELD = "Held since everything was brought back from a backup: it may have gone already"
_SAID = {
    Answer.WENT: "It had gone before everything was brought back from a backup",
    Answer.GO: "It had not gone before everything was brought back from a backup",
    Answer.DROP: "Dropped after everything was brought back from a backup",
}


@action
def begin(*, as_of: datetime, restored_at: datetime) -> Restoration:
    """Note that everything was brought back. From now on the post is shut."""
    found = Restoration.objects.filter(as_of=as_of, restored_at=restored_at).first()
    return found or Restoration.objects.create(as_of=as_of, restored_at=restored_at)


@action
def hold_what_may_have_gone(restoration: Restoration, *, written_again: bool) -> int:
    """Hold every message that waits to go or was being handed over. How many there were."""
    waiting = Message.objects.select_for_update().filter(state__in=(State.QUEUED, State.SENDING))
    held = list(waiting.order_by("written_at", "pk").values_list("pk", flat=True))
    MayHaveGone.objects.bulk_create(
        [
            MayHaveGone(restoration=restoration, message_id=pk, written_again=written_again)
            for pk in held
        ],
        batch_size=1_000,
    )
    waiting.update(state=State.HELD, problem=HELD, claimed_at=None, claimed_by="")
    audit.noting(after={"held": len(held)})
    return len(held)


@action
def answer(
    rows: Sequence[MayHaveGone], *, saying: str, because: str, by: User, went_on: date | None = None
) -> int:
    """Say of messages that they went, that they may go, or that they are dropped."""
    if not rows:
        raise Refused("Select the messages that you looked at", field="rows")
    if not because.strip():
        raise Refused("Say how you know", field="because")
    if saying == Answer.WENT:
        _refuse_another_day(rows[0].restoration, went_on)
    for row in rows:
        _answer(row, Answer(saying), because.strip(), by, went_on)
    audit.noting(after={"messages": [str(row.message_id) for row in rows]})
    return len(rows)


@action
def open_post(restoration: Restoration, *, by: User) -> Restoration:
    """Let messages go out again, once each that may have gone already was looked at."""
    if left := unanswered().count():
        said = "1 message waits" if left == 1 else f"{left} messages wait"
        raise Refused(f"{said} for somebody to say whether it went. Then open the post.")
    now = timezone.now()
    for one in Restoration.objects.select_for_update().filter(post_opened_at=None):
        one.post_opened_at, one.post_opened_by = now, by
        one.save()
    restoration.refresh_from_db()
    return restoration


@action
def mend(restoration: Restoration, *, because: str, by: User) -> Restoration:
    """Say that what was missing is recorded again, or is known to be lost. Nobody is told more."""
    if not because.strip():
        raise Refused("Say what was done about what is missing", field="because")
    if restoration.post_opened_at is None:
        raise Refused("Open the post first")
    now = timezone.now()
    for one in Restoration.objects.select_for_update().filter(mended_at=None):
        one.mended_at, one.mended_by, one.mended_because = now, by, because.strip()
        one.save()
    restoration.refresh_from_db()
    return restoration


def _refuse_another_day(restoration: Restoration, went_on: date | None) -> None:
    first, last = (
        timezone.localdate(moment) for moment in (restoration.as_of, restoration.restored_at)
    )
    if went_on is None or not first <= went_on <= last:
        raise Refused(
            f"Give the day it went: from {format_date(first)} to {format_date(last)}",
            field="went_on",
        )


def _answer(row: MayHaveGone, saying: Answer, because: str, by: User, went_on: date | None) -> None:
    row = MayHaveGone.objects.select_for_update().get(pk=row.pk)
    if row.answer:
        raise Refused("Somebody else has answered for one of these. Look again at what is left.")
    row.answer, row.answered_at, row.answered_by = saying, timezone.now(), by
    row.save()
    message = Message.objects.select_for_update().get(pk=row.message_id)
    if message.state != State.HELD:
        return  # called back in the meantime
    message.settled_by, message.settled_because = by, f"{_SAID[saying]}. {because}"
    message.problem = ""
    if saying == Answer.WENT and went_on is not None:
        # The day is known, the hour is not.
        noon = timezone.make_aware(datetime.combine(went_on, time(12)))
        message.state, message.sent_at = State.SENT, message.handed_over_at or noon
    elif saying == Answer.GO:
        message.state, message.handed_over_at, message.not_before = State.QUEUED, None, None
    else:
        message.state, message.stopped_by = State.STOPPED, by
        message.stopped_because = message.settled_because
    message.save()
