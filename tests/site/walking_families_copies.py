"""How every page of an officer's copies of somebody's data is walked."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case, FamilyMember
from families.models import DataCopy
from tests.people import Cast

GUARDS: dict[str, str] = {
    f"subject_access{name}": "officer:look_at_audit" for name in ("", "_make", "_file")
}
NO_PAGES: set[str] = {"subject_access_file"}  # files and redirects


def pieces(
    case: Case, member: FamilyMember, people: Cast, today: date
) -> dict[str, dict[str, Any]]:
    """What each address of the room needs to be filled in."""
    copy = DataCopy.objects.create(case=case, member=member, asked_by=people.officer)
    return {"subject_access_make": {"pk": member.pk}, "subject_access_file": {"pk": copy.pk}}
