"""Both parents of one family of the demonstration sign in, each apart from the other.

They join as a family does: an officer invites, the address is proved, the account is made.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from accounts.models import User
from cases.actions.people import add_family_member
from cases.models import Case, FamilyMember
from families.actions.accounts import account_for, join
from families.actions.helpers import Leave, Named, let_help
from families.actions.inviting import invite
from families.models import Helper, Part
from statutory import days_after

MOTHER, FATHER = "mother@demo.example", "father@demo.example"
HELPER = "advocate@demo.example"


def seed(people: Mapping[str, User], today: date) -> None:
    """A mother and a father of one child, living apart; the mother lets an advocate read along."""
    by = people["coordinator@demo.example"]
    case = _a_case(by)
    mother = case.child.family.filter(relation="Parent").order_by("pk").first()
    assert mother is not None
    mother.email = MOTHER
    mother.save()
    father = add_family_member(
        case,
        name=people[FATHER].name,
        relation="Father",
        address="31 Elsewhere Street\nSampleford",
        postcode="EX1 1AA",
        email=FATHER,
        by=by,
    )
    users = [_joins(case, member, by, today) for member in (mother, father)]
    parts = (Part.WHERE.value, Part.DOCUMENTS.value)
    let_help(
        case,
        member=mother,
        who=Named("Advocate of the demonstration", HELPER, Helper.Kind.ADVOCATE.value),
        leave=Leave(parts, may_write=False, ends_on=days_after(today, 90)),
        by=users[0],
        today=today,
    )


def _a_case(by: User) -> Case:
    """The first of the officer's cases whose family nothing was withheld for or limited."""
    apart = FamilyMember.objects.exclude(withheld=False, limited_on=None)
    cases = Case.objects.filter(officer=by, restricted=False, closed_on=None, stage="assessment")
    found = cases.exclude(child__family__in=apart).filter(child__family__relation="Parent")
    case = found.order_by("pk").first()
    assert case is not None
    return case


def _joins(case: Case, member: FamilyMember, by: User, today: date) -> User:
    invitation = invite(
        case,
        member=member,
        identity_seen="Passport, at the visit",
        relation_seen="Full birth certificate",
        by=by,
        today=today,
    )
    user = account_for(email=member.email, name=member.name)
    user.name = member.name
    user.save()
    join(invitation, by=user)
    return user
