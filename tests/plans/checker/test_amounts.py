"""F-18, F-19 and F-21, each both ways."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plans.checker.rules.amounts import CHECKS
from plans.content import Context, Plan, Provision, read_context, read_plan

CASE = json.loads(Path("ehcna/data/exemplar-case.json").read_text(encoding="utf-8"))


def found(rule: str, *texts: str, **fields: str) -> list[str]:
    lines = (
        Provision(id=f"F{at}", section="F", text=text, **fields)  # type: ignore[arg-type]
        for at, text in enumerate(texts, start=1)
    )
    return [one.item for one in CHECKS[rule](Plan(provision=tuple(lines)), Context())]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("3 x 20 minutes (2 hours a week)", ["F1"]),
        ("3 x 20 minutes (1 hour a week)", []),
        ("45 minutes fortnightly (19 sessions a year)", []),
        ("45 minutes weekly (20 sessions a year)", ["F1"]),
        ("40 minutes weekly (38 sessions a year)", []),
        ("60 minutes a week in 3 sessions of 20 minutes", []),
    ],
)
def test_f_18_sums(text: str, items: list[str]) -> None:
    assert found("F-18", text) == items


def test_f_18_more_one_to_one_than_a_week_has() -> None:
    lines = ("1:1 from a TA for 25 hours a week.", "1:1 from an LSA for 10 hours a week.")

    assert found("F-18", *lines) == ["F1"]
    assert found("F-18", lines[0]) == []


def test_f_19_two_amounts_for_one_thing() -> None:
    first = "A speech and language therapist will see her for 30 minutes weekly."

    assert found("F-19", first, "The EP reviews it. The SaLT gives 45 minutes weekly.") == ["F2"]
    assert found("F-19", first, "The SaLT gives 30 minutes weekly.") == []
    assert found("F-19", "A SaLT gives 40 minutes weekly and 15 minutes weekly of hand-over.") == []


def test_f_19_field_and_text_differ() -> None:
    assert found("F-19", "A TA reads with him for 20 minutes daily.", duration="30 minutes") == [
        "F1"
    ]
    assert found("F-19", "A TA reads with him for 20 minutes daily.", duration="20 mins") == []


def test_the_exemplar_raises_f_21_on_f1_of_the_draft_and_nothing_else() -> None:
    context = read_context({"advice": CASE["documents"]["advice"]})
    told = {
        name: [
            (rule, one.item)
            for rule, check in CHECKS.items()
            for one in check(read_plan(CASE["documents"][name]), context)
        ]
        for name in ("draft_plan", "amended_draft_plan", "final_plan")
    }

    assert told == {"draft_plan": [("F-21", "F1")], "amended_draft_plan": [], "final_plan": []}
