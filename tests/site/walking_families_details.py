"""How every page of this room of the family’s side is walked."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case, FamilyMember
from tests.people import Cast

GUARDS: dict[str, str] = dict.fromkeys(
    ("family_details", "family_details_code", "family_details_keep", "family_details_change"),
    "family::own",
)
# The code is asked for once a change was typed: tests/families/details looks at it.
NO_PAGES: set[str] = {"family_details_code"}  # files and redirects


def pieces(
    case: Case, member: FamilyMember, people: Cast, today: date
) -> dict[str, dict[str, Any]]:
    """What each address of the room needs to be filled in."""
    own = dict.fromkeys(GUARDS, {"pk": member.pk})
    return own | {"family_details_change": {"pk": member.pk, "what": "address"}}
