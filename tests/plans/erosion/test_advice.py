"""What a paper of advice recommends, and where a plan gives less."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plans.content import Advice, Plan, Provision, read_context, read_plan
from plans.erosion.advice import recommendations
from plans.erosion.against import less_than_advised

CASE = json.loads(Path("ehcna/data/exemplar-case.json").read_text(encoding="utf-8"))
PAPERS = read_context({"advice": CASE["documents"]["advice"]}).advice


def quotes(text: str) -> list[str]:
    return [one.quote for one in recommendations(text)]


def test_each_recommendation_says_where_it_stands() -> None:
    for paper in PAPERS:
        for one in recommendations(paper.text):
            assert paper.text[one.start : one.end] == one.quote


@pytest.mark.parametrize(
    ("paper", "number"),
    [("K1", 0), ("K2", 0), ("K3", 3), ("K4", 7), ("K5", 2), ("K6", 5), ("K7", 8), ("K8", 1)],
)
def test_the_papers_of_the_exemplar(paper: str, number: int) -> None:
    text = next(one.text for one in PAPERS if one.id == paper)

    assert len(recommendations(text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "He had six sessions of speech therapy in 2023.",
        "He does not need hydrotherapy twice a week.",
        "No occupational therapy is required at this time.",
        "Currently he attends a swimming lesson for 30 minutes each week.",
        "Outcomes: he will read for 10 minutes each day.",
        "In the past she received 10 hours of 1:1 support a week.",
    ],
)
def test_history_and_what_is_not_needed_are_no_recommendations(text: str) -> None:
    assert quotes(text) == []


def test_a_list_under_a_heading_is_read_item_by_item() -> None:
    text = "Recommendations\n1. Weekly 45-minute physiotherapy.\n2. A standing frame daily.\n"

    assert quotes(text) == ["Weekly 45-minute physiotherapy", "A standing frame daily"]


def test_the_draft_of_the_exemplar_gives_less_in_f1_alone() -> None:
    draft = read_plan(CASE["documents"]["draft_plan"])

    found = [(less.line.id, less.advice.id) for less in less_than_advised(draft, PAPERS)]

    assert found == [("F1", "K6")]


@pytest.mark.parametrize("name", ["amended_draft_plan", "final_plan"])
def test_the_later_versions_give_what_was_advised(name: str) -> None:
    assert list(less_than_advised(read_plan(CASE["documents"][name]), PAPERS)) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A physiotherapist will treat him 1:1 for 20 minutes weekly.", 1),
        ("A physiotherapist will treat him 1:1 for 30 minutes weekly.", 0),
        ("A physiotherapist will treat him 1:1 for an hour a fortnight.", 0),
        ("A physiotherapist will treat him 1:1 for half an hour monthly.", 1),
    ],
)
def test_a_line_that_cites_the_paper_is_held_against_it(text: str, number: int) -> None:
    line = Provision(id="F1", section="F", text=text, what="physiotherapy", advice_refs=("K1",))
    paper = Advice(
        "K1", role="Physiotherapist", text="He needs 1:1 physiotherapy: 30 minutes weekly."
    )

    assert len(list(less_than_advised(Plan(provision=(line,)), (paper,)))) == number
