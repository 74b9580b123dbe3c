"""add_family_member: who may be written to about a case, and how."""

from __future__ import annotations

from typing import Any

import pytest

from cases.actions.people import add_family_member
from cases.letters.recipients import why_unreachable
from cases.models import AuditEntry, Case, FamilyMember
from cases.refusals import Refused
from tests.factories import CaseFactory
from tests.people import Cast

HER = {"name": "Ngozi Okoro", "relation": "Mother", "address": "2 Example Road"}


@pytest.fixture
def case(people: Cast) -> Case:
    return CaseFactory(officer=people.officer)


def test_somebody_is_put_on_the_case_as_typed_but_tidy(people: Cast, case: Case) -> None:
    member = add_family_member(
        case,
        name=" Ngozi Okoro ",
        relation=" Mother ",
        address=" 2 Example Road\nExampleton ",
        postcode="ex11aa",
        by=people.officer,
    )

    assert (member.name, member.relation, member.address, member.postcode) == (
        "Ngozi Okoro",
        "Mother",
        "2 Example Road\nExampleton",
        "EX1 1AA",
    )
    assert (member.child, member.parental_responsibility, member.is_young_person) == (
        case.child,
        True,
        False,
    )
    assert FamilyMember.history.filter(id=member.pk).count() == 1


@pytest.mark.parametrize("relation", ["Young person", "young person", " YOUNG PERSON "])
def test_the_young_person_is_known_by_the_word(people: Cast, case: Case, relation: str) -> None:
    member = add_family_member(case, by=people.officer, **(HER | {"relation": relation}))

    assert member.is_young_person is True


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"name": " "}, "name", "Enter the person's name"),
        ({"relation": " "}, "relation", "Enter their relation to the child"),
        ({"address": "\n "}, "address", "Enter the address letters are posted to"),
        ({"channel": "email"}, "email", "Enter the email address we write to"),
    ],
)
def test_somebody_who_cannot_be_written_to_is_refused(
    people: Cast, case: Case, changed: dict[str, Any], field: str, sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        add_family_member(case, by=people.officer, **(HER | changed))

    assert (refused.value.field, refused.value.sentence) == (field, sentence)
    assert (FamilyMember.objects.count(), AuditEntry.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "changed", [{}, {"address": "", "channel": "email", "email": "ngozi@example.com"}]
)
def test_whoever_is_on_the_case_can_be_reached(
    people: Cast, case: Case, changed: dict[str, Any]
) -> None:
    member = add_family_member(case, by=people.officer, **(HER | changed))

    assert why_unreachable(member) == ""


def test_the_audit_says_who_was_added_by_whom(people: Cast, case: Case) -> None:
    add_family_member(case, by=people.officer, **HER)

    audit = AuditEntry.objects.get()
    assert (audit.action, audit.by_name, audit.case) == (
        "people.add_family_member",
        "Olive Officer",
        case,
    )
