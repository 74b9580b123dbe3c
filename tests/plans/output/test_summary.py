"""The plain summary: every promise once, in words that its line holds, and no others."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from plans.content import Plan
from plans.language.normal import normal
from plans.output import summary
from plans.output.amounts import is_said_by, measures, numbers
from plans.output.clipping import beyond
from plans.output.promises import EMPTY, promises_of
from plans.output.rows import rows_of
from plans.output.sentences import sentences_of
from plans.output.words import field, one_line
from tests.plans.output.making import a_plan, exemplar, fields_of, plans, text_of

FIELD_OF = {
    "who": "who",
    "what": "what",
    "how_much": "duration",
    "how_often": "frequency",
    "group": "ratio",
    "training": "expertise",
    "where": "setting",
    "from_when": "start",
    "until": "end",
    "who_checks": "monitored_by",
}
# The words with which a rule joins the fields of a line.
OURS = """a an will work with amira maisie one to for every this is provide training and skills
    adults children how long often where starts ends who what checks line has no words of its own
    day week fortnight month half term year"""


def lines_of(plan: Plan):
    return plan.provision_of("F", "G", "H1", "H2")


def assert_every_promise_is_there_and_no_new_one(plan: Plan) -> None:
    lines, promises = lines_of(plan), promises_of(plan)
    assert [one.id for one in promises] == [line.id for line in lines]
    for line, row in zip(lines, promises, strict=True):
        held = " ".join([line.text, *map(field, fields_of(line).values())])
        for name, source in FIELD_OF.items():
            assert getattr(row, name) == field(getattr(line, source))
        assert numbers(row.words) == numbers(held), row.words
        assert not words_of(row.words) - words_of(held) - words_of(OURS), row.words


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d]+", normal(text).text.lower()))


@given(plans())
@settings(max_examples=150, deadline=None)
def test_h231_no_promise_is_dropped_from_the_easy_words_and_none_is_added(plan):
    assert_every_promise_is_there_and_no_new_one(plan)


def assert_one_row_for_each_promise(plan: Plan) -> None:
    lines, rows = lines_of(plan), rows_of(plan)
    page = summary.page(plan)
    found = re.findall(r'<th scope="row"><bdi>([^<]+)</bdi>', page)
    assert [row.id for row in rows] == [line.id for line in lines] == found
    shown = text_of(page)
    for line, row in zip(lines, rows, strict=True):
        fields = {name: field(value) for name, value in fields_of(line).items()}
        held = " ".join([line.text, *fields.values()])
        whole = row.words if row.words != EMPTY else ""
        assert not set(measures(held)) - set(measures(row.words)), (held, row.words)
        assert numbers(whole) == numbers(held), (held, row.words)
        assert not words_of(whole) - words_of(held), (held, row.words)
        for name, said in row.cells:
            assert one_line(said.words) in shown, name


@given(plans())
@settings(max_examples=150, deadline=None)
def test_h231_every_promise_is_one_row_with_every_amount_and_no_word_that_is_not_its_own(plan):
    assert_one_row_for_each_promise(plan)


@pytest.mark.parametrize("name", ["final_plan", "draft_plan", "amended_draft_plan"])
def test_h231_the_summary_of_the_worked_example_holds_every_line_once(name):
    assert_every_promise_is_there_and_no_new_one(exemplar(name))
    assert_one_row_for_each_promise(exemplar(name))


@pytest.mark.parametrize(
    "more",
    [
        "She is told 10, 5 and 2 minutes before.",
        "It is done in every maths lesson.",
        "It is done whenever she shows her card.",
        "At least one of them is a man.",
        "This ends when she joins Year 7.",
        "It will be in term time.",
        "Unless she is ill, her mother will be told.",
    ],
)
def test_h231_what_no_field_says_is_added_in_the_lines_own_words(more):
    text = f"An OT will teach Amira hand skills for 30 minutes each week. {more}"
    line = {"text": text, "who": "OT", "what": "hand skills", "duration": "30 minutes"}

    (row,) = rows_of(a_plan(line | {"frequency": "weekly"}))
    assert row.also.words
    assert row.also.words in more
    assert len(row.also.words.split()) >= 3


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("An OT will teach hand skills for 30 minutes weekly.", ()),
        ("Half an hour every week of hand skills with an OT.", ()),
        (
            "An OT will teach hand skills in all English, maths and art lessons.",
            ("in all English, maths and art lessons",),
        ),
        ("Whenever she asks, an OT will teach hand skills for 30 minutes.", ("Whenever she asks",)),
        ("An OT will teach hand skills weekly until May 2026.", ("until May 2026",)),
        (
            "An OT will teach hand skills weekly, and her mother will be told twice a term.",
            ("her mother will be told twice a term",),
        ),
    ],
)
def test_only_the_clause_that_says_more_is_cut_out(text, kept):
    assert beyond(text, "OT; hand skills; 30 minutes, weekly") == kept


def test_the_start_of_most_lines_is_told_once_and_only_if_every_line_has_one():
    usual = {"text": "A mentor will swim.", "who": "mentor", "what": "swim", "start": "this term"}
    early = usual | {"start": "2025-03-01"}
    page = text_of(summary.page(a_plan(usual, usual, usual, early)))

    assert page.count("this term") == 1
    assert "Where no start is given, the start is: this term." in page
    assert "Starts: 1 March 2025" in page
    page = text_of(summary.page(a_plan(usual, usual, usual, usual | {"start": ""})))
    assert page.count("Starts: this term") == 3


def test_a_line_is_said_in_short_sentences():
    plan = a_plan(
        {
            "text": "A speech and language therapist will teach Amira 1:1 for 40 minutes weekly.",
            "who": "speech and language therapist",
            "what": "spoken language",
            "ratio": "1:1",
            "duration": "40 minutes",
            "frequency": "weekly",
            "start": "2026-09-07",
        }
    )

    (row,) = promises_of(plan)
    assert row.words == (
        "A speech and language therapist will work with Amira, one to one, for 40 minutes every"
        " week. This is: spoken language. Starts: 7 September 2026."
    )
    assert not row.in_own_words


@pytest.mark.parametrize(
    "more",
    [
        "She is told 10, 5 and 2 minutes before.",
        "It is done in every maths lesson.",
        "It is done whenever she shows her card.",
        "At least one of them is a man.",
    ],
)
def test_h231_what_the_fields_do_not_say_keeps_the_lines_own_words(more):
    text = f"An OT will teach Amira hand skills for 30 minutes each week. {more}"
    line = {"text": text, "who": "OT", "what": "hand skills", "duration": "30 minutes"}

    (row,) = promises_of(a_plan(line | {"frequency": "weekly"}))
    assert row.in_own_words
    assert " ".join(said.words for said in row.sentences) == text


def test_a_line_without_words_is_told_by_its_fields_alone_and_nobody_is_promised():
    (row,) = promises_of(a_plan({"duration": "30 minutes", "what": "swimming"}))
    assert row.words == "This line has no words of its own. What: swimming. How long: 30 minutes."


@pytest.mark.parametrize(
    ("line", "short", "said"),
    [
        ("40 minutes every week", "for 40 minutes weekly", True),
        ("forty minutes a week", "40 minutes every week", True),
        ("half an hour daily", "30 minutes every day", True),
        ("twice a term", "2 times every term", True),
        ("every half term", "half-termly", True),
        ("every half term", "termly", False),
        ("at least 20 hours a week", "20 hours every week", False),
        ("up to 20 hours a week", "20 hours every week", False),
        ("in all lessons", "in lessons", False),
    ],
)
def test_short_words_say_a_line_only_when_every_number_each_and_condition_is_in_them(
    line, short, said
):
    assert is_said_by(line, short) is said


@pytest.mark.parametrize(
    "text",
    [
        "Dr Haddow will come. She will stay for 9.30 to 10.15 a.m. and see Mr Pryce.",
        "'Writing hurts.' 'People talk fast.' I want 'someone to play owls'.",
        "No full stop",
        "قال أحمد شيئا. ثم ذهب.",
        "",
    ],
)
def test_sentences_put_together_again_are_the_text(text):
    assert " ".join(sentences_of(text)) == text


def test_short_words_of_the_trade_are_told_once_and_only_where_they_are_used():
    page = text_of(summary.page(exemplar()))

    assert page.count("SENCo: special educational needs coordinator.") == 1
    assert "QTVI" not in page


def test_a_plan_without_provision_says_so():
    assert "No provision is recorded in this plan." in text_of(summary.page(a_plan()))


def test_the_summary_names_nobody_in_its_title():
    found = re.search(r"<title>(.*)</title>", summary.page(exemplar(), reference="EHC-2026-00012"))

    assert found and found[1] == (
        "Summary: final education, health and care plan, version 3, EHC-2026-00012"
    )
