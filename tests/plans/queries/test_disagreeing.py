"""Fields and free text agree or say so."""

import pytest

from plans import content
from plans.queries.disagreeing import disagreements
from plans.queries.parts import parts_of
from tests.plans.a_plan import exemplar


def line(text, duration="", frequency="", ratio=""):
    return content.Provision("F1", "F", text, duration=duration, frequency=frequency, ratio=ratio)


@pytest.mark.parametrize(
    ("kept", "about"),
    [
        (line("A TA reads with her for 30 minutes", "45 minutes"), "How long each time"),
        (line("Half an hour of reading", "20 mins"), "How long each time"),
        (line("20 minutes every day", "20 minutes", "weekly"), "How often"),
        (line("Three times a week", "", "twice a week"), "How often"),
        (line("Taught in a group of four", "", "", "1:1"), "Adults to children"),
    ],
)
def test_an_amount_that_contradicts_its_field_is_said(kept, about):
    (said,) = disagreements(kept)

    assert f"the field “{about}” says" in said


@pytest.mark.parametrize(
    "kept",
    [
        line("A TA reads with her for half an hour each week", "30 minutes", "weekly"),
        line("Two 20-minute sessions a week", "20 minutes", "twice a week"),
        line("40 minutes a week, in two sessions", "20 minutes", "2 times a week"),
        line("A review every 12 months", "", "yearly"),
        line("10 minutes at the start and 10 minutes at the end of each day", "", "twice daily"),
        line("One-to-one with a trained adult", "", "", "1:1"),
        line("Help when she asks for it", "30 minutes", "daily", "1:3"),
        line("30 minutes daily"),
    ],
)
def test_the_same_in_other_words_is_no_disagreement(kept):
    assert disagreements(kept) == []


@pytest.mark.parametrize("name", ["draft_plan", "amended_draft_plan", "final_plan"])
def test_no_line_of_the_exemplar_contradicts_itself(name):
    assert [one.id for one in exemplar(name).provision if disagreements(one)] == []


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        (
            "She should have 30 minutes weekly of teaching 1:1.",
            {"duration": "30 minutes", "frequency": "weekly", "ratio": "1:1"},
        ),
        (
            "Two 20-minute sessions each week in a group of four.",
            {"duration": "20 minutes", "frequency": "2 times a week", "ratio": "1:4"},
        ),
        ("45 minutes every fortnight.", {"duration": "45 minutes", "frequency": "every 2 weeks"}),
        ("30 minutes a week, then 10 minutes daily.", {}),
        ("A calm place to go to.", {}),
    ],
)
def test_a_recommendation_fills_the_fields_that_it_answers_beyond_doubt(said, parts):
    assert parts_of(said) == parts
