"""Two versions of a plan: which lines stand for which."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from plans.content import Outcome, Plan, Provision, read_plan
from plans.erosion import Kind, compare_plans

CASE = json.loads(Path("ehcna/data/exemplar-case.json").read_text(encoding="utf-8"))


def plan(*lines: Provision) -> Plan:
    return Plan(provision=lines)


def line(name: str, text: str) -> Provision:
    return Provision(id=name, section="F", text=text)


def test_a_line_that_moved_is_found_by_its_likeness() -> None:
    therapy = "A speech and language therapist will see him for 30 minutes weekly."
    reading = "A teaching assistant will hear him read for 10 minutes daily."

    found = compare_plans(
        plan(line("F1", therapy), line("F2", reading)),
        plan(line("F1", reading), line("F2", therapy.replace("30", "20"))),
    )

    assert [(one.before, one.after, [loss.kind for loss in one.losses]) for one in found] == [
        ("F1", "F2", [Kind.MINUTES])
    ]


def test_a_line_for_which_nothing_stands_is_lost() -> None:
    first = line("F1", "A radio aid in every lesson.")
    second = line("F2", "Half an hour of counselling weekly.")

    found = compare_plans(plan(first, second), plan(second))

    assert [(one.before, one.after) for one in found] == [("F1", "")]
    assert found[0].losses[0].kind == Kind.LINE


def test_an_outcome_that_is_gone_is_told() -> None:
    before = Plan(outcomes=(Outcome("E1", "By July 2027 she will read 100 common words."),))

    assert [loss.kind for one in compare_plans(before, Plan()) for loss in one.losses] == [
        Kind.OUTCOME
    ]


def test_the_exemplar_loses_nothing_from_draft_to_final() -> None:
    documents = CASE["documents"]
    drafts = [read_plan(documents[name]) for name in ("draft_plan", "amended_draft_plan")]
    final = read_plan(documents["final_plan"])

    assert [compare_plans(draft, final) for draft in drafts] == [(), ()]
    assert compare_plans(final, final) == ()


def test_from_the_final_plan_to_the_draft_the_minutes_are_lost() -> None:
    documents = CASE["documents"]
    draft = read_plan(documents["draft_plan"])

    found = compare_plans(read_plan(documents["final_plan"]), draft)

    assert ("F1", {Kind.MINUTES}) in [(o.before, {x.kind for x in o.losses}) for o in found]
    assert {one.before for one in found} == {"F1", "F9", "F13"}


def test_sections_are_told_apart() -> None:
    care = Provision(id="G1", section="G", text="A nurse checks the pump daily.")

    moved = replace(care, section="F", id="F1")

    assert len(compare_plans(Plan(provision=(care,)), Plan(provision=(moved,)))) <= 1
