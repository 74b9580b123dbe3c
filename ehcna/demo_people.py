"""What the demonstration has to show of people: two parents apart, a call, and post that came back.

All are invented, and everything is done by the real actions.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from accounts.models import User
from cases.actions import contact_changes
from cases.actions.people import (
    add_family_member,
    edit_family_member,
    mark_doubtful,
    record_order,
)
from cases.editing import Edit, version_of
from cases.models import Case, FamilyMember
from statutory import days_after


def seed(people: Mapping[str, User], today: date) -> None:
    """Some life among the families of the first cases."""
    by = people["assistant@demo.example"]
    cases = list(
        Case.objects.filter(restricted=False).exclude(decisions__state="held").order_by("pk")[:5]
    )
    happenings = (_languages, _parents_apart, _a_call, _came_back, _a_word_for_another)
    for case, happen in zip(cases, happenings, strict=False):
        member = case.child.family.order_by("pk").first()
        if member is not None:
            happen(case, member, by, today)


def _languages(case: Case, member: FamilyMember, by: User, today: date) -> None:
    values = {"language": "Igbo", "letter_format": "large_print", "needs": "Ring after 4pm"}
    edit = Edit(values, version_of(member))
    edit_family_member(case, member=member, edit=edit, by=by)


def _parents_apart(case: Case, member: FamilyMember, by: User, today: date) -> None:
    other = add_family_member(
        case,
        name="Declan O'Neil",
        relation="Father",
        address="14 Sample Street\nSampleford",
        postcode="EX1 1AA",
        by=by,
    )
    record_order(
        case,
        limits=other,
        protects=member,
        what="Prohibited steps order: he may not learn where mother and child live.",
        made_on=days_after(today, -40),
        by=by,
        today=today,
    )


def _a_call(case: Case, member: FamilyMember, by: User, today: date) -> None:
    new = {"address": "3 Newly Close\nExampleton", "phone": "01632 960145"}
    asked = contact_changes.Asked(
        told_by=member.name,
        told_how="phone",
        starts_on=today,
        edit=Edit(new, version_of(member)),
    )
    contact_changes.ask(case, member=member, asked=asked, by=by, today=today)


def _came_back(case: Case, member: FamilyMember, by: User, today: date) -> None:
    mark_doubtful(
        case,
        member=member,
        channel="post",
        on=days_after(today, -1),
        because="Gone away",
        by=by,
        today=today,
    )


def _a_word_for_another(case: Case, member: FamilyMember, by: User, today: date) -> None:
    """Somebody else asked for it and the person said yes: a senior makes the change."""
    new = {"phone": "01632 960187", "email": "rana.haddad@mail.example"}
    asked = contact_changes.Asked(
        told_by="Her sister",
        told_how="phone",
        starts_on=today,
        edit=Edit(new, version_of(member)),
        themselves=False,
    )
    change = contact_changes.ask(case, member=member, asked=asked, by=by, today=today)
    contact_changes.call_back(
        change, on=today, said="Yes, my sister rang for me.", confirmed=True, by=by
    )
