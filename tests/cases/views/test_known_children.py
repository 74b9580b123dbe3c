"""A child known already: shown, told apart, joined, and never seen by who may not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.models import Case, Child
from tests.cases.views.acting import a_request, errors, press, said, signed_in, to
from tests.cases.views.acting import a_typed_request as typed
from tests.factories import CaseFactory, ChildFactory
from tests.people import Cast

URL = "/requests/new/"
UPN = "H801200001001"


def known(people: Cast, **fields: Any) -> Case:
    """A case of a child who is known already."""
    details = {"forename": "Ada", "surname": "Okoro", "date_of_birth": date(2018, 5, 4)}
    return CaseFactory(child=ChildFactory(**{**details, **fields}), officer=people.officer)


def test_a_child_known_already_is_shown_and_nothing_typed_is_lost(people: Cast) -> None:
    case = known(people, upn=UPN)

    response = press(signed_in(people.officer), URL, typed(people))

    (card,) = response.context["form"].cards
    assert card.because == "same name, same date of birth, same postcode"
    assert [tuple(row.values()) for row in card.rows] == [
        ("Date of birth", "4 May 2018"),
        ("Case", f"{case.reference} (open)"),
        ("Held by", f"{case.officer.name}, {people.team.name}"),
        ("UPN", "ends in 1001"),
        ("Postcode", "EX1 1AA"),
    ]
    assert errors(response) == {card.field: ["Select whether Ada Okoro is this child"]}
    assert response.context["form"]["address"].value() == "2 Example Road"
    assert Case.objects.get() == case


@pytest.mark.parametrize(
    ("was", "now"), [("O'Neil", "ONeil"), ("Núñez", "Nunez"), ("Mohammed", "Muhammad")]
)
def test_spelling_hides_nobody(people: Cast, was: str, now: str) -> None:
    known(people, surname=was, postcode="")

    response = press(signed_in(people.officer), URL, typed(people, surname=now))

    assert [str(card.child) for card in response.context["form"].cards] == [f"Ada {was}"]


def test_a_twin_stays_apart(people: Cast) -> None:
    twin = known(people, forename="Ife").child

    response = press(
        signed_in(people.officer), URL, typed(people, **{f"match-{twin.pk}": "different"})
    )

    case = Case.objects.exclude(child=twin).get()
    assert response.url == to(case, "case")
    assert list(case.entries.values_list("kind", "note")) == [
        ("request_received", "Ngozi Okoro"),
        ("duplicate_confirmed", f"Looked at and found to be other children: record {twin.pk}"),
    ]


def test_the_same_request_by_a_second_route_is_joined_to_the_open_case(people: Cast) -> None:
    case = known(people)

    response = press(
        signed_in(people.officer), URL, typed(people, **{f"match-{case.child.pk}": "same"})
    )

    assert response.url == to(case, "case")
    assert list(Case.objects.all()) == [case]
    assert list(case.entries.values_list("kind", "note")) == [
        ("joined", "Also asked for by: Parent or carer. Ngozi Okoro")
    ]


def test_h091_a_second_request_that_reached_us_first_is_pointed_out(people: Cast) -> None:
    case = a_request(people.officer, received=date(2026, 6, 2))

    response = press(
        signed_in(people.officer), URL, typed(people, **{f"match-{case.child.pk}": "same"})
    )

    assert said(response) == [
        f"The request was joined to case {case.reference}.",
        "This request reached us on Sunday 31 May 2026, before the one on the case (Tuesday"
        " 2 June 2026). If it asks for the same assessment, correct the day of receipt in the"
        " chronology: time runs from the first request.",
    ]


def test_a_child_whose_last_case_is_closed_gets_a_new_case_and_no_second_record(
    people: Cast,
) -> None:
    old = known(people)
    Case.objects.filter(pk=old.pk).update(closed_on=date(2025, 6, 1))

    press(signed_in(people.officer), URL, typed(people, **{f"match-{old.child.pk}": "same"}))

    assert Child.objects.count() == 1
    assert old.child.cases.count() == 2


def test_one_upn_cannot_belong_to_two_children(people: Cast) -> None:
    child = known(people, upn=UPN).child

    response = press(
        signed_in(people.officer),
        URL,
        typed(people, upn=UPN, **{f"match-{child.pk}": "different"}),
    )

    assert errors(response) == {
        f"match-{child.pk}": [
            "Ada Okoro has the same UPN, and no two children share one. Correct the UPN you typed,"
            " leave it empty, or select “It is this child”"
        ]
    }
    assert Case.objects.count() == 1


def test_it_can_be_one_child_only(people: Cast) -> None:
    pks = [known(people).child.pk, known(people).child.pk]

    response = press(
        signed_in(people.officer), URL, typed(people, **{f"match-{pk}": "same" for pk in pks})
    )

    assert errors(response) == {"__all__": ["Select “It is this child” for one child only"]}


def test_a_child_of_another_team_is_shown_and_joined_by_that_team_only(people: Cast) -> None:
    case = known(people)

    response = press(
        signed_in(people.stranger), URL, typed(people, **{f"match-{case.child.pk}": "same"})
    )

    assert errors(response) == {
        "__all__": [
            f"Case {case.reference} is held by another team. Send the request to Olive Officer,"
            " who can join it to the case. The time runs from the day it reached you."
        ]
    }
    assert Case.objects.count() == 1


def test_h050_a_restricted_child_is_neither_shown_nor_joined(people: Cast) -> None:
    case = known(people)
    case.restricted = True
    case.save()
    hidden_child = case.child

    response = press(
        signed_in(people.stranger),
        URL,
        typed(people, **{f"match-{hidden_child.pk}": "same"}),
    )

    assert response.status_code == 302
    assert hidden_child.cases.count() == 1
    assert Child.objects.count() == 2
