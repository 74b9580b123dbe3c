"""What is written and still waits for somebody."""

from __future__ import annotations

from django.db.models import QuerySet

from ..models import Message


def messages_to_settle() -> QuerySet[Message]:
    """Messages of which nobody knows whether they went."""
    uncertain = Message.objects.filter(state=Message.State.UNCERTAIN)
    return uncertain.select_related("case", "to_user", "to_member").order_by("written_at")


def letters_to_print() -> QuerySet[Message]:
    """Letters that wait to be printed and posted."""
    waiting = Message.objects.filter(state=Message.State.QUEUED, channel=Message.Channel.POST)
    return waiting.select_related("case", "to_member", "document").order_by("written_at")
