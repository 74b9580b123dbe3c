"""How to reach somebody is changed only once it is known that they want it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Role
from cases.actions import contact_changes as actions
from cases.actions.people import mark_doubtful, withhold
from cases.contact_rules import may_be_made_from, needs_second
from cases.editing import Clashed, Edit, version_of
from cases.models import AuditEntry, Case, ContactChange, FamilyMember
from cases.queries.people import changes_to_check, number_on_file
from cases.refusals import Refused
from statutory import days_after
from tests.cases.actions.test_protecting import a_letter, state_of
from tests.factories import CaseFactory, FamilyMemberFactory, UserFactory
from tests.people import Cast

TODAY = timezone.localdate()
NEW = {"address": "9 New Street\r\nExampleton ", "postcode": "ex22bb"}


@pytest.fixture
def case(people: Cast) -> Case:
    return CaseFactory(officer=people.officer)


@pytest.fixture
def mother(case: Case) -> FamilyMember:
    return FamilyMemberFactory(child=case.child, name="Ngozi Okoro", phone="01632 960100")


def asked(member: FamilyMember, *, new: dict[str, str] | None = None, **changed: Any) -> Any:
    edit = Edit(new or NEW, version_of(member))
    fields = {"told_by": "Ngozi Okoro", "told_how": "phone", "starts_on": TODAY} | changed
    return actions.Asked(edit=edit, **fields)


def ask(people: Cast, case: Case, member: FamilyMember, **rest: Any) -> ContactChange:
    return actions.ask(case, member=member, asked=asked(member, **rest), by=people.assistant)


def address(member: FamilyMember) -> tuple[str, str]:
    member.refresh_from_db()
    return member.address, member.postcode


OLD = ("2 Example Road\nExampleton", "EX1 1AA")
MOVED = ("9 New Street\nExampleton", "EX2 2BB")


def test_h027_a_caller_changes_nothing_and_old_and_new_are_kept(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    change = ask(people, case, mother)

    assert (change.state, address(mother)) == ("waiting", OLD)
    assert change.old == {"address": OLD[0], "postcode": OLD[1]}
    assert change.new == {"address": MOVED[0], "postcode": MOVED[1]}


def test_h027_without_a_call_back_it_waits_two_days_and_for_a_second_person(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    change = ask(people, case, mother)
    later = days_after(TODAY, 2)

    with pytest.raises(Refused, match="Ring the person on the number on file first"):
        actions.make(change, by=people.senior, because="I looked", today=days_after(TODAY, 1))
    with pytest.raises(Refused, match="you wrote it down"):
        actions.make(change, by=people.assistant, because="I looked", today=later)
    with pytest.raises(Refused, match="Ask a senior"):
        actions.make(change, by=people.officer, because="I looked", today=later)
    actions.make(change, by=people.senior, because="She wrote as well", today=later)

    assert may_be_made_from(change) == later
    assert address(mother) == MOVED


def test_h027_confirmed_on_the_number_on_file_it_is_made_at_once_by_whoever_asked(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    change = ask(people, case, mother)

    change = actions.call_back(
        change, on=TODAY, said="Yes, we moved on Monday", confirmed=True, by=people.assistant
    )
    made = actions.make(change, by=people.assistant, because="She confirmed it")

    assert (made.state, made.answered_by, address(mother)) == ("made", people.assistant, MOVED)


def test_h027_a_person_who_did_not_ask_for_it_stops_it(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    change = ask(people, case, mother)
    change = actions.call_back(
        change, on=TODAY, said="I never rang you", confirmed=False, by=people.assistant
    )

    with pytest.raises(Refused, match="did not ask for this"):
        actions.make(change, by=people.senior, because="x", today=days_after(TODAY, 30))
    refused = actions.refuse(change, because="Not her", by=people.assistant)

    assert (refused.state, refused.answered_because, address(mother)) == ("refused", "Not her", OLD)


@pytest.mark.parametrize("how", ["phone", "in_person", "our_mistake"])
def test_h027_where_details_are_withheld_a_second_person_looks_whatever_the_way(
    people: Cast, case: Case, mother: FamilyMember, how: str
) -> None:
    withhold(case, member=mother, because="An order", by=people.officer)

    change = ask(people, case, mother, told_how=how, evidence="Passport")
    if how == "phone":
        change = actions.call_back(change, on=TODAY, said="Yes", confirmed=True, by=people.officer)

    assert (change.state, address(mother)) == ("waiting", OLD)
    assert needs_second(change) == "Their details are kept from others on the case"
    with pytest.raises(Refused):
        actions.make(change, by=people.officer, because="x")
    actions.make(change, by=people.senior, because="I rang her as well")
    assert address(mother) == MOVED


def test_h027_a_senior_who_wrote_it_down_is_not_the_second_person(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    withhold(case, member=mother, because="An order", by=people.officer)
    change = actions.ask(
        case,
        member=mother,
        asked=asked(mother, told_how="in_person", evidence="Passport"),
        by=people.senior,
    )
    other = UserFactory(role=Role.SENIOR, team=people.team)

    with pytest.raises(Refused, match="you wrote it down"):
        actions.make(change, by=people.senior, because="x")
    actions.make(change, by=other, because="I looked")

    assert address(mother) == MOVED


def test_somebody_present_with_evidence_is_changed_at_once(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    change = ask(people, case, mother, told_how="in_person", evidence="Passport and tenancy")

    assert (change.state, change.evidence, address(mother)) == (
        "made",
        "Passport and tenancy",
        MOVED,
    )


def test_somebody_else_who_comes_in_person_changes_nothing_at_once(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    change = ask(
        people, case, mother, told_how="in_person", evidence="His passport", themselves=False
    )

    assert (change.state, address(mother)) == ("waiting", OLD)
    assert needs_second(change) == "Somebody else asked for it"


def test_a_move_that_is_still_to_come_waits_for_its_day(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    ahead = days_after(TODAY, 7)
    change = ask(people, case, mother, told_how="in_person", evidence="Tenancy", starts_on=ahead)

    with pytest.raises(Refused, match="Make the change on that day"):
        actions.make(change, by=people.officer, because="x")
    actions.make(change, by=people.officer, because="The day has come", today=ahead)

    assert address(mother) == MOVED


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"told_by": " "}, "told_by"),
        ({"told_how": "in_person"}, "evidence"),
        ({"new": {"address": " "}}, "address"),
        ({"new": {"channel": "email"}}, "email"),
        ({"new": {"address": OLD[0]}}, None),
    ],
)
def test_a_change_that_cannot_be_is_refused(
    people: Cast, case: Case, mother: FamilyMember, changed: dict[str, Any], field: str | None
) -> None:
    with pytest.raises(Refused) as refused:
        ask(people, case, mother, **changed)

    assert refused.value.field == field
    assert ContactChange.objects.count() == 0


def test_h013_what_waits_for_the_old_address_is_stopped_and_doubt_ends(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    mark_doubtful(
        case, member=mother, channel="post", on=TODAY, because="Gone away", by=people.officer
    )
    letter = a_letter(case, mother)

    ask(people, case, mother, told_how="in_person", evidence="Tenancy")

    assert state_of(letter) == ("stopped", "The address has changed since it was written")
    mother.refresh_from_db()
    assert (mother.is_doubtful, mother.doubtful_because) == (False, "")


def test_a_new_number_does_not_end_doubt_about_the_address(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    mark_doubtful(
        case, member=mother, channel="post", on=TODAY, because="Gone away", by=people.officer
    )

    ask(people, case, mother, new={"phone": "1"}, told_how="in_person", evidence="She told me")

    mother.refresh_from_db()
    assert mother.is_doubtful


def test_h106_a_number_changed_meanwhile_is_not_written_over_silently(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    change = ask(people, case, mother, new={"phone": "01632 960200"})
    change = actions.call_back(change, on=TODAY, said="Yes", confirmed=True, by=people.officer)
    ask(people, case, mother, new={"phone": "01632 960300"}, told_how="in_person", evidence="Here")

    with pytest.raises(Refused, match="Somebody else changed this since it was asked for"):
        actions.make(change, by=people.officer, because="She confirmed it")
    actions.make(change, by=people.officer, because="She said the first", despite=True)

    mother.refresh_from_db()
    assert mother.phone == "01632 960200"
    numbers = list(mother.history.order_by("history_id").values_list("phone", flat=True))
    assert numbers == ["01632 960100", "01632 960300", "01632 960200"]


def test_h106_two_who_type_two_numbers_at_one_time_are_told(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    here = {"told_how": "in_person", "evidence": "She is here"}
    late = asked(mother, new={"phone": "1"}, **here)
    ask(people, case, mother, new={"phone": "2"}, **here)

    with pytest.raises(Clashed):
        actions.ask(case, member=mother, asked=late, by=people.officer)

    mother.refresh_from_db()
    assert mother.phone == "2"


def test_h027_the_number_to_ring_is_never_one_that_nobody_confirmed(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    first = ask(people, case, mother, new={"phone": "01632 960666"})
    assert number_on_file(first) == "01632 960100"
    actions.make(first, by=people.senior, because="Two days", today=days_after(TODAY, 2))

    second = ask(people, case, mother)

    assert number_on_file(ContactChange.objects.get(pk=second.pk)) == "01632 960100"


def test_h027_the_old_address_is_told_unless_it_is_unsafe(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    change = ask(people, case, mother, told_how="in_person", evidence="Tenancy")

    told = actions.told_old(change, on=TODAY, by=people.assistant)

    assert (told.told_old_on, told.told_old_by) == (TODAY, people.assistant)
    with pytest.raises(Refused):
        actions.told_old(change, on=TODAY, by=people.assistant)


def test_a_change_is_answered_once(people: Cast, case: Case, mother: FamilyMember) -> None:
    change = ask(people, case, mother)
    actions.refuse(change, because="Not her", by=people.officer)

    for act in (
        lambda: actions.make(change, by=people.senior, because="x", today=date(2999, 1, 1)),
        lambda: actions.refuse(change, because="x", by=people.senior),
        lambda: actions.call_back(change, on=TODAY, said="x", confirmed=True, by=people.senior),
    ):
        with pytest.raises(Refused, match="Olive Officer has answered this: refused"):
            act()


def test_the_list_shows_what_waits_on_cases_one_may_see(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    change = ask(people, case, mother)

    assert [c.pk for c in changes_to_check(Case.objects.all())] == [change.pk]
    assert list(changes_to_check(Case.objects.none())) == []


def test_h024_the_audit_of_a_change_names_fields_and_no_address(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    ask(people, case, mother)

    audit = AuditEntry.objects.get(action="contact_changes.ask")
    assert "New Street" not in f"{audit.before}{audit.after}"
    assert audit.after["asked"] == "phone: address, postcode"
