"""The family in the world that every page is walked in: a parent who signs in, with one child."""

from __future__ import annotations

from datetime import date
from typing import Any

from accounts.models import User
from cases.models import Case
from tests.factories import FamilyMemberFactory
from tests.families.a_family import an_account
from tests.people import Cast
from tests.site import (
    walking_families_accounts,
    walking_families_asking,
    walking_families_behalf,
    walking_families_copies,
    walking_families_details,
    walking_families_home,
    walking_families_joining,
    walking_families_papers,
    walking_families_plan,
    walking_families_service,
    walking_families_sharing,
    walking_families_standing,
    walking_families_taking_part,
)

NAME = "Ada Walked"
_ROOMS = (
    walking_families_asking,
    walking_families_joining,
    walking_families_accounts,
    walking_families_behalf,
    walking_families_copies,
    walking_families_service,
    walking_families_home,
    walking_families_standing,
    walking_families_papers,
    walking_families_plan,
    walking_families_taking_part,
    walking_families_details,
    walking_families_sharing,
)
GUARDS_OF_FAMILIES = {name: guard for room in _ROOMS for name, guard in room.GUARDS.items()}
NO_PAGES_OF_FAMILIES = {"family_home"}.union(*(room.NO_PAGES for room in _ROOMS))
OF_A_FAMILY = ("families", "family")  # guards


def the_parent() -> User:
    """Who signs in for the family."""
    return User.objects.get(holdings__member__name=NAME)


def family_pieces(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """A parent of the child with an account, and what each of their pages needs."""
    member = FamilyMemberFactory(child=case.child, name=NAME, email="ada.walked@family.example")
    an_account(member)
    pieces: dict[str, dict[str, Any]] = {}
    for room in _ROOMS:
        pieces |= room.pieces(case, member, people, today)
    return pieces
