"""settle: what became of a message whose hand-over was uncertain."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import User

from .. import audit
from ..audit import action
from ..models import Message
from ..refusals import Refused

State = Message.State


@action
def settle(message: Message, *, sent: bool, because: str, by: User | None) -> Message:
    """Say what became of a message whose hand-over was uncertain. Not sent means: it goes again."""
    if not because.strip():
        raise Refused("Say how you know", field="because")
    message = Message.objects.select_for_update().get(pk=message.pk)
    if message.state != State.UNCERTAIN:
        raise Refused("This message is not waiting to be settled")
    audit.noting(before={"state": message.state})
    message.state = State.SENT if sent else State.QUEUED
    message.sent_at = (message.handed_over_at or timezone.now()) if sent else None
    if not sent:
        message.claimed_at, message.claimed_by, message.handed_over_at = None, "", None
    message.settled_by, message.settled_because = by, because.strip()
    message.save()
    return message
