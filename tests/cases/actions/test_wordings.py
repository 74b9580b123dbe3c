"""Versions of a wording: drafts change, what is in use does not, the law is never left out."""

from __future__ import annotations

import pytest

from accounts.models import Role
from cases.actions import correspondence
from cases.actions.wordings import change_wording, publish_wording, write_wording
from cases.letters import LETTERS, NOT_TO_ASSESS, REQUEST_RECEIVED, shipped_words
from cases.letters.composing import template_version
from cases.letters.samples import drawn_for_samples, why_not_publishable
from cases.models import LetterWording
from cases.refusals import Refused
from tests.cases.letter_cast import DECIDED, a_case, a_parent, an_officer
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
WORDS = shipped_words("not-to-assess")


@pytest.fixture
def senior():
    return UserFactory(role=Role.SENIOR)


@pytest.fixture
def manager():
    return UserFactory(role=Role.MANAGER)


def draft(senior, words=WORDS, letter=NOT_TO_ASSESS) -> LetterWording:
    return write_wording(letter, words=words, note="Kinder", by=senior)


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_the_wording_that_a_letter_comes_with_could_be_put_in_use(letter):
    assert why_not_publishable(letter, shipped_words(letter.code)) == ""
    assert [one.body != "" for one in drawn_for_samples(letter, shipped_words(letter.code))]


def test_a_version_is_drafted_put_in_use_and_followed_by_a_newer_one(senior, manager):
    first = publish_wording(draft(senior), letter=NOT_TO_ASSESS, by=manager)
    second = publish_wording(
        draft(senior, WORDS.replace("disappointed", "sad")), letter=NOT_TO_ASSESS, by=manager
    )

    first.refresh_from_db()
    assert (first.number, first.state) == (1, "retired")
    assert (second.number, second.state, second.published_by) == (2, "published", manager)


LACKING = [
    (
        "[[rights]]",
        "the right to appeal (Children and Families Act 2014, s.51(2); SEND Regulations",
    ),
    ("[[rights]]", "the right to mediation (SEND Regulations 2014, reg 32)"),
    ("[[rights]]", "that information, advice and support about SEN are available"),
    ("[[reasons]]", "the reasons (Children and Families Act 2014, s.36(5)"),
    (
        "## The support that continues",
        "what support continues (understood to be SEND Code of Practice 2015",
    ),
]


@pytest.mark.parametrize(("struck_out", "said"), LACKING)
def test_h147_a_wording_that_lacks_a_notice_cannot_be_put_in_use(senior, manager, struck_out, said):
    lacking = draft(senior, WORDS.replace(struck_out, ""))

    with pytest.raises(Refused) as refusal:
        publish_wording(lacking, letter=NOT_TO_ASSESS, by=manager)

    lacking.refresh_from_db()
    assert lacking.state == "draft"
    assert refusal.value.sentence.startswith(
        "This wording cannot be put in use. For a parent: it lacks "
    )
    assert said in refusal.value.sentence
    assert "For a young person: it lacks " in refusal.value.sentence
    assert "For a parent who reads large print: it lacks " in refusal.value.sentence
    assert "For the parent of a child with one name: it lacks " in refusal.value.sentence


def test_h147_words_typed_in_a_comment_of_html_are_no_notice(senior):
    hidden = WORDS.replace("[[rights]]", "<!-- You have the right to appeal -->")

    assert "the time limit for an appeal" in why_not_publishable(NOT_TO_ASSESS, hidden)


def test_what_is_or_was_in_use_never_changes(senior, manager):
    used = publish_wording(draft(senior), letter=NOT_TO_ASSESS, by=manager)

    with pytest.raises(Refused) as refusal:
        change_wording(used, letter=NOT_TO_ASSESS, words="Other", note="N", by=senior)
    with pytest.raises(Refused) as again:
        publish_wording(used, letter=NOT_TO_ASSESS, by=manager)

    used.refresh_from_db()
    assert used.words == WORDS.strip()
    assert refusal.value.sentence == (
        "This version is or was in use, so it does not change. Write a new one."
    )
    assert again.value.sentence == "Only a draft can be put in use"


@pytest.mark.parametrize(
    ("words", "note", "said"),
    [
        (" ", "New", "Enter the wording of the letter"),
        ("Words", " ", "Say what is new in this version"),
        ("{{ secret }}", "New", "There is no field called “secret”."),
        ("[[mine]]", "New", "There is no locked part called “mine”."),
    ],
)
def test_a_wording_that_nobody_could_read_is_not_kept(senior, words, note, said):
    with pytest.raises(Refused) as refusal:
        write_wording(NOT_TO_ASSESS, words=words, note=note, by=senior)

    assert refusal.value.sentence == said
    assert not LetterWording.objects.exists()


def test_a_letter_is_made_with_the_version_in_use_and_an_older_letter_stays_as_it_was(
    senior, manager
):
    officer = an_officer()
    case = a_case(officer)
    mother, father = a_parent(case), a_parent(case, "Imran Khan")
    send = correspondence.send_letter
    before = send(case, letter=REQUEST_RECEIVED, to=mother, on=DECIDED, by=officer).document
    old_bytes, old_version = before.file.read(), before.template_version
    words = shipped_words("request-received") + "\nA new sentence for {{ child }}."

    publish_wording(draft(senior, words, REQUEST_RECEIVED), letter=REQUEST_RECEIVED, by=manager)
    after = send(case, letter=REQUEST_RECEIVED, to=father, on=DECIDED, by=officer).document

    before.refresh_from_db()
    assert (before.template_version, before.snapshot["wording"]) == (old_version, 0)
    assert before.file.open().read() == old_bytes
    assert after.template_version == template_version(REQUEST_RECEIVED) != old_version
    assert after.snapshot["wording"] == 1
    assert "A new sentence for <bdi>Amira Khan</bdi>." in after.snapshot["body"]


def test_h149_a_field_that_is_empty_for_a_case_stops_the_letter(senior, manager, settings):
    officer = an_officer()
    case = a_case(officer)
    words = shipped_words("request-received") + "\nBorn on {{ born }}, helped by {{ team }}."
    publish_wording(draft(senior, words, REQUEST_RECEIVED), letter=REQUEST_RECEIVED, by=manager)
    to = a_parent(case)

    settings.LOCAL_AUTHORITY = settings.LOCAL_AUTHORITY | {"team": " "}

    with pytest.raises(Refused) as refusal:
        correspondence.send_letter(case, letter=REQUEST_RECEIVED, to=to, on=DECIDED, by=officer)

    assert refusal.value.sentence == (
        "The letter “We have received the request for an EHC needs assessment” cannot be sent."
        " It needs, and lacks: the team’s name."
    )
