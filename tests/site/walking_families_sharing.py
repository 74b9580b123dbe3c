"""How every page of the copy and of the sharing log is walked."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case, FamilyMember
from families.models import DataCopy, Holding
from tests.people import Cast

GUARDS: dict[str, str] = dict.fromkeys(
    ("family_sharing", "family_copy", "family_copy_ask", "family_copy_file"), "family::own"
)
NO_PAGES: set[str] = {"family_copy_file"}  # files and redirects


def pieces(
    case: Case, member: FamilyMember, people: Cast, today: date
) -> dict[str, dict[str, Any]]:
    """What each address of the room needs to be filled in."""
    user = Holding.objects.get(member=member).user
    copy = DataCopy.objects.create(case=case, member=member, asked_by=user)
    hub: dict[str, Any] = {"pk": member.pk}
    return dict.fromkeys(GUARDS, hub) | {"family_copy_file": hub | {"copy": copy.pk}}
