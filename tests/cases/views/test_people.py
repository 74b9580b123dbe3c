"""Putting a person on a case, as somebody letters go to."""

from __future__ import annotations

from typing import Any

import pytest

from cases.models import Case, FamilyMember
from tests.cases.views.acting import a_request, errors, hidden, press, said, signed_in, to
from tests.people import Cast


def typed(**changed: Any) -> dict[str, Any]:
    return {
        "name": "Ngozi Okoro",
        "relation": "Mother",
        "parental_responsibility": "yes",
        "channel": "post",
        "address": "2 Example Road",
        "postcode": "ex11aa",
        "email": "",
        **changed,
    }


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer, family=False)


def test_a_parent_is_put_on_the_case(people: Cast, case: Case) -> None:
    response = press(signed_in(people.assistant), to(case, "person_new"), typed())

    assert (response.url, said(response)) == (
        to(case, "case_people"),
        ["Ngozi Okoro is on the case."],
    )
    rows = FamilyMember.objects.values_list(
        "child", "name", "relation", "parental_responsibility", "channel", "postcode"
    )
    assert list(rows) == [(case.child.pk, "Ngozi Okoro", "Mother", True, "post", "EX1 1AA")]


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"name": " "}, "name", "Enter the person's name"),
        ({"relation": ""}, "relation", "Enter their relation to the child"),
        (
            {"parental_responsibility": ""},
            "parental_responsibility",
            "Select whether they have parental responsibility",
        ),
        ({"channel": ""}, "channel", "Select how they want us to write to them"),
        ({"address": " "}, "address", "Enter the address letters are posted to"),
        ({"channel": "email"}, "email", "Enter the email address we write to"),
        (
            {"channel": "email", "email": "ngozi"},
            "email",
            "Enter an email address like name@example.com",
        ),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    people: Cast, case: Case, changed: dict[str, str], field: str, sentence: str
) -> None:
    response = press(signed_in(people.officer), to(case, "person_new"), typed(**changed))

    assert errors(response) == {field: [sentence]}
    assert FamilyMember.objects.count() == 0


def test_a_second_press_adds_nobody_twice(people: Cast, case: Case) -> None:
    client, url = signed_in(people.officer), to(case, "person_new")
    sent = hidden(client, url) | typed()

    first, second = client.post(url, sent), client.post(url, sent)

    assert (second.status_code, second.url) == (302, first.url)
    assert FamilyMember.objects.count() == 1


@pytest.mark.parametrize("who", ["manager", "stranger"])
def test_who_may_not_record_finds_no_such_page(people: Cast, case: Case, who: str) -> None:
    client, url = signed_in(getattr(people, who)), to(case, "person_new")

    assert client.get(url).status_code == 404
    assert client.post(url, typed()).status_code == 404
    assert FamilyMember.objects.count() == 0
