"""note_delivered, note_returned: what a provider tells us afterwards of what it took (H-169).

It may tell us twice, late, or in another order than things happened. What is known goes one way:
from nothing to delivered, and from either to returned. It never goes back.
"""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from .. import audit
from ..audit import action
from ..models import FamilyMember, Message
from ..refusals import Refused
from .unreachable import mark_doubtful

State = Message.State
WENT = (State.SENDING, State.UNCERTAIN, State.SENT)
NEVER_WENT = "That message was never handed over"


@action
def note_delivered(message: Message, *, at: datetime) -> bool:
    """Keep that a message reached its mailbox or telephone. Whether that was news."""
    message = _held(message)
    if message.delivered_at is not None or message.returned_at is not None:
        return False
    _it_went(message, at)
    message.delivered_at = at
    message.save()
    audit.noting(after={"message": str(message.pk)})
    return True


@action
def note_returned(message: Message, *, at: datetime, because: str) -> bool:
    """Keep that a message could not be delivered, and why. Whether that was news."""
    message = _held(message)
    if message.returned_at is not None:
        return False
    _it_went(message, at)
    message.returned_at = at
    message.problem = f"It came back: {because}"[:300]
    message.save()
    if message.case and message.to_member and message.channel == Message.Channel.EMAIL:
        mark_doubtful(
            message.case,
            member=message.to_member,
            channel=FamilyMember.Channel.EMAIL.value,
            on=timezone.localdate(at),
            because=because,
            by=None,
        )
    audit.noting(after={"message": str(message.pk)})
    return True


def _held(message: Message) -> Message:
    rows = Message.objects.select_for_update(of=("self",)).select_related("case", "to_member")
    message = rows.get(pk=message.pk)
    if message.state not in WENT or message.handed_over_at is None:
        raise Refused(NEVER_WENT)
    return message


def _it_went(message: Message, at: datetime) -> None:
    """What the provider speaks of went, whatever we were sure of until now."""
    if message.state != State.SENT:
        message.state = State.SENT
        message.sent_at = message.handed_over_at or at or timezone.now()
        message.problem = ""
