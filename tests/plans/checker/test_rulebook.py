"""The rule book: every rule is there, says why, and is decided by a function or said not to be."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from plans.checker.check import checks
from plans.checker.rulebook import FILE, BadRulebook, read_rulebook, rulebook, rules_on

# Rules that need more than a plan and what is known around it, and who decides them instead.
DECIDED_ELSEWHERE: dict[str, str] = {}
# Rooms that are built beside this one and bring their functions with them.
OTHER_ROOMS = {
    *(f"B-0{n}" for n in (1, 4, 5, 9)),
    *(f"E-{n:02}" for n in (1, 2, 3, 4, 5, 11)),
    *(f"F-{n:02}" for n in (*range(1, 10), *range(13, 24))),
    "G-03",
}


def test_there_are_eighty_three_rules_and_each_explains_itself() -> None:
    assert len(rulebook()) == 83
    for rule in rulebook():
        assert len(rule.name.split()) >= 3 and len(rule.why.split()) >= 10, rule.id
        assert rule.authority and rule.pattern and rule.sections, rule.id


def test_as_many_rules_block_warn_and_advise_as_the_book_says() -> None:
    gravest = [rule.severity.get("final", rule.severity.get("draft")) for rule in rulebook()]

    assert [gravest.count(grade) for grade in ("block", "warn", "advise")] == [27, 35, 21]


def test_some_rules_are_for_one_state_of_a_plan_only() -> None:
    by_id = rules_on(date(2026, 11, 27))

    assert dict(by_id["STR-03"].severity) == {"draft": "block"}
    assert {id for id, rule in by_id.items() if set(rule.severity) == {"final"}} == {
        "STR-04", "STR-05", "STR-09", "F-11",
    }  # fmt: skip
    assert dict(by_id["G-02"].severity) == {"draft": "warn", "final": "block"}


def test_each_rule_has_a_function_or_a_reason_why_not() -> None:
    ids = {rule.id for rule in rulebook()}

    assert set(checks()) <= ids
    assert ids - set(checks()) <= set(DECIDED_ELSEWHERE) | OTHER_ROOMS
    assert not set(DECIDED_ELSEWHERE) & set(checks())


def test_before_the_regime_there_are_no_rules() -> None:
    assert rules_on(date(2014, 8, 31)) == {}
    assert len(rules_on(date(2014, 9, 1))) == 83
    assert rules_on(date(2026, 1, 1), "a regime to come") == {}


def _book() -> dict[str, Any]:
    book: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return {**book, "rules": [dict(book["rules"][0])]}


@pytest.mark.parametrize(
    "change",
    [
        {"why": " "},
        {"pattern": ""},
        {"sections": ["Z"]},
        {"severity": {}},
        {"severity": {"proposed": "block"}},
        {"certainty": "perhaps"},
    ],
)
def test_a_rule_that_does_not_say_enough_is_refused(change: dict[str, Any]) -> None:
    book = _book()
    book["rules"][0].update(change)

    with pytest.raises(BadRulebook):
        read_rulebook(book)


def test_a_rule_is_ended_and_followed_and_never_in_force_twice() -> None:
    book = _book()
    first = {**book["rules"][0], "in_force_to": "2029-08-31"}
    then = {**first, "in_force_from": "2029-09-01", "in_force_to": None}

    assert len(read_rulebook({**book, "rules": [first, then]})) == 2
    with pytest.raises(BadRulebook):
        read_rulebook({**book, "rules": [{**first, "in_force_to": "2029-09-02"}, then]})
