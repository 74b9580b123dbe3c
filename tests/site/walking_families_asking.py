"""How every page of this room of the family’s side is walked."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case, FamilyMember
from tests.people import Cast

GUARDS: dict[str, str] = {
    f"ask_{what}": "public"
    for what in ("start", "files", "check", "receipt", "follow", "later", "come_back", "page")
}
# Of who has begun nothing here these lead to the start. Tests of their own look at them.
NO_PAGES: set[str] = {"ask_files", "ask_check", "ask_receipt", "ask_later"}


def pieces(
    case: Case, member: FamilyMember, people: Cast, today: date
) -> dict[str, dict[str, Any]]:
    """What each address of the room needs to be filled in."""
    return {"ask_page": {"name": "who"}}
