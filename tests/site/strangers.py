"""People with work of their own who have nothing to do with the walked case, and their own things.

Each may open pages of the very kind that they then ask for with the numbers of somebody else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.test import Client

from accounts.models import Role, User
from cases.models import Case
from providers.models import Consultation
from statutory import days_after
from tests.factories import CaseFactory, FamilyMemberFactory, TeamFactory, UserFactory
from tests.families.a_family import a_young_person, an_account, let_in
from tests.panels.a_meeting import a_meeting, a_member, a_panel, an_item
from tests.providers import a_register
from tests.providers.an_answer import a_request
from tests.site.walking import World

Own = Mapping[str, Mapping[str, Any]]
NAMES = ("the senior of another team", "another service", "another panel", "the other parent")
NAMES += ("a parent of another child", "a helper of another family", "a young person")
# The kinds of guard behind which each has something of their own. That nobody comes in at the
# others is seen by `test_matrix`.
OF_OFFICERS = ("officer", "staff", "keeper", "lead_or", "safeguarding_lead", "runs_meeting")
OF_SERVICES = ("member", "service_admin", "admin_of_colleague", "asked_for_advice", "consulted")
OF_PANELS = ("sitting", "member_of_meeting", "member_on_case", "keeper_of_meeting")
OF_PANELS += ("keeper_of_record", "runs_meeting")
OF_FAMILIES = ("families", "family")


@dataclass(frozen=True)
class Stranger:
    """Somebody, behind which guards they have something, and what of it an address could name."""

    user: User
    doors: tuple[str, ...]
    own: Own
    client: Client


def strangers(world: World, today: date) -> dict[str, Stranger]:
    """Another team's officer, another service, another panel, the other parent, another family."""
    officer = UserFactory(role=Role.COORDINATOR, team=TeamFactory())
    case = CaseFactory(officer=officer)
    senior = UserFactory(role=Role.SENIOR, team=officer.team, safeguarding_lead=False)
    found = [
        _stranger(senior, OF_OFFICERS, {"officer": {"reference": case.reference}}),
        _of_another_service(case, officer),
        _of_another_panel(case, officer, today),
        _the_other_parent(world),
        *_of_another_family(case, today),
    ]
    return dict(zip(NAMES, found, strict=True))


def _stranger(user: User, doors: tuple[str, ...], own: Own) -> Stranger:
    client = Client()
    client.force_login(user)
    return Stranger(user, doors, own, client)


def _of_another_service(case: Case, by: User) -> Stranger:
    """They run a service that was asked for advice, and consulted, on another case."""
    service = a_register.a_service("therapy", "A service of strangers")
    user = a_register.a_member(service, is_admin=True)
    asked = a_request(case, service, by, source="medical")
    consulted = Consultation.objects.create(
        case=case, provider=service, sent_on=asked.sent_on, sent_by=by
    )
    own = {"asked_for_advice": {"pk": asked.pk}, "consulted": {"pk": consulted.pk}}
    return _stranger(user, OF_SERVICES, own)


def _of_another_panel(case: Case, by: User, today: date) -> Stranger:
    """They are in the chair of a panel that met today about another case."""
    panel = a_panel(name="A panel of strangers")
    seat = a_member(panel, "chair")
    meeting = a_meeting(panel, by, today, state="circulated")
    item = an_item(meeting, case, by, number=1)
    of_meeting = dict.fromkeys(("member_of_meeting", "keeper_of_meeting"), {"pk": meeting.pk})
    of_case = dict.fromkeys(("member_on_case", "keeper_of_record"), {"pk": item.pk})
    return _stranger(seat.user, OF_PANELS, of_meeting | of_case)


def _the_other_parent(world: World) -> Stranger:
    """They have the same rights to the same child, and nothing of what is the first parent's."""
    other = FamilyMemberFactory(child=world.case.child, name="Ben Walked", relation="Father")
    return _stranger(an_account(other), OF_FAMILIES, {"family": {"pk": other.pk}})


def _of_another_family(case: Case, today: date) -> list[Stranger]:
    """A parent, whom they let in to help, and a young person with a case of their own."""
    parent = FamilyMemberFactory(child=case.child, name="Pat Other")
    helper = UserFactory(role=Role.FAMILY, team=None)
    let_in(parent, case, days_after(today, 30), user=helper, may_write=True)
    young = CaseFactory(officer=case.officer)
    young.child.date_of_birth = days_after(today, -6400)
    young.child.save()
    themselves = a_young_person(young)
    own = {"family": {"pk": parent.pk}}
    return [
        _stranger(an_account(parent), OF_FAMILIES, own),
        _stranger(helper, OF_FAMILIES, own),
        _stranger(an_account(themselves), OF_FAMILIES, {"family": {"pk": themselves.pk}}),
    ]
