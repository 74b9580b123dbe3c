"""How every page of this room of the family’s side is walked."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case, FamilyMember
from tests.people import Cast

GUARDS: dict[str, str] = dict.fromkeys(
    ("behalf", "behalf_comment", "behalf_accept", "behalf_tell"), "officer:record"
)
NO_PAGES: set[str] = set()  # files and redirects


def pieces(
    case: Case, member: FamilyMember, people: Cast, today: date
) -> dict[str, dict[str, Any]]:
    """What each address of the room needs to be filled in."""
    theirs = {"reference": case.reference, "pk": member.pk}
    return {
        "behalf": {"reference": case.reference},
        "behalf_comment": theirs,
        "behalf_accept": theirs,
        "behalf_tell": theirs | {"about": "views"},
    }
