"""How every page of the plan is walked on the family’s side."""

from __future__ import annotations

from datetime import date
from typing import Any

from accounts.models import User
from cases.actions import documents
from cases.models import Case, Document, FamilyMember, Message
from plans.models import Version
from tests.people import Cast

_NAMES = ("family_plan", "family_plan_version", "family_plan_easy", "family_plan_word")
GUARDS: dict[str, str] = dict.fromkeys(_NAMES, "family:plan")
# Only of a version that was sent: tests/families/plan has these.
NO_PAGES: set[str] = {"family_plan_version", "family_plan_easy", "family_plan_word"}


def pieces(
    case: Case, member: FamilyMember, people: Cast, today: date
) -> dict[str, dict[str, Any]]:
    """What each address of the room needs to be filled in."""
    version = Version.objects.exclude(frozen_at=None).get(plan__case=case, status="final")
    _sent(case, version, member, people.officer)
    hub: dict[str, Any] = {"pk": member.pk}
    numbered = hub | {"number": version.number}
    return {name: hub if name == "family_plan" else numbered for name in _NAMES}


def _sent(case: Case, version: Version, member: FamilyMember, by: User) -> None:
    """The plan in force as it went to them."""
    paper = documents.file(
        case,
        title=f"{version.get_status_display()}, version {version.number}",
        content=b"%PDF-1.7 walked plan",
        media_type=documents.PDF,
        by=by,
        snapshot={"version": version.number, "fingerprint": version.fingerprint},
        particulars=documents.Particulars(sort=Document.Sort.PLAN),
    )
    Message.objects.create(
        case=case,
        to_member=member,
        channel=Message.Channel.EMAIL,
        code="walked-plan",
        document=paper,
        state=Message.State.SENT,
        once="walked-plan",
    )
