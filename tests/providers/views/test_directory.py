"""The directory in the browser: looking, one provider's page, and services of our own."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from accounts.models import Role
from cases.fields import date_parts
from providers.actions.directory import Details, Lead, add_local
from providers.models import Contact, Knowledge, Link, Provider, RegisterChange, RegisterRun
from tests.cases.views.acting import press, signed_in
from tests.factories import UserFactory
from tests.providers.a_register import a_school, a_service

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return signed_in(UserFactory(role=Role.COORDINATOR))


def _text(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def _found(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [" ".join(item.get_text(" ").split()) for item in page.select(".app-results__item")]


def test_h009_two_schools_of_one_name_are_told_apart_by_urn_and_postcode(client):
    a_school(urn="999101", name="St Mary's School", postcode="EX1 1AA", town="Northton")
    a_school(urn="999102", name="St Mary's School", postcode="EX2 2BB", town="Southton")

    found = _found(client.get(reverse("directory"), {"words": "st mary's"}))

    assert [item.partition(" Community")[0] for item in found] == [
        "St Mary's School URN 999101, EX1 1AA, Northton",
        "St Mary's School URN 999102, EX2 2BB, Southton",
    ]


def test_the_address_holds_no_whole_postcode_of_a_home(client):
    response = client.post(reverse("directory"), {"near": "B31 1LQ", "miles": "5", "words": ""})

    assert response["Location"] == f"{reverse('directory')}?near=B31+1&miles=5"


def test_distances_are_labelled_as_straight_lines_with_their_source(client):
    a_school(easting=401403, northing=280439)

    page = client.get(reverse("directory"), {"near": "B31 1", "miles": "5"})

    assert "straight lines from the centre of the postcode area B31 1" in _text(page)
    assert "ONS Postcode Directory" in _text(page)
    assert "0.0 miles in a straight line" in _found(page)[0]


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"near": "ZZ99 9ZZ"}, "We do not know where this postcode is."),
        ({"age": "ninety"}, "Age must be a number from 0 to 25"),
        ({"area": "999"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_looked_for_is_said(client, asked, sentence):
    page = client.get(reverse("directory"), asked)

    assert page.status_code == 200
    assert sentence in _text(page)


def test_nothing_found_says_what_to_do(client):
    assert "Use fewer words" in _text(client.get(reverse("directory"), {"words": "zzz"}))


def test_more_than_one_page_keeps_what_is_looked_for(client):
    for number in range(30):
        a_school(urn=f"9991{number:02}", name=f"Oak School {number:02}")

    second = client.get(reverse("directory"), {"words": "oak", "page": "2"})

    assert len(_found(second)) == 5
    page = BeautifulSoup(second.content, "html.parser")
    assert page.select_one("a[rel=prev]")["href"] == "?words=oak&page=1"


def test_the_page_of_a_school_shows_its_facts_their_source_and_what_changed(client):
    school = a_school(
        needs=["ASD"],
        section_41="Approved",
        religion="None",
        capacity=100,
        last_seen=date(2026, 6, 3),
        resourced_provision="SEN unit",
        unit_places=12,
    )
    Knowledge.objects.create(provider=school, notes="A quiet room", inbox="send@school.example")
    Contact.objects.create(provider=school, name="Hana Head", role="head")
    Contact.objects.create(provider=school, name="Gone Head", left_on=date(2026, 1, 1))
    run = RegisterRun.objects.create(extracted_on=date(2026, 6, 3))
    RegisterChange.objects.create(run=run, provider=school, field="name", before="Old", after="New")

    text = _text(client.get(reverse("directory_provider", args=[school.pk])))

    for words in (
        "URN 999101, EX1 1AA",
        "Needs it gives in the register Autism",
        "Section 41 Approved",
        "Religious character None",
        "SEN unit 12 places",
        "Pupils Not known",
        "extract of Wednesday 3 June 2026",
        "Hana Head",
        "send@school.example",
        "A quiet room",
        "3 Jun 2026: Name was “Old”, is “New”",
    ):
        assert words in text
    assert "Gone Head" not in text


def test_a_closed_school_leads_to_its_successor(client):
    old = a_school(urn="999101", name="Old", status="Closed", closed_on=date(2024, 8, 31))
    new = a_school(urn="999102", name="New")
    Link.objects.create(urn="999101", other_urn="999102", kind="Successor", on=date(2024, 9, 1))

    page = client.get(reverse("directory_provider", args=[old.pk]))

    assert "Closed on Saturday 31 August 2024." in _text(page)
    assert reverse("directory_provider", args=[new.pk]) in page.content.decode()


def test_a_service_is_added_in_the_browser(client):
    typed = {"kind": "therapy", "name": "Speech Therapy", "inbox": "a@b.example"}
    typed |= {"lead_name": "Maeve Doyle", "lead_email": "m@b.example"}

    response = press(client, reverse("local_new"), typed)

    added = Provider.objects.get()
    assert response["Location"] == reverse("directory_provider", args=[added.pk])
    assert "Maeve Doyle" in _text(client.get(response["Location"]))


def test_a_lead_without_a_name_and_ages_the_wrong_way_round_are_said(client):
    typed = {"kind": "setting", "name": "Orchard", "lead_email": "m@b.example"}

    page = press(client, reverse("local_new"), typed | {"low_age": "12", "high_age": "5"})

    assert "Enter the name of the lead" in _text(page)
    assert "Oldest age must be the youngest age or more" in _text(page)
    assert not Provider.objects.exists()


def test_a_service_is_changed_closed_and_opened_again(client):
    by = UserFactory()
    service = add_local(Details("therapy", "Old Name", "a@b.example"), lead=Lead("Ann"), by=by)
    edit, close, again = (
        reverse(f"local_{what}", args=[service.pk]) for what in ("edit", "close", "reopen")
    )

    press(client, edit, {"kind": "therapy", "name": "New Name", "lead_name": "Ann"})
    press(client, close, {"reason": "Merged", **date_parts("on", date(2026, 6, 9))})
    service.refresh_from_db()
    assert (service.name, service.standing) == ("New Name", "closed")

    assert client.get(close).status_code == 404
    press(client, again, {})
    service.refresh_from_db()
    assert service.standing == "open"


def test_a_school_of_the_register_is_not_changed_by_hand(client):
    school = a_school()

    for what in ("edit", "close", "reopen"):
        assert client.get(reverse(f"local_{what}", args=[school.pk])).status_code == 404


def test_finance_may_look_and_not_add():
    client = signed_in(UserFactory(role=Role.FINANCE))
    service = a_service()

    page = client.get(reverse("directory_provider", args=[service.pk]))

    assert page.status_code == 200
    assert "Close it" not in _text(page)
    assert client.get(reverse("local_new")).status_code == 404


def test_fees_are_no_filter_for_who_may_not_see_costs():
    assistant = signed_in(UserFactory(role=Role.ASSISTANT))
    a_school(name="Example School")

    page = assistant.get(reverse("directory"), {"fee": "1"})

    assert "in pounds a year" not in _text(page)
    assert len(_found(page)) == 1
