"""The questions: one on each page, what is wrong is said, what was typed stays."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from families.models import Ask
from tests.families.asking.a_request import A_PARENT, answered, page
from tests.providers.a_register import a_school

pytestmark = pytest.mark.django_db


def errors(response: Any) -> dict[str, list[str]]:
    return {name: list(said) for name, said in response.context["form"].errors.items()}


def test_each_answer_is_saved_and_leads_to_the_next(client: Client) -> None:
    where = []
    for name, answer in A_PARENT.items():
        where.append(client.post(page(name), answer).headers["Location"])

    names = list(A_PARENT)
    assert where == [*(page(name) for name in names[1:]), reverse("ask_files")]
    assert set(Ask.objects.get().answers) == set(A_PARENT)


def test_nothing_is_kept_of_somebody_who_only_looks(client: Client) -> None:
    client.get(reverse("ask_start"))
    client.get(page("who"))

    assert Ask.objects.count() == 0


def test_h300_a_wrong_date_stays_and_the_error_stands_in_title_summary_and_beside_it(
    client: Client,
) -> None:
    answered(client)
    wrong = {"born-day": "31", "born-month": "2", "born-year": "2018"}

    response = client.post(page("born"), wrong)

    said = response.content.decode()
    assert errors(response) == {"born": ["Date of birth must be a real date"]}
    assert "<title>Error: When were they born?" in said
    assert 'href="#id_born-day"' in said
    assert 'value="31"' in said
    assert said.count("Date of birth must be a real date") == 2


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("who", {}, {"who": ["Say who you are"]}),
        ("name", {}, {"name": ["Enter your name"]}),
        ("child", {"forename": " "}, {"forename": ["Enter a name"]}),
        ("others", {}, {"others": ["Say if anybody else has parental responsibility"]}),
        ("safe", {"secret": "?"}, {"secret": ["Say if we must keep the address secret"]}),
        ("reach", {"email": "a@"}, {"email": ["Enter an email address like name@example.com"]}),
        ("school", {}, {"place": ["Choose a school, or say that there is none"]}),
        ("why", {"why": "x" * 20_001}, {"why": ["You wrote 20,001 letters. The most is 20,000"]}),
    ],
)
def test_what_is_missing_or_wrong_is_said_plainly(
    client: Client, name: str, typed: dict[str, str], said: dict[str, list[str]]
) -> None:
    answered(client)

    assert errors(client.post(page(name), typed)) == said


def test_twenty_thousand_letters_are_kept_however_the_lines_end(client: Client) -> None:
    answered(client)

    client.post(page("why"), {"why": "a\r\n" * 10_000})

    assert len(Ask.objects.get().answers["why"]["why"]) == 19_999


def test_a_helper_says_what_they_are_to_the_child(client: Client) -> None:
    answered(client, who={"who": "helper"})

    assert errors(client.post(page("name"), {"name": "Hal"})) == {
        "relation": ["Enter what you are to the child"]
    }
    assert "Where do they live?" in client.get(page("address")).content.decode()


def test_a_change_leads_back_to_the_check(client: Client) -> None:
    answered(client)
    assert f"{page('child')}?back=check" in client.get(reverse("ask_check")).content.decode()

    response = client.post(f"{page('child')}?back=check", {"forename": "Ada", "surname": "B"})

    assert response.headers["Location"] == reverse("ask_check")
    assert "Ada B" in client.get(reverse("ask_check")).content.decode()


def test_a_school_is_found_in_the_register_and_chosen(client: Client) -> None:
    answered(client)
    a_school(urn="900123", name="Larch Lane School", town="Exampleton")

    found = client.post(page("school"), {"words": "larch", "step": "search"})
    client.post(page("school"), {"words": "larch", "place": "900123", "step": "save"})

    assert ("900123", "Larch Lane School, Exampleton") in found.context["form"].fields[
        "place"
    ].choices
    assert Ask.objects.get().answers["school"] == {
        "urn": "900123",
        "name": "Larch Lane School, Exampleton",
    }
    assert 'value="900123" checked' in client.get(page("school")).content.decode()


def test_no_school_at_all_and_one_that_is_not_in_the_list(client: Client) -> None:
    answered(client)

    client.post(page("school"), {"place": "none"})
    assert Ask.objects.get().answers["school"] == {"urn": "", "name": ""}
    client.post(page("school"), {"place": "other", "words": "At sea"})
    assert Ask.objects.get().answers["school"] == {"urn": "", "name": "At sea"}


def test_looking_for_a_school_complains_of_nothing(client: Client) -> None:
    answered(client)

    response = client.post(page("school"), {"words": "zzz", "step": "search"})

    assert "Error:" not in response.content.decode()
    assert "We found none with this name" in response.content.decode()


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "O'Brien‮", "李", "ß’’"])
def test_names_are_shown_as_text(client: Client, name: str) -> None:
    answered(client, child={"forename": "", "surname": name})

    said = client.get(reverse("ask_check")).content.decode()

    assert "<script>alert" not in said


def test_stopping_at_a_question_that_was_not_answered(client: Client) -> None:
    client.post(page("who"), {"who": "parent"})

    response = client.post(page("name"), {"name": "", "relation": "", "step": "later"})

    assert response.headers["Location"] == reverse("ask_later")


def test_no_such_question(client: Client) -> None:
    assert client.get(page("nothing")).status_code == 404
