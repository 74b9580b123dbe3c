"""The door: who may open which case, as a table."""

import pytest
from django.http import Http404
from django.utils import timezone

from accounts.models import Role
from cases import roles
from cases.access import (
    case_for,
    cases_in_hand,
    cases_visible_now,
    cases_visible_to,
    officers_covered_by,
)
from cases.actions import grants
from cases.models import AccessRecord, Relation
from statutory import days_after
from tests.factories import CaseFactory, TeamFactory, UserFactory

pytestmark = pytest.mark.django_db

# role, what it may do to a case of its own team
_ASSISTING = {"view", "record", "send", "file", "ask", "ask_advice", "consult", "list_case"}
_CASEWORK = _ASSISTING | {"correct", "decide", "except", "look_at_audit"}
_CASEWORK |= {"see_costs", "weigh", "place", "write_plan", "issue_plan", "write_brief"}
_CASEWORK |= {"invite_family"}
_SUPERVISING = {"approve", "restrict", "allocate", "check_plan", "audit_plans", "review_brief"}
_SUPERVISING |= {"hold"}
MAY = [
    (Role.ASSISTANT, _ASSISTING),
    (Role.COORDINATOR, _CASEWORK),
    (Role.SENIOR, _CASEWORK | _SUPERVISING),
    (Role.MANAGER, _SUPERVISING | {"view", "look_at_audit", "see_costs"}),
    (Role.PANEL_MEMBER, set()),
    (Role.DATA_OFFICER, {"view", "correct", "look_at_audit"}),
    (Role.ADMINISTRATOR, set()),
    (Role.FAMILY, set()),
    (Role.PROVIDER, set()),
]


def _opens(user, case, doing):
    try:
        return case_for(user, case.reference, doing) == case
    except Http404:
        return False


@pytest.mark.parametrize(("role", "allowed"), MAY)
def test_each_role_may_do_what_its_row_says_to_a_case_of_its_team(role, allowed):
    team = TeamFactory()
    case = CaseFactory(team=team, officer=UserFactory(role=Role.COORDINATOR, team=team))
    user = UserFactory(role=role, team=team)

    done = {doing for doing in roles.ALL if _opens(user, case, doing)}

    assert done == allowed


def test_every_role_has_a_row_in_both_tables():
    assert set(roles.MAY) == set(Role.values)
    assert set(roles.SCOPE) == set(Role.values)


def test_h040_a_missing_case_and_a_forbidden_one_look_alike():
    stranger = UserFactory(role=Role.COORDINATOR, team=TeamFactory())
    case = CaseFactory(team=TeamFactory())

    with pytest.raises(Http404) as forbidden:
        case_for(stranger, case.reference)
    with pytest.raises(Http404) as missing:
        case_for(stranger, "EHC-2026-99999")

    assert str(forbidden.value) == str(missing.value)


def test_a_restricted_case_needs_a_grant_whatever_the_role():
    team = TeamFactory()
    case = CaseFactory(team=team, restricted=True)
    senior = UserFactory(role=Role.SENIOR, team=team)
    manager = UserFactory(role=Role.MANAGER)

    assert not cases_visible_to(senior).exists()
    assert not cases_visible_to(manager).exists()

    grants.give(
        case, to=senior, until=timezone.localdate(), because="Sibling of a colleague", by=manager
    )
    assert list(cases_visible_to(senior)) == [case]


def test_h051_a_grant_ends_by_its_date_and_at_once_when_withdrawn():
    case = CaseFactory(team=TeamFactory())
    panel = UserFactory(role=Role.PANEL_MEMBER)
    senior = UserFactory(role=Role.SENIOR, team=case.team)
    today = timezone.localdate()
    grant = grants.give(case, to=panel, until=days_after(today, 3), because="Panel", by=senior)
    assert _opens(panel, case, "view")

    grants.withdraw(grant, by=senior)
    assert not _opens(panel, case, "view")


def test_a_covering_officer_sees_the_cases_of_the_one_on_leave_only_while_covering():
    away_team = TeamFactory()
    cover = UserFactory(role=Role.COORDINATOR, team=TeamFactory())
    today = timezone.localdate()
    away = UserFactory(
        role=Role.COORDINATOR,
        team=away_team,
        cover=cover,
        cover_from=days_after(today, -1),
        cover_until=today,
    )
    case = CaseFactory(team=away_team, officer=away)
    assert _opens(cover, case, "view")

    away.cover_until = days_after(today, -1)
    away.save()
    assert not _opens(cover, case, "view")


def test_opening_a_case_leaves_a_record_and_being_refused_leaves_none():
    team = TeamFactory()
    case = CaseFactory(team=team)
    officer = UserFactory(role=Role.COORDINATOR, team=team)

    case_for(officer, case.reference, "view")
    _opens(UserFactory(role=Role.ADMINISTRATOR), case, "view")

    assert list(AccessRecord.objects.values_list("user_name", "doing")) == [(officer.name, "view")]


def test_somebody_who_has_left_opens_nothing():
    team = TeamFactory()
    case = CaseFactory(team=team)
    leaver = UserFactory(role=Role.SENIOR, team=team, is_active=False)

    assert not _opens(leaver, case, "view")


@pytest.mark.parametrize("role", Role)
def test_the_cases_in_hand_and_those_visible_now_are_of_those_visible(role):
    user, covered = UserFactory(role=role, team=TeamFactory()), UserFactory(team=TeamFactory())
    covered.cover, covered.cover_from = user, timezone.localdate()
    covered.save()
    cases = [CaseFactory(officer=one) for one in (user, covered, UserFactory(team=user.team))]
    cases += [CaseFactory(officer=user, restricted=True) for _ in range(2)]
    cases.append(CaseFactory(officer=user))
    until = days_after(timezone.localdate(), 1)
    grants.give(cases[3], to=user, until=until, because="Cover", by=covered)
    Relation.objects.create(user=user, child=cases[5].child, what="Aunt", declared_by=covered)
    officers = list(officers_covered_by(user).values_list("pk", flat=True))

    in_hand = set(cases_in_hand(user, officers))

    assert in_hand == set(cases_visible_to(user).filter(officer__in=officers))
    assert set(cases_visible_now(user)) == set(cases_visible_to(user))
    assert cases[4] not in in_hand
    assert cases[5] not in in_hand
