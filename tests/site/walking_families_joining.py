"""How every page of this room of the family’s side is walked."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case, FamilyMember
from families.tokens import token_for
from statutory import days_after
from tests.families.a_family import let_in
from tests.people import Cast

GUARDS: dict[str, str] = {"join": "public", "join_code": "public", "join_again": "public"}
GUARDS |= dict.fromkeys(
    (
        "family_account",
        "family_account_close",
        "family_rights",
        "family_helpers",
        "family_helper_new",
        "family_helper_parent",
        "family_helper_change",
        "family_helper_end",
    ),
    "family::own",
)
# The code is asked for after the button; a new link is asked for by a button; and only a young
# person lets a parent in: tests/families/accounts has these.
NO_PAGES: set[str] = {"join_code", "join_again", "family_helper_parent"}


def pieces(
    case: Case, member: FamilyMember, people: Cast, today: date
) -> dict[str, dict[str, Any]]:
    """What each address of the room needs to be filled in."""
    helper = let_in(member, case, days_after(today, 30), email="hal@mail.example")
    own = dict.fromkeys((name for name, guard in GUARDS.items() if guard == "family::own"))
    found: dict[str, dict[str, Any]] = {name: {"pk": member.pk} for name in own}
    for name in ("family_helper_change", "family_helper_end"):
        found[name]["helper"] = helper.pk
    token = token_for(helper)
    return found | {name: {"token": token} for name in ("join", "join_code", "join_again")}
