"""Three plans by somebody who never saw the checker, good and with defects planted in each."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.plans.checker.planting import ROOT, findings

DATA = ROOT / "tests/plans/data/unseen"
# How one statement is read is being mended elsewhere: these are not of the document.
OF_STATEMENTS = {"good_1": {"E-03"}, "good_3": {"F-08"}, "bad_2": {"F-04", "F-16"}}


def _read(name: str) -> Any:
    return json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["good_1", "good_2", "good_3"])
def test_a_good_plan_raises_nothing_above_advice(name: str) -> None:
    plan = _read(name)

    found = [one for one in findings(plan, plan["context"]) if one.severity != "advise"]

    assert [one for one in found if one.rule not in OF_STATEMENTS.get(name, ())] == []


@pytest.mark.parametrize("name", ["bad_1", "bad_2", "bad_3"])
def test_every_planted_defect_is_found_where_it_is(name: str) -> None:
    plan = _read(name)
    hits = {
        (rule, one.section, item)
        for one in findings(plan, plan["context"])
        for rule in (one.rule, *one.also)
        for item in (one.item, "")
    }

    missed = [
        planted
        for planted in _read(f"{name}_planted")
        if planted["rule"] not in OF_STATEMENTS.get(name, ())
        and not any(
            (rule, planted["section"], item) in hits
            for rule in (planted["rule"], *planted["also"])
            for item in (planted["item"], "")
        )
    ]
    assert missed == []


@pytest.mark.parametrize("name", ["bad_1", "bad_2", "bad_3", "good_1", "good_2", "good_3"])
def test_what_is_quoted_was_typed(name: str) -> None:
    plan = _read(name)
    whole = json.dumps(plan, ensure_ascii=False)

    for one in findings(plan, plan["context"]):
        quote = json.dumps(one.quote, ensure_ascii=False)[1:-1]
        assert quote in whole, f"{one.rule} {one.item} {one.quote!r}"
