"""What one member of a family may learn of the others, and what of the history."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.actions.people import withhold
from cases.models import Case, FamilyMember
from cases.queries.people import history_of
from cases.queries.shareable import (
    Shareable,
    may_know_childs_address,
    shareable_history,
    shareable_people,
)
from tests.factories import CaseFactory, FamilyMemberFactory
from tests.people import Cast, cast

HIDDEN = ("9 Hidden Street", "EX9 9ZZ", "hidden@example.com", "01632 960999", "Newname", "Oldname")


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return CaseFactory(officer=people.officer)


@pytest.fixture
def father(case: Case) -> FamilyMember:
    return FamilyMemberFactory(child=case.child, name="Emeka Okoro", relation="Father")


@pytest.fixture
def mother(case: Case) -> FamilyMember:
    return FamilyMemberFactory(child=case.child, name="Ngozi Okoro", address="2 Old Road")


def moved_into_hiding(people: Cast, case: Case, mother: FamilyMember, **rest: Any) -> None:
    """Her details are kept, and then she takes another name and another address."""
    withhold(case, member=mother, because="An order", by=people.officer, **rest)
    mother.refresh_from_db()
    mother.name, mother.other_names = "Ngozi Newname", "Oldname"
    mother.address, mother.postcode = HIDDEN[:2]
    mother.email, mother.phone = HIDDEN[2:4]
    mother.save()


def test_h020_the_other_parent_reads_the_name_he_knows_and_nothing_of_where_she_is(
    people: Cast, case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    moved_into_hiding(people, case, mother)

    told = shareable_people(case, father)

    assert told == [Shareable("Ngozi Okoro", "Mother", True)]
    assert not [word for word in HIDDEN if word in str(told)]


def test_h023_where_even_her_place_on_the_case_is_kept_he_learns_nothing(
    people: Cast, case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    moved_into_hiding(people, case, mother, withheld_all=True)

    assert shareable_people(case, father) == []


def test_h023_somebody_whose_known_name_was_never_said_is_left_out(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    mother.withheld = True
    mother.save()

    assert shareable_people(case, father) == []


def test_those_who_are_removed_or_without_responsibility_are_left_out(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    FamilyMemberFactory(child=case.child, name="Aunt", parental_responsibility=False)
    FamilyMemberFactory(child=case.child, name="Former carer", removed_on="2026-06-01")

    assert [one.name for one in shareable_people(case, father)] == ["Ngozi Okoro"]


def test_h020_the_childs_address_is_kept_where_it_would_show_hers(
    people: Cast, case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    before = may_know_childs_address(case, father)
    moved_into_hiding(people, case, mother)

    assert (before, may_know_childs_address(case, father)) == (True, False)
    assert may_know_childs_address(case, mother) is True


def test_h024_the_history_for_him_holds_his_own_changes_and_none_of_hers(
    people: Cast, case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    moved_into_hiding(people, case, mother)
    father.phone, father.limited_because = "01632 960001", "He may not know where she lives"
    father.save()

    told = str(shareable_history(case, father))

    assert "01632 960001" in told
    assert "may not know" not in told
    assert not [word for word in (*HIDDEN, "2 Old Road") if word in told]


def test_h024_of_another_case_or_once_removed_there_is_nothing(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    other = CaseFactory()
    assert (shareable_history(other, father), shareable_people(other, father)) == ([], [])
    father.removed_on = date(2026, 6, 1)

    assert shareable_people(case, father) == []


def test_staff_read_what_was_changed_from_what_to_what(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    moved_into_hiding(people, case, mother)

    newest, kept, first = history_of(mother)

    said = {line.label: (line.before, line.after) for line in newest.lines}
    assert said["Address"] == ("2 Old Road", "9 Hidden Street")
    assert (kept.reason, kept.by_name) == ("Details withheld", "Olive Officer")
    assert (first.is_first, first.lines[0].after) == (True, "Ngozi Okoro")
