"""A message while one worker has it: every write holds only while the claim is still its own."""

from __future__ import annotations

import time
import uuid
from datetime import datetime

from django.db import InterfaceError, OperationalError, connection
from django.db.models import QuerySet
from django.utils import timezone

from ..models import Message

State = Message.State
WAITS = (0.5, 1, 2, 4, 8, 16)  # seconds, for a database that is away when something has gone


def claim(pk: uuid.UUID) -> Message | None:
    """Take a message that waits, unless another worker has it or it was stopped."""
    token = uuid.uuid4().hex
    claimed = Message.objects.filter(pk=pk, state=State.QUEUED).update(
        state=State.SENDING, claimed_at=timezone.now(), claimed_by=token, handed_over_at=None
    )
    if claimed != 1:
        return None
    mine = Message.objects.select_related("to_user", "to_member", "case", "document")
    return mine.filter(pk=pk, claimed_by=token).first()


def put_back(message: Message, problem: str, not_before: datetime | None = None) -> None:
    """Back into the queue, to go later."""
    ours(message).update(
        state=State.QUEUED,
        handed_over_at=None,
        attempts=message.attempts,
        problem=problem,
        not_before=not_before,
    )


def finish(message: Message, **fields: object) -> None:
    """How it ended, without a problem unless one is said."""
    fields.setdefault("problem", "")
    ours(message).update(**fields)


def surely(message: Message, **fields: object) -> None:
    """It went: that is written down even where the database is away for a moment."""
    for wait in WAITS:
        try:
            return finish(message, **fields)
        except (OperationalError, InterfaceError):
            connection.close()
            time.sleep(wait)
    return finish(message, **fields)


def ours(message: Message) -> QuerySet[Message]:
    """The message while this claim holds: a state never goes backwards (H-169)."""
    return Message.objects.filter(pk=message.pk, state=State.SENDING, claimed_by=message.claimed_by)
