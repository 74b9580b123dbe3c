"""How much waits in the outbox, in numbers alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.db.models import Count, Min, Q, QuerySet

from ..models import Message

State = Message.State
BY_WIRE = (Message.Channel.EMAIL, Message.Channel.TEXT)
_WAITING = (State.QUEUED, State.SENDING, State.UNCERTAIN, State.HELD)


@dataclass(frozen=True)
class Going:
    """The messages that go by themselves and have not gone yet."""

    waiting: int
    minutes: int  # until the last of them has gone, when nothing stands in the way


def going(now: datetime, *, most_a_minute: int) -> Going:
    """How far the outbox is."""
    counts = waiting_to_go(now).order_by().values("channel").annotate(how_many=Count("pk"))
    waiting = [row["how_many"] for row in counts]
    return Going(sum(waiting), ceil(max(waiting, default=0) / most_a_minute))


def waiting_to_go(now: datetime) -> QuerySet[Message]:
    """Messages by email and text that may go now."""
    ready = Q(not_before=None) | Q(not_before__lte=now)
    return Message.objects.filter(ready, state=State.QUEUED, channel__in=BY_WIRE)


def messages_waiting() -> dict[str, int]:
    """How many emails and texts wait in each state, none left out."""
    waiting = Message.objects.filter(state__in=_WAITING, channel__in=BY_WIRE)
    counted = dict(waiting.order_by().values_list("state").annotate(number=Count("pk")))
    return {str(state): counted.get(state, 0) for state in _WAITING}


def oldest_ready(now: datetime) -> datetime | None:
    """Since when the oldest message waits that may go now. None where none waits."""
    oldest: datetime | None = waiting_to_go(now).aggregate(oldest=Min("written_at"))["oldest"]
    return oldest
