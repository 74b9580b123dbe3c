"""Two records compared, proposed by one person, answered by another."""

from __future__ import annotations

from typing import Any

import pytest

from cases.models import Case, Merge
from tests.cases.views.acting import errors, press, signed_in, to
from tests.factories import CaseFactory, ChildFactory
from tests.people import Cast


@pytest.fixture
def two(people: Cast) -> tuple[Case, Case]:
    """Two cases of what may be one child, the second closed."""
    names = {"forename": "Ada", "surname": "Okoro"}
    one = CaseFactory(child=ChildFactory(**names), officer=people.officer)
    other = CaseFactory(
        child=ChildFactory(**names, upn="H801200001001"),
        officer=people.officer,
        closed_on="2026-03-01",
    )
    return one, other


def proposed(people: Cast, two: tuple[Case, Case]) -> Merge:
    one, other = two
    press(
        signed_in(people.officer),
        to(one, "same_child_propose", other.reference),
        {"why": "The mother says so"},
    )
    return Merge.objects.get()


def answered(people: Cast, merge: Merge, **sent: Any) -> Any:
    return press(signed_in(people.senior), f"/merges/{merge.pk}/", sent)


def test_another_record_is_shown_with_what_tells_it_apart(
    people: Cast, two: tuple[Case, Case]
) -> None:
    one, other = two

    ((card, theirs),) = signed_in(people.officer).get(to(one, "same_child")).context["found"]

    assert theirs == other
    assert {"key": "UPN", "value": "ends in 1001"} in card.rows


def test_both_records_stand_side_by_side(people: Cast, two: tuple[Case, Case]) -> None:
    one, other = two

    page = signed_in(people.officer).get(to(one, "same_child_propose", other.reference))

    rows = {row.what: (row.one, row.other, row.differs) for row in page.context["rows"]}
    assert rows["UPN"] == ("", "H801200001001", False)
    assert rows["Cases"] == (f"{one.reference} (open)", f"{other.reference} (closed)", True)


def test_a_senior_approves_and_undoes_what_an_officer_proposed(
    people: Cast, two: tuple[Case, Case]
) -> None:
    one, other = two
    merge = proposed(people, two)

    answered(people, merge, answer="approve", reason="")
    other.refresh_from_db()
    assert other.child == one.child

    answered(people, merge, answer="undo", reason="Two birth certificates")
    other.refresh_from_db()
    assert other.child != one.child


@pytest.mark.parametrize("answer", ["refuse", "approve"])
def test_refusing_wants_a_reason(people: Cast, two: tuple[Case, Case], answer: str) -> None:
    merge = proposed(people, two)

    response = answered(people, merge, answer=answer, reason="")

    if answer == "refuse":
        assert errors(response) == {"reason": ["Enter the reason"]}
    else:
        assert response.url == f"/merges/{merge.pk}/"


def test_h007_twins_are_asked_about_before_they_are_proposed(
    people: Cast, two: tuple[Case, Case]
) -> None:
    one, other = two
    other.child.forename = "Ife"
    other.child.save()

    response = press(
        signed_in(people.officer), to(one, "same_child_propose", other.reference), {"why": "Same"}
    )

    assert errors(response) == {"why_not_two": ["Say how we know that it is one child"]}
    assert Merge.objects.count() == 0


def test_h050_a_record_with_a_restricted_case_is_neither_found_nor_proposed_nor_approved(
    people: Cast, two: tuple[Case, Case]
) -> None:
    one, other = two
    merge = proposed(people, two)
    Case.objects.filter(pk=other.pk).update(restricted=True)
    officer, senior = signed_in(people.officer), signed_in(people.senior)

    hidden = officer.get(to(one, "same_child_propose", other.reference))
    missing = officer.get(to(one, "same_child_propose", "EHC-2026-99999"))

    assert (hidden.status_code, missing.status_code) == (404, 404)
    assert officer.get(to(one, "same_child")).context["found"] == []
    assert senior.get(f"/merges/{merge.pk}/").status_code == 404
    assert list(senior.get("/merges/").context["page"]) == []


def test_h050_one_closed_case_among_open_ones_keeps_a_proposal_from_who_may_not_see_it(
    people: Cast, two: tuple[Case, Case]
) -> None:
    merge = proposed(people, two)
    CaseFactory(child=two[1].child, officer=people.officer, restricted=True)

    assert signed_in(people.senior).get(f"/merges/{merge.pk}/").status_code == 404
