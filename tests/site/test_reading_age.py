"""A family of tired people reads our own sentences at the age of eleven, or younger."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from cases.letters import LETTERS, Letter, shipped_words
from cases.letters.samples import drawn_for_samples
from families.models import Helper, Invitation
from families.queries.standing_words import _words as standing_words
from families.words import invitation_words
from tests.people import cast
from tests.site.reading_age import (
    OLDEST,
    age_of,
    our_sentences,
    sentences_of,
    syllables,
)
from tests.site.test_family_pages import paths
from tests.site.walking import a_world
from tests.site.walking_families import the_parent

LONGEST = 30  # words in one sentence of a page
NAMES = (
    "Amira Khan",
    "Amira",
    "Khan",
    "Priya Khan",
    "Suharto",
    "Exampleshire",
    "Ada Walked",
    "Ash",
)
TO_FAMILIES = [letter for letter in LETTERS if letter.to_family]


@pytest.mark.parametrize(
    ("words", "age"),
    [
        # By hand: 0.39 x words a sentence + 11.8 x syllables a word - 15.59, and five years.
        ("The cat sat on the mat and then it ran off to the big red barn. " * 4, 7.4),
        (
            "The local authority communicates its determination regarding additional"
            " educational provision following consideration. " * 4,
            33.4,
        ),
    ],
)
def test_the_sum_is_the_one_that_is_published(words: str, age: float) -> None:
    found = age_of([words])

    assert found is not None
    assert abs(found - age) < 0.5


@pytest.mark.parametrize(
    ("word", "heard"),
    [
        ("plan", 1), ("asked", 1), ("decided", 3), ("child", 1), ("children", 2), ("letters", 2),
        ("name", 1), ("people", 2), ("advice", 2), ("somebody", 3), ("different", 3), ("you", 1),
        ("assessment", 3), ("education", 4), ("table", 2), ("places", 2),
    ],
)  # fmt: skip
def test_syllables_are_about_right(word: str, heard: int) -> None:
    assert abs(syllables(word) - heard) <= (1 if heard > 2 or word in ("table", "places") else 0)


@pytest.mark.django_db
def test_each_page_of_a_family_is_read_at_eleven() -> None:
    world, client = a_world(cast()), Client()
    client.force_login(the_parent())
    old: dict[str, float] = {}
    long: dict[str, list[str]] = {}
    for name, path in paths(world).items():
        page = client.get(path)
        if page.status_code != 200:
            continue
        said = our_sentences(page.text)
        age = age_of(said, NAMES)
        if age is not None and age > OLDEST:
            old[name] = age
        sentences = [one for text in said for one in sentences_of(text, NAMES)]
        if too_long := [" ".join(one) for one in sentences if len(one) > LONGEST]:
            long[name] = too_long

    assert (old, long) == ({}, {})


@pytest.mark.parametrize("letter", TO_FAMILIES, ids=[letter.code for letter in TO_FAMILIES])
def test_each_letter_to_a_family_is_read_at_eleven(letter: Letter) -> None:
    ages = {}
    for sample in drawn_for_samples(letter, shipped_words(letter.code)):
        age = age_of(_lines(sample.body), NAMES)
        if age is not None and age > OLDEST:
            ages[sample.who] = age

    assert ages == {}


def test_what_a_stage_and_a_date_mean_is_read_at_eleven() -> None:
    said = [
        one["parent"].format(child="Jo") + "."
        for group in standing_words().values()
        for one in group.values()
    ]

    age = age_of(said)

    assert age is not None
    assert age <= OLDEST


@pytest.mark.parametrize("row", [Invitation(pk=1), Helper(pk=1)], ids=["a parent", "a helper"])
def test_the_email_that_invites_is_read_at_eleven(row: Invitation | Helper) -> None:
    age = age_of([invitation_words(row, timezone.localdate())], NAMES)

    assert age is not None
    assert age <= OLDEST


def _lines(body: str) -> list[str]:
    soup = BeautifulSoup(body, "html.parser")
    blocks = ["p", "li", "td"]
    return [" ".join(one.get_text(" ").split()) for one in soup.find_all(blocks)]
