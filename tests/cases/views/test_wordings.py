"""Writing the wording of letters: by seniors alone, never without what the law requires."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cases.letters import shipped_words
from cases.models import LetterWording
from tests.cases.views.acting import errors, hidden, press, said, signed_in
from tests.people import Cast

pytestmark = pytest.mark.django_db
CODE = "not-to-assess"
WORDS = shipped_words(CODE)


def at(name: str, *more: object) -> str:
    return reverse(name, args=[CODE, *more])


def test_a_version_is_written_looked_at_and_put_in_use(people: Cast) -> None:
    client = signed_in(people.senior)
    changed = WORDS.replace("disappointed", "sad about this")

    drafted = press(client, at("wording_new"), {"words": changed, "note": "Kinder"})
    shown = client.get(drafted.url).content.decode()
    used = press(signed_in(people.manager), drafted.url, {})

    row = LetterWording.objects.get()
    assert drafted.url == at("wording_version", 1)
    assert "We know that you may be sad about this." in shown
    assert said(used)[-1] == "Version 1 is in use from now on."
    assert (row.state, row.published_by) == ("published", people.manager)


def test_h046_whoever_wrote_a_draft_is_not_offered_to_put_it_in_use_and_cannot(
    people: Cast,
) -> None:
    client = signed_in(people.senior)
    url = press(client, at("wording_new"), {"words": WORDS, "note": "Kinder"}).url

    page = client.get(url).content.decode()
    answer = client.post(url, hidden(client, url))
    offered = signed_in(people.manager).get(url).content.decode()

    sentence = "You wrote on this version yourself, so a second person puts it in use."
    assert sentence in page
    assert "Put this version in use" not in page
    assert errors(answer) == {"__all__": [sentence]}
    assert LetterWording.objects.get().state == "draft"
    assert "Put this version in use" in offered


def test_h147_a_draft_without_the_appeal_names_what_it_lacks_and_cannot_be_put_in_use(
    people: Cast,
) -> None:
    client = signed_in(people.senior)
    lacking = {"words": WORDS.replace("[[rights]]", ""), "note": "Shorter"}
    url = press(client, at("wording_new"), lacking).url

    page = client.get(url).content.decode()
    second = signed_in(people.manager)
    answer = second.post(url, hidden(second, url))

    assert "This version cannot be put in use." in page
    assert "Put this version in use" not in page
    assert "the right to mediation (SEND Regulations 2014, reg 32)" in page
    assert errors(answer)["__all__"][0].startswith("This wording cannot be put in use.")
    assert LetterWording.objects.get().state == "draft"


def test_h104_a_new_version_that_is_opened_and_left_leaves_nothing(people: Cast) -> None:
    signed_in(people.senior).get(at("wording_new"))

    assert not LetterWording.objects.exists()


def test_a_draft_is_changed_and_what_is_in_use_is_not(people: Cast) -> None:
    client = signed_in(people.senior)
    url = press(client, at("wording_new"), {"words": WORDS, "note": "One"}).url
    press(client, at("wording_edit", 1), {"words": WORDS, "note": "Two"})
    press(signed_in(people.manager), url, {})

    answer = press(client, at("wording_edit", 1), {"words": "Other", "note": "Three"})

    assert errors(answer)["__all__"] == [
        "This version is or was in use, so it does not change. Write a new one."
    ]
    assert LetterWording.objects.get().note == "Two"


def test_a_field_that_does_not_exist_is_told_beside_the_wording(people: Cast) -> None:
    answer = press(
        signed_in(people.senior), at("wording_new"), {"words": "Dear {{ mother }}", "note": "N"}
    )

    assert errors(answer) == {"words": ["There is no field called “mother”"]}


def test_a_letter_nobody_declared_is_not_found(people: Cast) -> None:
    client = signed_in(people.senior)

    assert client.get("/letters/wording/no-such-letter/").status_code == 404
    assert client.get(at("wording_version", 7)).status_code == 404
