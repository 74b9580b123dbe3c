"""How every page of this room of the family’s side is walked."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case, FamilyMember
from plans.models import Point, Representation
from plans.queries.points import sent_versions
from plans.queries.versions import plan_of
from tests.people import Cast

GUARDS: dict[str, str] = {
    "family_say": "family:say",
    "family_tell": "family:say:writes",
    "family_comment": "family:plan:writes",
    "family_accept": "family:plan:writes",
    "family_messages": "family:messages",
}
NO_PAGES: set[str] = set()  # files and redirects


def pieces(
    case: Case, member: FamilyMember, people: Cast, today: date
) -> dict[str, dict[str, Any]]:
    """What each address of the room needs to be filled in."""
    hub = {"pk": member.pk}
    _an_answer(case, member, people)
    return {
        "family_accept": hub,
        "family_say": hub,
        "family_messages": hub,
        "family_comment": hub,
        "family_tell": hub | {"about": "views"},
    }


def _an_answer(case: Case, member: FamilyMember, people: Cast) -> None:
    """A point of theirs whose answer reached them, so that they can say if they accept it."""
    plan = plan_of(case)
    version = sent_versions(plan).first() if plan else None
    assert version is not None
    said = Representation.objects.create(
        version=version,
        member=member,
        from_whom=member.name,
        how="portal",
        received_on=version.sent_on,
        recorded_by=people.officer,
    )
    Point.objects.create(
        representation=said,
        number=1,
        text="More help",
        section="F",
        answer="accepted",
        why="It helps",
        answered_at=version.frozen_at,
        answered_by=people.officer,
    )
