"""Three texts side by side: what stood there, what stands there, and what was typed."""

from __future__ import annotations

from typing import Any

import pytest

from cases.actions.people import edit_family_member
from cases.editing import MINE, THEIRS, Clashed, Edit, compare, version_of
from cases.models import AuditEntry, Case, FamilyMember
from tests.factories import CaseFactory, FamilyMemberFactory
from tests.people import Cast, cast


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return CaseFactory(officer=people.officer)


@pytest.fixture
def mother(case: Case) -> FamilyMember:
    return FamilyMemberFactory(
        child=case.child, name="Ngozi Okoro", needs="Ring after 4pm", language=""
    )


def typed(member: FamilyMember, **changed: Any) -> dict[str, Any]:
    """What the page sends: every field, of which somebody changed some."""
    names = ("name", "needs", "language")
    return {name: getattr(member, name) for name in names} | changed


def saved(member: FamilyMember) -> tuple[str, str, str]:
    member.refresh_from_db()
    return member.name, member.needs, member.language


def test_h100_two_who_change_different_fields_at_one_time_are_both_kept(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    seen = version_of(mother)
    first = Edit(typed(mother, needs="Text first"), seen)
    second = Edit(typed(mother, language="Igbo"), seen)

    edit_family_member(case, member=mother, edit=first, by=people.officer)
    edit_family_member(case, member=mother, edit=second, by=people.senior)

    assert saved(mother) == ("Ngozi Okoro", "Text first", "Igbo")


def test_h101_the_second_to_change_the_same_field_sees_both_and_nothing_is_saved(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    seen = version_of(mother)
    first = Edit(typed(mother, needs="Text first"), seen)
    second = Edit(typed(mother, needs="Interpreter", language="Igbo"), seen)
    edit_family_member(case, member=mother, edit=first, by=people.officer)

    with pytest.raises(Clashed) as told:
        edit_family_member(case, member=mother, edit=second, by=people.senior)

    (clash,) = told.value.comparison.clashes
    assert (clash.label, clash.before, clash.theirs, clash.mine) == (
        "What helps them",
        "Ring after 4pm",
        "Text first",
        "Interpreter",
    )
    assert told.value.comparison.by_name == "Olive Officer"
    assert told.value.comparison.taken == {"name": "Ngozi Okoro", "language": "Igbo"}
    assert saved(mother) == ("Ngozi Okoro", "Text first", "")


@pytest.mark.parametrize(("kept", "needs"), [(MINE, "Interpreter"), (THEIRS, "Text first")])
def test_h101_what_the_second_chose_is_saved_and_the_other_text_stays_in_the_history(
    people: Cast, case: Case, mother: FamilyMember, kept: str, needs: str
) -> None:
    seen = version_of(mother)
    first = Edit(typed(mother, needs="Text first"), seen)
    edit_family_member(case, member=mother, edit=first, by=people.officer)
    chosen = Edit(
        typed(mother, needs="Interpreter", language="Igbo"),
        seen,
        answered=version_of(mother),
        keep={"needs": kept},
    )

    edit_family_member(case, member=mother, edit=chosen, by=people.senior)

    assert saved(mother) == ("Ngozi Okoro", needs, "Igbo")
    assert "Text first" in mother.history.values_list("needs", flat=True)


def test_h101_a_third_who_saved_while_one_was_choosing_is_asked_about_again(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    seen = version_of(mother)
    edit_family_member(
        case, member=mother, edit=Edit(typed(mother, needs="Text first"), seen), by=people.officer
    )
    shown = version_of(mother)
    mother.refresh_from_db()
    edit_family_member(
        case, member=mother, edit=Edit(typed(mother, needs="Write"), shown), by=people.assistant
    )
    chosen = Edit(typed(mother, needs="Interpreter"), seen, shown, {"needs": MINE})

    with pytest.raises(Clashed) as told:
        edit_family_member(case, member=mother, edit=chosen, by=people.senior)

    assert told.value.comparison.clashes[0].theirs == "Write"


def test_h102_a_tab_left_open_for_two_days_undoes_nothing_that_it_did_not_touch(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    old_tab = typed(mother, language="Igbo")
    seen = version_of(mother)
    for needs in ("Text first", "Write"):
        mother.refresh_from_db()
        edit = Edit(typed(mother, needs=needs), version_of(mother))
        edit_family_member(case, member=mother, edit=edit, by=people.officer)

    edit_family_member(case, member=mother, edit=Edit(old_tab, seen), by=people.senior)

    assert saved(mother) == ("Ngozi Okoro", "Write", "Igbo")


@pytest.mark.parametrize("seen", [0, 999999])
def test_h101_a_version_that_is_not_of_this_record_counts_as_never_seen(
    people: Cast, case: Case, mother: FamilyMember, seen: int
) -> None:
    comparison = compare(mother, Edit(typed(mother, needs="Mine"), seen))

    assert [clash.name for clash in comparison.clashes] == ["needs"]


def test_h101_the_version_of_another_person_is_not_taken_for_this_ones(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    other = FamilyMemberFactory(child=case.child, needs="Ring after 4pm")

    comparison = compare(mother, Edit(typed(mother, needs="Mine"), version_of(other)))

    assert [clash.name for clash in comparison.clashes] == ["needs"]


def test_both_who_typed_the_same_are_not_asked(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    seen = version_of(mother)
    same = Edit(typed(mother, needs="Text first"), seen)

    edit_family_member(case, member=mother, edit=same, by=people.officer)
    edit_family_member(case, member=mother, edit=same, by=people.senior)

    assert mother.history.count() == 2


def test_h104_saving_without_a_change_writes_no_line_of_history(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    edit = Edit(typed(mother, needs=" Ring after 4pm\r\n"), version_of(mother))

    edit_family_member(case, member=mother, edit=edit, by=people.officer)

    assert mother.history.count() == 1


def test_the_history_says_who_and_the_audit_names_fields_and_no_texts(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    edit = Edit(typed(mother, needs="Hidden words"), version_of(mother))

    edit_family_member(case, member=mother, edit=edit, by=people.assistant)

    assert mother.history.latest().history_user == people.assistant
    audit = AuditEntry.objects.get()
    assert (audit.action, audit.case) == ("people.edit_family_member", case)
    assert audit.after["edit"] == "name, needs, language"
    assert "Hidden words" not in str(audit.after)
