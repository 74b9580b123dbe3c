"""Relying on an exception: the law's list and no other reason, and the date never moves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.fields import date_parts
from cases.models import Case, StatutoryException
from tests.cases.views.acting import a_request, errors, hidden, press, said, signed_in, to
from tests.people import Cast

WHY = "The family was abroad after a bereavement and could not be consulted."
DUE = date(2026, 6, 16)


def typed(**changed: Any) -> dict[str, Any]:
    return {
        "ground": "absent_from_area",
        **date_parts("starts", date(2026, 5, 8)),
        **date_parts("ends", date(2026, 6, 5)),
        "why": WHY,
        **changed,
    }


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


@pytest.fixture
def url(case: Case) -> str:
    return to(case, "exception_new", "A01")


def test_the_page_lists_the_grounds_of_the_law_and_the_one_that_is_none(
    people: Cast, url: str
) -> None:
    response = signed_in(people.officer).get(url)

    assert [value for value, _ in response.context["form"].fields["ground"].choices] == [
        "setting_closed",
        "early_years_closed",
        "exceptional_circumstances",
        "absent_from_area",
        "not_listed",
    ]
    assert response.context["where"] == "SEND Regulations 2014, reg 5(4)"
    assert response.context["clock"].due == DUE


def test_h078_an_exception_relied_on_leaves_the_date_where_it_was(
    people: Cast, case: Case, url: str
) -> None:
    response = press(signed_in(people.officer), url, typed())

    deadline = case.deadlines.get(rule="A01")
    assert (deadline.due, deadline.disapplied) == (DUE, True)
    assert said(response) == ["The exception is relied on. The date stays Tuesday 16 June 2026."]


def test_checking_gives_the_engines_answer_and_does_nothing(
    people: Cast, case: Case, url: str
) -> None:
    response = press(signed_in(people.officer), url, typed(), step="check")

    assert (
        "29 days of the absence fall between Tuesday 5 May 2026 and Tuesday 16 June 2026;"
        " the exception needs at least 28." in response.content.decode()
    )
    assert StatutoryException.objects.count() == 0


def test_an_absence_too_short_is_refused_with_the_count(people: Cast, url: str) -> None:
    short = date_parts("ends", date(2026, 6, 3))

    response = press(signed_in(people.officer), url, typed(**short))

    assert errors(response) == {
        "ground": [
            "27 days of the absence fall between Tuesday 5 May 2026 and Tuesday 16 June 2026;"
            " the exception needs at least 28."
        ]
    }
    assert StatutoryException.objects.count() == 0


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"ground": ""}, "ground", "Select the reason"),
        (
            {"ground": "coronavirus_2020"},
            "ground",
            "Select a valid choice. coronavirus_2020 is not one of the available choices.",
        ),
        ({"why": ""}, "why", "Say why this made it impractical to meet the time limit"),
        (
            {f"starts-{part}": "" for part in ("day", "month", "year")},
            "starts",
            "Enter the day it began",
        ),
        (
            date_parts("ends", date(2026, 5, 1)),
            "ends",
            "The last day must not be before the first",
        ),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    people: Cast, url: str, changed: dict[str, str], field: str, sentence: str
) -> None:
    response = press(signed_in(people.officer), url, typed(**changed))

    assert errors(response) == {field: [sentence]}


def test_h079_no_psychologist_is_no_ground_and_is_kept_as_reason_for_delay(
    people: Cast, case: Case, url: str
) -> None:
    why = "No psychologist is free before September."
    none = {"ground": "not_listed", "why": why}
    client = signed_in(people.officer)

    shown = press(client, url, none, step="check")
    done = press(client, url, none)

    assert "This is not a reason the law lists" in shown.content.decode()
    assert StatutoryException.objects.count() == 0
    assert list(case.entries.filter(kind="delay_reason").values_list("note", flat=True)) == [why]
    deadline = case.deadlines.get(rule="A01")
    assert (deadline.due, deadline.disapplied) == (DUE, False)
    assert said(done) == [
        "The reason for the delay is in the chronology. It is not an exception: the time limit"
        " still binds."
    ]


def test_a_second_exception_waits_until_the_first_is_withdrawn(
    people: Cast, case: Case, url: str
) -> None:
    client = signed_in(people.officer)
    press(client, url, typed())

    response = press(client, url, typed())

    assert errors(response) == {
        "__all__": ["An exception is already relied on for this time limit. Withdraw it first."]
    }


def test_withdrawing_makes_the_limit_bind_again_on_its_own_date(
    people: Cast, case: Case, url: str
) -> None:
    client = signed_in(people.officer)
    press(client, url, typed())
    relied = StatutoryException.objects.get()
    withdraw = to(case, "exception_withdraw", relied.pk)

    empty = press(client, withdraw, {"reason": ""})
    done = press(client, withdraw, {"reason": "They came home early."})

    relied.refresh_from_db()
    deadline = case.deadlines.get(rule="A01")
    assert errors(empty) == {"reason": ["Say why the exception is no longer relied on"]}
    assert (done.url, relied.withdrawn_because) == (to(case, "case"), "They came home early.")
    assert (deadline.due, deadline.disapplied) == (DUE, False)


def test_an_exception_of_another_case_cannot_be_withdrawn_here(
    people: Cast, case: Case, url: str
) -> None:
    client = signed_in(people.officer)
    press(client, url, typed())
    other = a_request(people.officer)

    address = to(other, "exception_withdraw", StatutoryException.objects.get().pk)

    assert client.get(address).status_code == 404
    assert client.post(address, {"reason": "Mine now"}).status_code == 404


def test_a_limit_that_does_not_run_has_no_page(people: Cast, case: Case) -> None:
    client = signed_in(people.officer)

    assert client.get(to(case, "exception_new", "S02")).status_code == 404
    assert client.get(to(case, "exception_new", "A01") + "?about=advice:1").status_code == 404


def test_a_second_press_relies_once(people: Cast, url: str) -> None:
    client = signed_in(people.officer)
    sent = hidden(client, url) | typed() | {"step": "do"}

    first, second = client.post(url, sent), client.post(url, sent)

    assert (second.status_code, second.url) == (302, first.url)
    assert StatutoryException.objects.count() == 1


@pytest.mark.parametrize("who", ["assistant", "manager", "stranger"])
def test_who_may_not_except_finds_no_such_page(
    people: Cast, case: Case, url: str, who: str
) -> None:
    press(signed_in(people.officer), url, typed())
    withdraw = to(case, "exception_withdraw", StatutoryException.objects.get().pk)
    client = signed_in(getattr(people, who))

    assert client.get(url).status_code == 404
    assert client.post(url, typed() | {"step": "do"}).status_code == 404
    assert client.post(withdraw, {"reason": "No"}).status_code == 404
    assert StatutoryException.objects.get().withdrawn_at is None
