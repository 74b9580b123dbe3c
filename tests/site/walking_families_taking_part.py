"""How every page of this room of the family’s side is walked."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case, FamilyMember
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
    return {
        "family_say": hub,
        "family_messages": hub,
        "family_comment": hub,
        "family_tell": hub | {"about": "views"},
    }
