"""How much waits in the outbox, in numbers alone."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count, Min, Q

from ..models import Message

State = Message.State
_WAITING = (State.QUEUED, State.SENDING, State.UNCERTAIN, State.HELD)
_BY_WIRE = (Message.Channel.EMAIL, Message.Channel.TEXT)


def messages_waiting() -> dict[str, int]:
    """How many emails and texts wait in each state, none left out."""
    waiting = Message.objects.filter(state__in=_WAITING, channel__in=_BY_WIRE)
    counted = dict(waiting.order_by().values_list("state").annotate(number=Count("pk")))
    return {str(state): counted.get(state, 0) for state in _WAITING}


def oldest_ready(now: datetime) -> datetime | None:
    """Since when the oldest message waits that may go now. None where none waits."""
    ready = Message.objects.filter(state=State.QUEUED, channel__in=_BY_WIRE)
    ready = ready.filter(Q(not_before=None) | Q(not_before__lte=now))
    oldest: datetime | None = ready.aggregate(oldest=Min("written_at"))["oldest"]
    return oldest
