"""Giving cases to officers, one or many, and taking it back."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Role
from cases.actions import caseload, grants
from cases.models import Allocation, AuditEntry, Case, Message, Relation
from cases.refusals import Refused
from statutory import days_after
from tests.factories import CaseFactory, TeamFactory, UserFactory
from tests.people import Cast

TODAY = timezone.localdate()


@pytest.fixture
def bea(people: Cast) -> Any:
    return UserFactory(name="Bea Bold", team=people.team)


def some(people: Cast, number: int = 3, **more: Any) -> list[Case]:
    return [CaseFactory(officer=people.officer, **more) for _ in range(number)]


def move(people: Cast, cases: list[Case], to: Any, **more: Any) -> caseload.Moved:
    fields: dict[str, Any] = {
        "to": to,
        "by": people.senior,
        "reason": "Olive goes part time",
        "shown": {case.reference: case.officer_id for case in cases},
    }
    return caseload.reassign([case.reference for case in cases], **(fields | more))


def holders(*cases: Case) -> list[str | None]:
    rows = Case.objects.filter(pk__in=[c.pk for c in cases]).select_related("officer")
    return [case.officer.name if case.officer else None for case in rows.order_by("pk")]


def test_a_case_is_given_to_an_officer_and_the_move_stays_on_it(people: Cast, bea: Any) -> None:
    (case,) = some(people, 1)

    move = caseload.allocate(
        case, to=bea, by=people.senior, reason="Twins together", shown=people.officer.pk
    )

    assert holders(case) == ["Bea Bold"]
    assert (move.from_officer, move.to_officer, move.by) == (people.officer, bea, people.senior)
    assert AuditEntry.objects.get().case == case
    assert case.history.first().officer == bea


def test_many_cases_move_as_one_batch_and_each_officer_hears_once_by_reference(
    people: Cast, bea: Any
) -> None:
    cases = some(people)

    moved = move(people, cases, bea)

    assert holders(*cases) == ["Bea Bold"] * 3
    assert {one.batch for one in Allocation.objects.all()} == {moved.batch}
    told = {m.to_user: m for m in Message.objects.all()}
    assert set(told) == {bea, people.officer}
    assert told[bea].subject == "3 cases given to you"
    for case in cases:
        assert case.reference in told[bea].body
        assert case.child.surname not in told[bea].body
    assert AuditEntry.objects.get().after["cases"] == [case.reference for case in cases]


def test_the_team_goes_with_the_case(people: Cast) -> None:
    other = UserFactory(team=TeamFactory())
    (case,) = some(people, 1)

    moved = move(people, [case], other, by=people.manager)
    case.refresh_from_db()
    assert case.team == other.team

    caseload.undo(moved.batch, by=people.manager, reason="Wrong team")
    case.refresh_from_db()
    assert (case.officer, case.team) == (people.officer, people.team)


def test_h043_cases_that_cannot_be_seen_are_refused_and_look_like_none(
    people: Cast, bea: Any
) -> None:
    (mine,) = some(people, 1)
    elsewhere = CaseFactory(officer=people.stranger)
    closed_off = CaseFactory(officer=people.officer, restricted=True)
    references = [elsewhere.reference, closed_off.reference, "EHC-2026-99999", mine.reference]

    moved = caseload.reassign(
        references, to=bea, by=people.senior, reason="Because", shown={}, today=TODAY
    )

    unseen = "There is no such case that you may move"
    assert moved.left == [(reference, unseen) for reference in references[:3]]
    assert holders(elsewhere) == ["Sid Stranger"]
    assert holders(closed_off, mine) == ["Bea Bold", "Olive Officer"]  # in the order of making


def test_a_move_since_the_preview_is_not_written_over(people: Cast, bea: Any) -> None:
    first, second = some(people, 2)
    shown = {one.reference: people.officer.pk for one in (first, second)}
    caseload.allocate(
        first, to=people.assistant, by=people.manager, reason="x", shown=people.officer.pk
    )

    moved = move(people, [first, second], bea, shown=shown)

    said = "Somebody else moved it meanwhile. It is held by Anna Assistant"
    assert moved.left == [(first.reference, said)]
    assert holders(first, second) == ["Anna Assistant", "Bea Bold"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"is_active": False}, "Bea Bold has left and cannot be given cases"),
        ({"role": Role.PANEL_MEMBER}, "Bea Bold does not work on cases"),
        ({"role": Role.MANAGER}, "Bea Bold does not work on cases"),
        ({"team": None}, "Bea Bold is not in your team"),
    ],
)
def test_who_cannot_hold_cases_is_given_none(
    people: Cast, bea: Any, changed: dict[str, Any], sentence: str
) -> None:
    cases = some(people)
    for name, value in changed.items():
        setattr(bea, name, value)
    bea.save()

    with pytest.raises(Refused) as refused:
        move(people, cases, bea)

    assert (refused.value.sentence, refused.value.field) == (sentence, "to")
    assert not Allocation.objects.exists()


def test_a_restricted_case_goes_only_to_somebody_with_leave(people: Cast, bea: Any) -> None:
    (case,) = some(people, 1, restricted=True)
    grants.give(case, to=people.senior, until=TODAY, because="Oversight", by=people.manager)

    with pytest.raises(Refused) as refused:
        move(people, [case], bea)
    grants.give(case, to=bea, until=days_after(TODAY, 9), because="To hold it", by=people.senior)
    move(people, [case], bea)

    assert "is restricted, and Bea Bold has no leave to open it" in refused.value.sentence
    assert holders(case) == ["Bea Bold"]


def test_a_case_never_goes_to_somebody_close_to_the_child(people: Cast, bea: Any) -> None:
    near, far = some(people, 2)
    Relation.objects.create(user=bea, child=near.child, what="Aunt", declared_by=bea)

    moved = move(people, [near, far], bea)

    assert moved.left == [(near.reference, "Bea Bold has declared a relation to this child")]
    assert holders(near, far) == ["Olive Officer", "Bea Bold"]


def test_a_closed_case_and_one_that_is_theirs_stay(people: Cast, bea: Any) -> None:
    (closed,) = some(people, 1, closed_on=TODAY)
    theirs = CaseFactory(officer=bea)
    (goes,) = some(people, 1)

    moved = move(people, [closed, theirs, goes], bea)

    assert [why for _, why in moved.left] == ["The case is closed", "Bea Bold holds it already"]


def test_a_batch_is_undone_but_for_what_was_moved_since(people: Cast, bea: Any) -> None:
    stays, goes_back = some(people, 2)
    moved = move(people, [stays, goes_back], bea)
    stays.refresh_from_db()
    caseload.allocate(stays, to=people.assistant, by=people.manager, reason="x", shown=bea.pk)

    undone = caseload.undo(moved.batch, by=people.senior, reason="Olive is back")

    said = "Somebody else moved it meanwhile. It is held by Anna Assistant"
    assert undone.left == [(stays.reference, said)]
    assert holders(stays, goes_back) == ["Anna Assistant", "Olive Officer"]
    assert {one.undoes for one in undone.moves} == {moved.batch}


def test_a_batch_is_undone_once(people: Cast, bea: Any) -> None:
    moved = move(people, some(people), bea)
    caseload.undo(moved.batch, by=people.senior, reason="Back")

    with pytest.raises(Refused) as refused:
        caseload.undo(moved.batch, by=people.senior, reason="Back again")

    assert refused.value.sentence.startswith("Nothing could be undone.")
    assert Allocation.objects.count() == 6


def test_no_case_goes_back_to_who_has_left(people: Cast, bea: Any) -> None:
    moved = move(people, some(people, 1), bea)
    people.officer.is_active = False
    people.officer.save()

    with pytest.raises(Refused) as refused:
        caseload.undo(moved.batch, by=people.senior, reason="Back")

    assert "Olive Officer has left" in refused.value.sentence


def test_h043_undoing_reveals_no_case_that_cannot_be_seen(people: Cast) -> None:
    other = UserFactory(team=TeamFactory())
    moved = move(people, some(people, 1), other, by=people.manager)

    with pytest.raises(Refused) as refused:
        caseload.undo(moved.batch, by=people.senior, reason="Back")

    assert "There is no such case that you may move" in refused.value.sentence


def test_a_move_without_a_reason_is_refused(people: Cast, bea: Any) -> None:
    with pytest.raises(Refused) as refused:
        move(people, some(people), bea, reason=" ")

    assert refused.value.field == "reason"


def test_complexity_changes_with_a_reason_and_its_history_is_kept(people: Cast) -> None:
    (case,) = some(people, 1)

    caseload.set_complexity(case, complexity="very", reason="Two tribunals", by=people.officer)

    case.refresh_from_db()
    entry = AuditEntry.objects.get()
    assert (case.complexity, entry.before, entry.reason) == (
        "very",
        {"complexity": "usual"},
        "Two tribunals",
    )
    for reason, complexity in ((" ", "usual"), ("x", "very"), ("x", "odd")):
        with pytest.raises(Refused):
            caseload.set_complexity(case, complexity=complexity, reason=reason, by=people.officer)
