"""How every page of this room of the family’s side is walked."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case, FamilyMember
from families.models import Holding, Invitation, OrderedView
from tests.factories import FamilyMemberFactory
from tests.people import Cast

_OF_OFFICERS = ("s", "_invite", "_end_invitation", "_end", "_unlock", "_order", "_capacity")
GUARDS: dict[str, str] = {
    f"family_account{name}": "officer:invite_family" for name in _OF_OFFICERS
} | {"family_account_second": "officer:approve"}
# So that a letter to the family of the walked case goes to those it did before.
NO_LETTERS = {"parental_responsibility": False}
NO_PAGES: set[str] = set()  # files and redirects


def pieces(
    case: Case, member: FamilyMember, people: Cast, today: date
) -> dict[str, dict[str, Any]]:
    """What each address of the room needs to be filled in."""
    invited = FamilyMemberFactory(
        child=case.child, name="Ivy Invited", email="ivy@mail.example", **NO_LETTERS
    )
    waits = Invitation.objects.create(
        member=invited,
        case=case,
        email=invited.email,
        identity_seen="Passport",
        relation_seen="Birth certificate",
        asked_by=people.officer,
    )
    ordered = FamilyMemberFactory(
        child=case.child, name="Olga Ordered", limited_on=today, **NO_LETTERS
    )
    OrderedView.objects.create(
        member=ordered, parts=["where"], because="Order", set_by=people.officer
    )
    fresh = FamilyMemberFactory(
        child=case.child, name="Fay Fresh", email="fay@mail.example", **NO_LETTERS
    )
    holding = Holding.objects.get(member=member)
    return {
        "family_account_invite": {"pk": fresh.pk},
        "family_account_second": {"pk": waits.pk},
        "family_account_end_invitation": {"pk": waits.pk},
        "family_account_end": {"pk": holding.pk},
        "family_account_unlock": {"pk": member.pk},
        "family_account_order": {"pk": ordered.pk},
    }
