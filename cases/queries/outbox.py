"""What is written and still waits for somebody."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User

from ..access import cases_visible_to
from ..models import Message, ReleaseCheck

SHOWN = 200


@dataclass(frozen=True)
class NotSent:
    """A message that did not go, and what to do now."""

    message: Message
    what_to_do: str


def messages_to_settle() -> QuerySet[Message]:
    """Messages of which nobody knows whether they went."""
    uncertain = Message.objects.filter(state=Message.State.UNCERTAIN)
    return uncertain.select_related("case", "to_user", "to_member").order_by("written_at")


def letters_to_print() -> QuerySet[Message]:
    """Letters that wait to be printed and posted."""
    waiting = Message.objects.filter(state=Message.State.QUEUED, channel=Message.Channel.POST)
    return waiting.select_related("case", "to_member", "document").order_by("written_at")


def letters_to_post(user: User) -> QuerySet[Message]:
    """Letters about cases of this person that wait to be printed and posted, oldest first."""
    mine = letters_to_print().filter(case__in=cases_visible_to(user))
    return mine.prefetch_related("enclosures").order_by("written_at", "pk")


def not_sent(user: User) -> list[NotSent]:
    """Messages to families and bodies that did not go, unless one was written in their place.

    What was stopped because it was seen meanwhile waits for nobody.
    """
    newer = Message.objects.filter(
        case=OuterRef("case"),
        code=OuterRef("code"),
        to_member=OuterRef("to_member"),
        written_at__gt=OuterRef("written_at"),
    )
    rows = (
        Message.objects.filter(case__in=cases_visible_to(user), to_user=None, stopped_by=None)
        .filter(state__in=(Message.State.FAILED, Message.State.STOPPED))
        .exclude(Exists(newer))
        .exclude(channel=Message.Channel.TEXT)  # the next step follows by itself
        .exclude(state=Message.State.STOPPED, settled_by=None, settled_because__gt="")
        .select_related("case", "to_member", "document")
        .order_by("-written_at", "-pk")
    )
    return [NotSent(row, _what_to_do(row)) for row in rows[:SHOWN]]


def held(user: User) -> QuerySet[ReleaseCheck]:
    """What the check before sending holds, about cases of this person."""
    paper = OuterRef("document")
    of_it = Message.objects.filter(Q(document=paper) | Q(enclosures=paper))
    of_it = of_it.filter(state=Message.State.HELD)
    of_a_body = of_it.filter(to_member=None)
    still_held = (
        Q(Exists(of_it.filter(to_member=OuterRef("to"))))
        | Q(Exists(of_a_body), to=None, to_body="")
        | Q(Exists(of_a_body.filter(to_body=OuterRef("to_body"))), to=None)
    )
    to_be_shared = ~Q(document__share_asked_by=None) & Q(document__shared_with_family_at=None)
    waiting = (ReleaseCheck.State.BLOCKED, ReleaseCheck.State.ASKED)
    rows = ReleaseCheck.objects.filter(
        still_held | to_be_shared, state__in=waiting, document__case__in=cases_visible_to(user)
    )
    return rows.select_related("document__case", "to", "asked_by")


def _what_to_do(row: Message) -> str:
    if row.state == Message.State.FAILED and row.to_body:
        return "Choose post, or put the email address right, and write it again on the case."
    if row.state == Message.State.FAILED:
        return (
            "Look at the email address under People, or choose post there. Then write it again"
            " on the case."
        )
    return "Put right what is said here. Then write it again on the case."
