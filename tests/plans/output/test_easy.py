"""The easy-read plan: one idea a line, a sign beside each, every promise and no other."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings

from plans.output import easy
from plans.output.promises import promises_of
from tests.plans.output.making import exemplar, plans, text_of


def assert_the_same_words(plan) -> None:
    told = [easy.told(one) for one in promises_of(plan)]
    assert [one.id for one in told] == [one.id for one in promises_of(plan)]
    for one, promise in zip(told, promises_of(plan), strict=True):
        words = " ".join(
            f"{line.label}: {line.said}." if line.label else line.said.words for line in one.lines
        )
        assert words == promise.words


@given(plans())
@settings(max_examples=100, deadline=None)
def test_h231_easy_read_holds_every_promise_in_the_words_of_the_summary(plan):
    assert_the_same_words(plan)


@pytest.mark.parametrize("name", ["final_plan", "draft_plan"])
def test_h231_easy_read_of_the_worked_example_has_every_promise_and_no_new_one(name):
    plan = exemplar(name)
    page = text_of(easy.page(plan))

    assert_the_same_words(plan)
    lines = plan.provision_of("F", "G", "H1", "H2")
    for line in lines:
        assert page.count(f"{line.id}: {line.what[:1].upper()}{line.what[1:]} ") == 1
    assert easy.page(plan).count('class="plan-promise"') == len(lines)


def test_every_sign_is_drawn_here_and_told_in_words():
    page = easy.page(exemplar())
    signs = re.findall(r"<svg.*?</svg>", page, re.S)

    assert len(signs) == len(re.findall(r'<div class="plan-idea"', page)) > 100
    assert all(re.search(r"<title>[A-Z][a-z ]+</title>", sign) for sign in signs)
    assert {re.search(r"<title>(.*?)</title>", sign)[1] for sign in signs} <= set(
        easy.SIGNS.values()
    )
    assert "<img" not in page


def test_a_sentence_is_parted_only_after_it_has_said_who_will_do_what():
    plan = exemplar()
    (group,) = [easy.told(one) for one in promises_of(plan) if one.id == "F4"]

    assert [line.said.words for line in group.lines if not line.label] == [
        "A social communication group of Maisie and three other pupils will run for 30 minutes"
        " twice a week,",
        "led by a teaching assistant with ELSA or equivalent training, to a programme the speech"
        " and language therapist plans with her for 1 hour each term.",
    ]


def test_a_draft_names_no_school_in_easy_read():
    page = text_of(easy.page(exemplar(status="draft")))

    assert "Hallowmere" not in page
    assert "The plan does not name a school or college yet." in page
