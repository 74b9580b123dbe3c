"""Everybody who might open a page of the walked world: one of each kind, and who has not signed in.

The first seven work for the council; the rest come from outside it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from accounts.models import Role, User
from families.models import Helper
from statutory import days_after
from tests.factories import CaseFactory, UserFactory
from tests.families.a_family import a_young_person, an_account
from tests.site.walking import Address, World, somebody

OFFICERS = {
    "assistant": Role.ASSISTANT,
    "coordinator": Role.COORDINATOR,
    "senior": Role.SENIOR,
    "manager": Role.MANAGER,
    "data officer": Role.DATA_OFFICER,
    "finance": Role.FINANCE,
    "administrator": Role.ADMINISTRATOR,
}
EVERYBODY = (
    *OFFICERS,
    *("panel member", "provider", "parent", "helper", "young person", "nobody"),
)
# Pages of the family that somebody has of their own while there is no plan and no paper yet.
OF_ONES_OWN = {"pk", "about", "what"}
OF_A_PLAN = {"family_comment", "family_accept"}
# What fills in the addresses of the sign-in library.
OF_THE_LIBRARY: dict[str, dict[str, Any]] = {
    "account_confirm_email": {"key": "none"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "none"},
    "mfa_remove_webauthn": {"pk": 1},
    "mfa_edit_webauthn": {"pk": 1},
}


@dataclass(frozen=True)
class Visitor:
    """Somebody at the door, and what of an address is their own and not the walked world's."""

    name: str
    client: Client
    user: User | None = None
    own: dict[str, Any] = field(default_factory=dict)

    def path(self, world: World, address: Address) -> str:
        """Where this address leads for them: pages of a family to their own, where they have it."""
        if address.name in OF_THE_LIBRARY:
            return reverse(address.name, kwargs=OF_THE_LIBRARY[address.name])
        return world.path(address, **(self.own if self.has_own(world, address) else {}))

    def has_own(self, world: World, address: Address) -> bool:
        """Whether they ask for a page of a family by their own number, not the parent's."""
        named = set(world.values(address)) <= OF_ONES_OWN and address.name not in OF_A_PLAN
        return bool(self.own) and address.guard.startswith("family:") and named


def visitors(world: World, today: date) -> dict[str, Visitor]:
    """One of each kind. The senior is also the lead for safeguarding."""
    users = {name: somebody(role, world.people) for name, role in OFFICERS.items()}
    users["senior"] = world.people.senior
    users["panel member"] = somebody(Role.PANEL_MEMBER, world.people)
    users["provider"] = somebody(Role.PROVIDER, world.people)
    users["parent"] = somebody(Role.FAMILY, world.people)
    found = {name: a_visitor(name, user) for name, user in users.items()}
    found["helper"] = a_visitor("helper", a_helper(world, today))
    found["young person"] = _a_young_person(world, today)
    return {name: found.get(name) or Visitor(name, Client()) for name in EVERYBODY}


def a_visitor(name: str, user: User, **own: Any) -> Visitor:
    """Somebody who has signed in."""
    client = Client()
    client.force_login(user)
    return Visitor(name, client, user, own)


def a_helper(world: World, today: date) -> User:
    """Whom the parent let in to everything, to read and to write, and who accepted."""
    helper = Helper.objects.get(case=world.case)
    helper.user = UserFactory(name=helper.name, role=Role.FAMILY, team=None)
    helper.may_write, helper.ends_on = True, days_after(today, 30)
    helper.save()
    return helper.user


def _a_young_person(world: World, today: date) -> Visitor:
    """A young person of seventeen with a case of their own, who holds the rights."""
    case = CaseFactory(officer=world.people.officer)
    case.child.date_of_birth = days_after(today, -6400)
    case.child.save()
    member = a_young_person(case)
    return a_visitor("young person", an_account(member), pk=member.pk)
