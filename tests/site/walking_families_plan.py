"""How every page of the plan is walked on the family’s side."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case, FamilyMember
from tests.people import Cast

_NAMES = ("family_plan", "family_plan_version", "family_plan_easy", "family_plan_word")
GUARDS: dict[str, str] = dict.fromkeys(_NAMES, "family:plan")
# Only of a version that was sent: tests/families/plan has these.
NO_PAGES: set[str] = {"family_plan_version", "family_plan_easy", "family_plan_word"}


def pieces(
    case: Case, member: FamilyMember, people: Cast, today: date
) -> dict[str, dict[str, Any]]:
    """What each address of the room needs to be filled in."""
    hub: dict[str, Any] = {"pk": member.pk}
    return {name: hub if name == "family_plan" else hub | {"number": 1} for name in _NAMES}
