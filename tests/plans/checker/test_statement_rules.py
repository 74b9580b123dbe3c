"""The rules that read statements, on a whole plan."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from plans.checker.rules import section_b, section_e, section_f
from plans.content import Context, Plan, Provision, read_plan

CHECKS = {**section_b.CHECKS, **section_e.CHECKS, **section_f.CHECKS}
ONLY_ADVICE = {"B-05", "B-09", "E-05", "E-11", "F-14", "F-20", "F-22", "F-23"}
EXEMPLAR = Path(__file__).parents[3] / "ehcna" / "data" / "exemplar-case.json"


def test_the_final_plan_of_the_exemplar_is_not_faulted() -> None:
    plan = read_plan(json.loads(EXEMPLAR.read_text("utf-8"))["documents"]["final_plan"])

    found = {name: list(check(plan, Context())) for name, check in CHECKS.items()}

    assert {name for name in found if found[name]} <= ONLY_ADVICE


def test_what_is_filled_in_speaks_before_the_text() -> None:
    line = Provision("F1", "F", "Jo will have help with reading.")
    filled = replace(line, who="teaching assistant", frequency="daily", duration="20 minutes")

    assert list(CHECKS["F-02"](Plan(provision=(line,)), Context()))
    assert not list(CHECKS["F-02"](Plan(provision=(filled,)), Context()))
