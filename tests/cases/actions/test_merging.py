"""Two records of one child become one, by two people, and can be taken apart again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from cases.actions import merging
from cases.models import AuditEntry, Case, Child, Merge, Relation
from cases.refusals import Refused
from tests.factories import CaseFactory, ChildFactory, FamilyMemberFactory
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


def a_record(people: Cast, forename: str = "Ada", *, closed: bool = False, **more: Any) -> Child:
    """A child with a case and a mother."""
    child: Child = ChildFactory(forename=forename, surname="Okoro", **more)
    ended = date(2026, 3, 1) if closed else None
    CaseFactory(child=child, officer=people.officer, closed_on=ended)
    FamilyMemberFactory(child=child)
    return child


def closed(child: Child) -> None:
    """Its cases end: what `sync` works out is that they are over."""
    Case.objects.filter(child=child).update(closed_on=date(2026, 3, 1))


def proposed(people: Cast, keep: Child, other: Child, **more: Any) -> Merge:
    return merging.propose(keep, other, why="One address, one UPN", by=people.officer, **more)


def pair(people: Cast) -> tuple[Child, Child]:
    return a_record(people), a_record(people, closed=True)


def test_a_proposal_moves_nothing(people: Cast) -> None:
    keep, other = pair(people)

    merge = proposed(people, keep, other)

    assert (merge.state, other.cases.count(), keep.cases.count()) == ("proposed", 1, 1)


def test_approved_by_another_the_cases_and_people_are_on_one_record_and_nothing_is_lost(
    people: Cast,
) -> None:
    keep, other = pair(people)
    case, mother = other.cases.get(), other.family.get()

    merge = merging.approve(proposed(people, keep, other), by=people.senior)

    other.refresh_from_db()
    assert (other.merged_into, keep.cases.count(), keep.family.count()) == (keep, 2, 2)
    assert merge.moved == {"cases": [case.pk], "family": [mother.pk], "relations": []}
    note = case.entries.get()
    assert note.note == f"Records {other.pk} and {keep.pk} were found to be one child and merged."
    assert case.history.count() >= 1


def test_h046_who_proposed_a_merge_does_not_approve_it(people: Cast) -> None:
    merge = merging.propose(*pair(people), why="Same", by=people.senior)

    with pytest.raises(Refused, match="Somebody else must approve it"):
        merging.approve(merge, by=people.senior)


def test_two_open_cases_are_joined_before_the_records_are(people: Cast) -> None:
    keep, other = a_record(people), a_record(people)
    merge = proposed(people, keep, other)

    with pytest.raises(Refused, match="Both have an open case: .* Join the request"):
        merging.approve(merge, by=people.senior)

    other.refresh_from_db()
    assert (other.merged_into, other.cases.count()) == (None, 1)


def test_h007_twins_are_not_merged_unless_it_is_said_how_we_know(people: Cast) -> None:
    keep, other = a_record(people, "Isla"), a_record(people, "Rory", closed=True)
    with pytest.raises(Refused) as refused:
        proposed(people, keep, other)
    assert refused.value.field == "why_not_two"
    assert "different first names, as twins do" in refused.value.sentence

    merge = proposed(people, keep, other, why_not_two="Rory is the name she uses at school")

    assert merge.why.endswith("It is one child all the same: Rory is the name she uses at school")


def test_two_upns_are_two_children_unless_it_is_said_how_we_know(people: Cast) -> None:
    keep = a_record(people, upn="H801200001001")
    other = a_record(people, closed=True, upn="P330123419001")

    with pytest.raises(Refused, match="two different UPNs"):
        proposed(people, keep, other)


def test_the_same_two_are_proposed_once_whichever_way_round(people: Cast) -> None:
    keep, other = pair(people)
    proposed(people, keep, other)

    with pytest.raises(Refused, match="was proposed already"):
        proposed(people, other, keep)


def test_a_record_is_not_merged_with_itself(people: Cast) -> None:
    child = a_record(people)

    with pytest.raises(Refused, match="one record already"):
        proposed(people, child, child)


def test_a_merged_record_is_merged_no_further(people: Cast) -> None:
    keep, other = pair(people)
    merging.approve(proposed(people, keep, other), by=people.senior)
    other.refresh_from_db()

    with pytest.raises(Refused, match="was itself merged"):
        proposed(people, a_record(people, closed=True), other)


def test_of_two_answers_the_second_is_told(people: Cast) -> None:
    merge = proposed(people, *pair(people))
    merging.refuse(merge, by=people.senior, reason="The birth certificates differ")

    with pytest.raises(Refused, match="answered meanwhile: refused"):
        merging.approve(merge, by=people.manager)


def test_h268_undone_everything_is_back_where_it_was(people: Cast) -> None:
    keep, other = pair(people)
    case, mother = other.cases.get(), other.family.get()
    merge = merging.approve(proposed(people, keep, other), by=people.senior)

    merge = merging.undo(merge, by=people.manager, reason="Two birth certificates")

    other.refresh_from_db()
    assert other.merged_into is None
    assert (list(other.cases.all()), list(other.family.all())) == ([case], [mother])
    assert (merge.state, merge.undone_by) == ("undone", people.manager)


def test_undoing_wants_a_reason(people: Cast) -> None:
    merge = merging.approve(proposed(people, *pair(people)), by=people.senior)

    with pytest.raises(Refused) as refused:
        merging.undo(merge, by=people.senior, reason=" ")

    assert refused.value.field == "reason"


def test_what_was_merged_further_since_is_undone_first(people: Cast) -> None:
    keep, other = pair(people)
    first = merging.approve(proposed(people, keep, other), by=people.senior)
    keep.refresh_from_db()
    closed(keep)
    third = a_record(people)
    merging.approve(proposed(people, third, keep), by=people.senior)

    with pytest.raises(Refused, match="was merged into another since. Undo that first"):
        merging.undo(first, by=people.senior, reason="Wrong")


def test_a_case_that_went_on_since_stops_the_undoing_and_is_named(people: Cast) -> None:
    keep, other = pair(people)
    case = other.cases.get()
    merge = merging.approve(proposed(people, keep, other), by=people.senior)
    Case.objects.filter(pk=case.pk).update(child=a_record(people))

    with pytest.raises(Refused, match=f"{case.reference} went to another record since"):
        merging.undo(merge, by=people.senior, reason="Wrong")


def test_a_case_opened_on_the_joint_record_stays_on_it(people: Cast) -> None:
    keep, other = pair(people)
    merge = merging.approve(proposed(people, keep, other), by=people.senior)
    later = CaseFactory(child=keep, officer=people.officer, closed_on=date(2026, 5, 1))

    merging.undo(merge, by=people.senior, reason="Wrong")

    later.refresh_from_db()
    assert later.child == keep


def test_h048_a_relation_declared_to_the_one_record_closes_the_joint_one(people: Cast) -> None:
    keep, other = pair(people)
    for user, child in [(people.stranger, other), (people.officer, other), (people.officer, keep)]:
        Relation.objects.create(user=user, child=child, what="Aunt", declared_by=user)

    merging.approve(proposed(people, keep, other), by=people.senior)

    assert {one.user for one in keep.relations.all()} == {people.stranger, people.officer}


def test_h120_the_audit_names_who_proposed_approved_and_undid(people: Cast) -> None:
    merge = merging.approve(proposed(people, *pair(people)), by=people.senior)
    merging.undo(merge, by=people.manager, reason="Two children", today=timezone.localdate())

    said = AuditEntry.objects.filter(action__startswith="merging").order_by("pk")
    assert list(said.values_list("action", "by_name")) == [
        ("merging.propose", "Olive Officer"),
        ("merging.approve", "Sal Senior"),
        ("merging.undo", "Max Manager"),
    ]
