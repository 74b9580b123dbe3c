"""Plans of other children in which nothing is wrong: an alarm here would cost trust."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from tests.plans.checker.planting import ROOT, graver_than_advice, rules

GOOD = sorted((ROOT / "tests/plans/data").glob("good_*.json"))


def _read(name: str) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(
        (ROOT / f"tests/plans/data/good_{name}.json").read_text(encoding="utf-8")
    )
    return copy.deepcopy(plan)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_plan_raises_nothing_above_advice(path: Any) -> None:
    plan = json.loads(path.read_text(encoding="utf-8"))

    assert graver_than_advice(plan) == []
    assert graver_than_advice(plan, {"other_children": ["Maisie", "Callum Reid"]}) == []


def test_there_are_plans_of_different_children() -> None:
    assert len(GOOD) >= 4


def test_without_travel_money_and_work_a_plan_of_seventeen_prepares_for_nothing() -> None:
    plan = _read("young_person_at_college")
    lines = plan["sections"]["F"]["provision"]
    lines[:] = [line for line in lines if line["id"] not in ("F3", "F4", "F5", "F6")]
    plan["sections"]["H1"] = {"provision": [], "nil_statement": "None"}
    plan["sections"]["G"]["provision"] = []

    assert "E-12" in rules(plan)


def test_at_eighteen_his_friday_club_belongs_in_h2() -> None:
    plan = _read("young_person_at_college")
    plan["front"]["dob"] = "2007-02-11"

    assert "H-01" in rules(plan)


def test_a_deaf_child_without_a_teacher_of_the_deaf_in_k_is_noticed() -> None:
    plan = _read("deaf_child_in_nursery")
    plan["sections"]["K"] = [entry for entry in plan["sections"]["K"] if entry["id"] != "K6"]

    assert {"K-04", "K-03"} <= rules(plan)


def test_a_direct_payment_that_loses_its_amount_is_noticed() -> None:
    plan = _read("boy_with_care_needs")
    plan["sections"]["J"].update(amount="", service="")

    assert "J-01" in rules(plan)


def test_maisie_in_a_plan_of_grace_is_noticed() -> None:
    plan = _read("anxious_girl_called_grace")
    plan["sections"]["F"]["provision"][2]["text"] += " Maisie's key adult will sit with her."

    assert "IDN-01" in rules(plan)


def test_the_school_of_grace_stands_in_no_line_of_her_draft() -> None:
    plan = _read("anxious_girl_called_grace")
    plan["sections"]["F"]["provision"][2]["text"] += " The room is in the library of Bellfield."

    assert "STR-03" in rules(plan)
