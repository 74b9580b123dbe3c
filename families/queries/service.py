"""Whether a notice in law reached the person: what shows it, and what was not shown in time.

A notice that went by post is given when it is posted. One that went by email is given when the
person opened it here: that it left us shows nothing (H-165).
"""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from cases.models import Message
from statutory import ENGLAND

from ..models import Opening, Service

# What the law has us tell the family, and from which a time begins to run.
NOTICES = (
    "will-assess",
    "not-to-assess",
    "will-issue",
    "not-to-issue",
    "draft-plan",
    "amended-draft",
    "final-plan",
    "amendment-notice",
    "amended-plan",
    "not-amending",
)
WORKING_DAYS = 2


def notices() -> QuerySet[Message]:
    """Every notice in law that went to somebody of a family."""
    return Message.objects.filter(
        code__in=NOTICES, state=Message.State.SENT, to_member__isnull=False
    ).select_related("to_member", "case__officer", "document")


def unshown(today: date) -> list[Message]:
    """Notices by email that nobody opened in two working days, and that were not posted since."""
    opened = Opening.objects.filter(member=OuterRef("to_member"), document=OuterRef("document"))
    seen_to = Service.objects.filter(message=OuterRef("pk"))
    waiting = notices().filter(~Exists(opened), ~Exists(seen_to), channel=Message.Channel.EMAIL)
    return [one for one in waiting.order_by("pk") if _is_time(one, today)]


def evidence_of(message: Message) -> str:
    """What shows that a notice reached the person; empty when nothing does yet."""
    if message.channel == Message.Channel.POST and message.state == Message.State.SENT:
        return Service.Evidence.POSTED.value
    opened = Opening.objects.filter(member=message.to_member, document=message.document)
    return Service.Evidence.OPENED.value if opened.exists() else ""


def _is_time(message: Message, today: date) -> bool:
    if message.sent_at is None:
        return False
    left = timezone.localdate(message.sent_at)
    return ENGLAND.working_day_after(left, WORKING_DAYS) < today
