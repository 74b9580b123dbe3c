"""How every page of this room of the family’s side is walked."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from cases.actions import documents
from cases.models import Case, FamilyMember, Message
from tests.people import Cast

GUARDS: dict[str, str] = {
    "service_notices": "officer:send",
    "service_told": "officer:send",
    "service_again": "officer:send",
    "service_texts": "officer:record",
    "service_delivered": "public",
    "family_texts": "family::own",
}
NO_PAGES: set[str] = {"service_delivered"}  # files and redirects


def pieces(
    case: Case, member: FamilyMember, people: Cast, today: date
) -> dict[str, dict[str, Any]]:
    """What each address of the room needs to be filled in."""
    letter = documents.file(
        case,
        title="Walked notice",
        content=b"%PDF-1.7 walked",
        media_type="application/pdf",
        by=people.officer,
        letter="will-assess",
        addressed_to=member,
    )
    notice = Message.objects.create(
        case=case,
        to_member=member,
        channel=Message.Channel.EMAIL,
        code="will-assess",
        subject="A letter",
        document=letter,
        state=Message.State.SENT,
        sent_at=timezone.now(),
        once="walked-notice",
    )
    return {
        "service_told": {"pk": notice.pk},
        "service_again": {"pk": notice.pk},
        "service_texts": {"pk": member.pk},
        "family_texts": {"pk": member.pk},
    }
