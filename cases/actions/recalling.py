"""call_back, stop_for_moved_right: what has not gone is stopped, and why is kept."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from accounts.models import User

from .. import audit
from ..audit import action
from ..models import Entry, Message
from ..refusals import Refused
from .chronology import enter_all

State = Message.State
WAITING = (State.QUEUED, State.HELD)
RIGHT_MOVED = "The rights are now the young person’s own: write to them instead"
TOO_LATE_NOW = "This letter does not wait to go, so it can no longer be called back."
_TOO_LATE = {
    State.SENDING: "It is being handed over at this moment, so it cannot be called back",
    State.SENT: "It has gone, so it cannot be called back",
    State.UNCERTAIN: "It may have gone, so it cannot be called back. Settle it under Jobs",
    State.FAILED: "It was never sent",
}


@action
def call_back(message: Message, *, because: str, by: User) -> Message:
    """Stop what waits to go. Whoever changes the row first has it: never what is on its way."""
    if not because.strip():
        raise Refused("Say why it is called back", field="because")
    stopped = Message.objects.filter(pk=message.pk, state__in=WAITING).update(
        state=State.STOPPED, stopped_by=by, stopped_because=because.strip()
    )
    message.refresh_from_db()
    if not stopped:
        raise Refused(_why_too_late(message))
    audit.noting(before={"state": State.QUEUED.value})
    if message.case is not None:
        note = f"Called back before it went: {message.caused_by}. {because.strip()}"
        entry = {"kind": Entry.Note.NOTE.value, "on": timezone.localdate(), "note": note}
        enter_all(message.case, [entry], by=by)
    return message


@action
def stop_for_moved_right(message: Message, *, on: date) -> bool:
    """Stop a letter to a parent once the rights are the young person's own, and say so."""
    stopped = Message.objects.filter(pk=message.pk, state=State.QUEUED).update(
        state=State.STOPPED, problem=RIGHT_MOVED
    )
    if not stopped or message.case is None:
        return bool(stopped)
    note = f"A letter to {message.goes_to} was stopped before it went. {RIGHT_MOVED}."
    enter_all(message.case, [{"kind": Entry.Note.NOTE.value, "on": on, "note": note}], by=None)
    return True


@action
def stop_as_seen(message: Message, *, because: str) -> bool:
    """Stop what waits to go since what it is about was seen in the meantime (H-164)."""
    return bool(
        Message.objects.filter(pk=message.pk, state__in=WAITING).update(
            state=State.STOPPED, problem=because[:300], settled_because=because
        )
    )


def _who_stopped(message: Message) -> str:
    return f" by {message.stopped_by.name}" if message.stopped_by else ""


def _why_too_late(message: Message) -> str:
    if message.state == State.STOPPED:
        return f"It was already called back{_who_stopped(message)}"
    return _TOO_LATE[State(message.state)]
