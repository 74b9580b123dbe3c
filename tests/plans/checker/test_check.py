"""The runner: order, one finding for one cause, states, and a rule that breaks."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date

import pytest

from plans.checker import check as runner
from plans.checker.check import RuleFailed, check, checks
from plans.checker.findings import Found
from plans.content import Context, Plan, read_context, read_plan
from tests.plans.checker.planting import (
    add,
    all_of,
    context,
    draft,
    final,
    findings,
    rules,
    section,
)


def test_findings_stand_in_the_order_of_the_plan() -> None:
    plan = final()
    all_of(add("F10", "TBC"), add("F2", "TBC"), add("B3", "TBC"), section("I", note="TBC"))(plan)

    places = [(one.section, one.item) for one in findings(plan) if one.rule == "STR-06"]

    assert places == [("B", "B3"), ("F", "F2"), ("F", "F10"), ("I", "")]


def test_one_cause_gives_one_finding_with_the_gravest_speaking() -> None:
    plan = final()
    add("G2", "Wold CCG to agree.")(plan)

    found = [one for one in findings(plan) if "CCG" in one.quote]

    assert len(found) == 1
    assert {found[0].rule, *found[0].also} >= {"IDN-08", "LNG-04"}


def test_what_a_finding_quotes_stands_in_the_plan_as_typed() -> None:
    plan = final()
    add("F8", "Callum’s key adult will check in – twice – with him.")(plan)

    quotes = [one.quote for one in findings(plan) if one.rule == "IDN-01"]

    assert quotes == ["Callum’s key adult"]


def test_a_rule_of_final_plans_is_not_asked_of_a_draft() -> None:
    plan = draft()
    add("F8", "Mrs Doyle will do this.")(plan)

    assert "F-11" not in rules(plan)


def test_a_plan_dated_before_there_were_rules_is_still_checked() -> None:
    plan = final()
    plan["front"]["date"] = "2004-12-12"

    assert "IDN-05" in rules(plan)


def test_a_rule_that_breaks_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(plan: Plan, context: Context) -> Iterator[Found]:
        raise KeyError("odd")
        yield

    monkeypatch.setattr(runner, "checks", lambda: {**checks(), "STR-06": broken})

    with pytest.raises(RuleFailed, match="STR-06"):
        check(read_plan(final()))


def test_the_same_plan_gives_the_same_findings_and_stays_as_it_was() -> None:
    plan, known = read_plan(final()), read_context(context())
    before = repr(plan)

    assert check(plan, known) == check(plan, known, today=date(2030, 1, 1))
    assert repr(plan) == before


def test_a_plan_of_thirty_items_is_checked_while_one_blinks() -> None:
    known = read_context(context())
    plans = [read_plan(final()) for _ in range(5)]
    assert len(plans[0].needs) + len(plans[0].outcomes) + len(plans[0].provision) >= 30

    taken = []
    for plan in plans:
        begun = time.process_time()
        check(plan, known)
        taken.append(time.process_time() - begun)

    assert min(taken) < 0.1  # 0.05 on a machine that does nothing else: bench/ has the figure
