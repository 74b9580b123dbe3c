"""give_by_post: a notice that nobody opened goes once more, by post; else somebody must ring."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse

from cases import audit
from cases.actions import correspondence
from cases.audit import action
from cases.models import FamilyMember, Message

from ..models import Service

RING = "A notice was not opened, and there is no postal address. Ring the family today."
POSTED = "A notice was not opened in two working days, so it goes by post today."


@action
def give_by_post(message: Message, *, today: date) -> Service:
    """Send a notice a second time, by post, with the same paper; both days are kept.

    Where there is no postal address the officer is asked to ring. The time to appeal counts from
    the day that stands in the letter, and the later sending is on the case beside the first.
    """
    assert message.to_member is not None
    member = message.to_member
    service, made = Service.objects.get_or_create(
        message=message, defaults={"member": member, "begun_on": today}
    )
    if not made:
        return service
    if member.address.strip() and not _is_doubted(member):
        service.letter = _by_post(message, member)
        _tell_officer(message, POSTED)
    else:
        _tell_officer(message, RING)
    service.save()
    audit.noting(after={"message": str(message.pk), "by": "post" if service.letter else "call"})
    return service


def _by_post(message: Message, member: FamilyMember) -> Message:
    again, _ = Message.objects.get_or_create(
        once=f"served-again:{message.pk}",
        defaults={
            "case": message.case,
            "to_member": member,
            "channel": Message.Channel.POST,
            "code": message.code,
            "subject": message.subject,
            "body": message.body,
            "document": message.document,
            "caused_by": f"notice not opened: {message.pk}",
        },
    )
    again.enclosures.set(message.enclosures.all())
    return again


def _is_doubted(member: FamilyMember) -> bool:
    """Whether post came back from the address."""
    return member.doubtful_since is not None and member.doubtful_channel in ("", "post")


def _tell_officer(message: Message, subject: str) -> None:
    case = message.case
    if case is None or case.officer is None:
        return
    link = settings.SITE_URL + reverse("case", args=[case.reference])
    correspondence.send(
        case,
        to=case.officer,
        code="notice-not-opened",
        subject=subject,
        body=f"{subject}\n\n{link}",
        caused_by=f"notice not opened: {message.pk}",
        once=f"not-opened:{message.pk}:{case.officer.pk}",
    )
