"""Who in the office is told of what happens on the family's side."""

from __future__ import annotations

from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.access import may_open
from cases.models import Case


def officer_of(case: Case) -> list[User]:
    """The officer of the case, or who stands in for them today; nobody where there is none."""
    if case.officer is None:
        return []
    found = case.officer.cover_on(timezone.localdate()) or case.officer
    return [found] if found.is_active else []


def seconds_of(case: Case) -> list[User]:
    """Who may say yes as the second person: the officer's senior, or else those of the team."""
    senior = case.officer.senior if case.officer else None
    if senior is not None and senior.is_active and roles.may(senior.role, roles.APPROVE):
        return [senior]
    team = User.objects.filter(team=case.team_id, is_active=True) if case.team_id else ()
    return [one for one in team if roles.may(one.role, roles.APPROVE) and may_open(one, case)]


def needs_second(case: Case) -> bool:
    """Whether anybody's details are withheld on this case."""
    return case.child.family.filter(withheld=True, removed_on=None).exists()
