"""F-18, F-19 and F-21, each both ways."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plans.checker.rules import amounts, sums
from plans.content import Context, Plan, Provision, read_context, read_plan

CHECKS = {**amounts.CHECKS, **sums.CHECKS}
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


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("A SaLT sees him for 60 minutes a fortnight, 18 sessions and 36 hours a year.",
         "18 sessions and 36 hours"),
        ("An OT works with her for half an hour every week, 30 sessions (20 hours) a year.",
         "half an hour every week, 30 sessions (20 hours) a year"),
        ("A tutor teaches him for forty minutes a week: twelve sessions, totalling ten hours.",
         "twelve sessions, totalling ten hours"),
    ],
)  # fmt: skip
def test_f_18_a_total_of_sessions_that_is_not_theirs(text: str, quote: str) -> None:
    line = Provision(id="F1", section="F", text=text)

    hits = list(CHECKS["F-18"](Plan(provision=(line,)), Context()))

    assert [hit.quote for hit in hits] == [quote]


def test_f_18_a_total_of_sessions_that_is_right() -> None:
    assert (
        found("F-18", "An OT sees him for 60 minutes a fortnight, 18 sessions and 18 hours.") == []
    )
    assert found("F-18", "An OT sees him for 60 minutes a fortnight, 18 sessions a year.") == []
    assert found("F-18", "A TA: 20 minutes daily, 5 sessions and 10 minutes of hand-over.") == []


def test_f_18_a_therapist_beside_an_assistant_is_not_counted_twice() -> None:
    lines = ("1:1 from a TA for 30 hours a week.", "1:1 from an EP for 5 hours a week.")

    assert found("F-18", *lines) == []


def test_f_19_what_somebody_was_trained_for_is_no_amount() -> None:
    trained = "A TA trained by the speech and language therapist for two hours will work with him"

    assert (
        found("F-19", f"{trained} for 15 minutes every day.", "A TA helps 15 hours a week.") == []
    )


def test_f_19_quotes_what_was_typed() -> None:
    lines = (
        Provision(id="F1", section="F", text="A SaLT sees her for half an hour every week."),
        Provision(id="F2", section="F", text="The SaLT gives forty-five mins every week."),
    )

    hits = list(CHECKS["F-19"](Plan(provision=lines), Context()))

    assert [hit.quote for hit in hits] == ["forty-five mins every week"]
