"""Recording a request: the true day, the child known already, and nothing lost."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.urls import reverse

from cases.fields import date_parts
from cases.models import Case, Child, Entry
from tests.cases.views.acting import a_typed_request as typed
from tests.cases.views.acting import errors, hidden, press, said, signed_in, to
from tests.people import Cast

URL = "/requests/new/"
UPN = "H801200001001"


def test_a_request_opens_a_case_counted_from_the_true_day_even_a_sunday(people: Cast) -> None:
    client = signed_in(people.assistant)

    response = press(client, URL, typed(people))

    case = Case.objects.get()
    assert response.url == to(case, "case")
    assert (str(case.child), case.child.postcode, case.officer) == (
        "Ada Okoro",
        "EX1 1AA",
        people.officer,
    )
    assert list(case.entries.values_list("kind", "on")) == [("request_received", date(2026, 5, 31))]
    assert said(response) == [
        f"Case {case.reference} is open. Decide whether to assess and tell the family by Sunday"
        " 12 July 2026: 6 weeks from receiving the request on Sunday 31 May"
        " 2026 (SEND Regulations 2014 (SI 2014/1530), reg 5(1))."
    ]


def test_a_child_with_one_name_is_recorded(people: Cast) -> None:
    press(signed_in(people.officer), URL, typed(people, forename="", surname="Sukarno"))

    assert str(Child.objects.get()) == "Sukarno"


def test_the_officer_is_the_writer_unless_another_is_chosen(people: Cast) -> None:
    form = signed_in(people.assistant).get(URL).context["form"]

    assert form.initial["officer"] == people.assistant.pk


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        (
            {"received_on-year": "26"},
            "received_on",
            "Year must include 4 numbers",
        ),
        (
            date_parts("received_on", date(2026, 6, 10)),
            "received_on",
            "Wednesday 10 June 2026 is in the future",
        ),
        (
            {"received_on-day": "30", "received_on-month": "2"},
            "received_on",
            "The day the request reached us must be a real date",
        ),
        (
            {f"received_on-{part}": "" for part in ("day", "month", "year")},
            "received_on",
            "Enter the day the request reached us",
        ),
        (
            date_parts("received_on", date(2018, 5, 3)),
            "received_on",
            "The request cannot be received before the child was born",
        ),
        (
            date_parts("date_of_birth", date(2001, 5, 31)),
            "date_of_birth",
            "They were 25 or over when the request was received, so a needs assessment cannot be"
            " asked for (Children and Families Act 2014, section 83(2))",
        ),
        (
            {"surname": ""},
            "surname",
            "Enter the last name. A child with one name has it as last name",
        ),
        (
            {"upn": "A801200001001"},
            "upn",
            "The first letter of the UPN does not fit its numbers: it would be H, not A."
            " Check the UPN with the school",
        ),
        ({"upn": "H8012"}, "upn", "UPN must be 13 characters long. You typed 5"),
        (
            {"upn": "H80120000100X"[:-3] + "ABC"},
            "upn",
            "UPN must be a letter, then 12 numbers, like H801200001001",
        ),
        ({"postcode": "EX1"}, "postcode", "Enter a full postcode, like EX1 1AA"),
        ({"setting_urn": "12a456"}, "setting_urn", "School or college number must be 6 numbers"),
        ({"source": ""}, "source", "Select who asked for the assessment"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(
    people: Cast, changed: dict[str, str], field: str, sentence: str
) -> None:
    response = press(signed_in(people.officer), URL, typed(people, **changed))

    assert errors(response) == {field: [sentence]}
    assert response.context["form"]["requester"].value() == "Ngozi Okoro"
    assert Case.objects.count() == 0


@pytest.mark.parametrize("upn", ["H801200001001", "h8012 0000 1001"])
def test_a_right_upn_is_kept_tidy(people: Cast, upn: str) -> None:
    press(signed_in(people.officer), URL, typed(people, upn=upn))

    assert Child.objects.get().upn == UPN


def test_a_second_press_leads_to_the_first_result(people: Cast) -> None:
    client = signed_in(people.officer)
    sent = hidden(client, URL) | typed(people)

    first, second = client.post(URL, sent), client.post(URL, sent)

    assert (second.status_code, second.url) == (302, first.url)
    assert Case.objects.count() == 1


def test_the_token_of_somebody_else_leads_nowhere(people: Cast) -> None:
    sent = {"once": str(uuid.uuid4())} | typed(people)
    signed_in(people.officer).post(URL, sent)

    response = signed_in(people.stranger).post(URL, sent)

    assert response.status_code == 404
    assert Case.objects.count() == 1


def test_h102_what_was_typed_when_the_session_ended_is_given_back(people: Cast) -> None:
    client = signed_in(people.officer)
    sent = hidden(client, URL) | typed(people)
    client.logout()

    client.post(URL, sent)
    client.force_login(people.officer)
    form = client.get(URL).context["form"]

    assert Case.objects.count() == 0
    assert form["requester"].value() == "Ngozi Okoro"
    assert form["received_on"].value() == {"day": "31", "month": "5", "year": "2026"}


def test_what_one_person_typed_is_not_given_to_another(people: Cast) -> None:
    client = signed_in(people.officer)
    sent = hidden(client, URL) | typed(people)
    client.logout()

    client.post(URL, sent)
    client.force_login(people.senior)

    assert client.get(URL).context["form"]["requester"].value() is None


def test_managers_and_strangers_to_the_work_find_no_such_page(people: Cast) -> None:
    assert signed_in(people.manager).get(URL).status_code == 404
    assert signed_in(people.manager).post(URL, typed(people)).status_code == 404
    assert Entry.objects.count() == 0


def test_the_address_is_where_others_expect_it() -> None:
    assert reverse("record_request") == URL
