"""What somebody told us stands on their page whole: what they chose or named, and their files."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.families.a_family import Family, a_family
from tests.families.saying.test_taking_part import client_of, serve_a_draft, tell
from tests.papers import a_picture
from tests.people import Cast, cast


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    return a_family(people.officer)


def page_of(family: Family, who: str = "ada") -> str:
    member, user = getattr(family, who), getattr(family, f"{who}_user")
    return client_of(user).get(reverse("family_say", args=[member.pk])).text


def test_a_picture_is_listed_with_its_name_to_who_sent_it_alone(family: Family) -> None:
    picture = SimpleUploadedFile("owls.png", a_picture(), "image/png")

    tell(family, "views", words="", file=picture)

    assert page_of(family).count("owls.png") == 1
    assert page_of(family).count('class="app-told"') == 1
    assert "owls.png" not in page_of(family, "ben")


def test_what_they_chose_stands_beside_their_words(family: Family, people: Cast) -> None:
    serve_a_draft(family, people)

    tell(family, "agree", choice="no", words="She must stay where her friends are")

    assert "Answer: <bdi>No, I do not agree</bdi>" in page_of(family)
    assert "She must stay where her friends are" in page_of(family)


def test_a_choice_without_words_is_said_once(family: Family, people: Cast) -> None:
    serve_a_draft(family, people)

    tell(family, "agree", choice="no", words="")

    assert page_of(family).count("No, I do not agree") == 1


def test_the_school_they_ask_for_is_named(family: Family) -> None:
    tell(family, "setting", setting="Quarrendale School", town="", words="Small classes")

    assert "Name of the school or college: <bdi>Quarrendale School</bdi>" in page_of(family)
