"""The rule book: which rules there are, why, on what authority, and from when (rules.json)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from .findings import Rule, Severity

FILE = Path(__file__).parent / "rules.json"
REGIME = "england-2014"
SECTIONS = ("front", "A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K")
STATES = {"draft", "final"}
_WORDS = ("id", "name", "why", "authority", "pattern")


class BadRulebook(ValueError):
    """The rule book contradicts itself. The sentence says where."""


def rules_on(day: date, regime: str = REGIME) -> dict[str, Rule]:
    """The rules that are in force on a day, by id, in the order of the book."""
    return {
        rule.id: rule
        for rule in rulebook()
        if rule.regime == regime
        and rule.in_force_from <= day
        and (rule.in_force_to is None or day <= rule.in_force_to)
    }


@lru_cache(maxsize=1)
def rulebook() -> tuple[Rule, ...]:
    """Every rule of every regime. Read once."""
    return read_rulebook(json.loads(FILE.read_text(encoding="utf-8")))


def read_rulebook(book: Mapping[str, Any]) -> tuple[Rule, ...]:
    """The rules that a JSON object describes. Raises `BadRulebook`."""
    rules = tuple(_rule(given, book) for given in book["rules"])
    for rule in rules:
        same = [other for other in rules if (other.id, other.regime) == (rule.id, rule.regime)]
        if any(other is not rule and _overlap(rule, other) for other in same):
            raise BadRulebook(f"{rule.id} is in force twice on one day")
    return rules


def _rule(given: Mapping[str, Any], book: Mapping[str, Any]) -> Rule:
    name = given.get("id", "a rule without an id")
    if missing := [word for word in _WORDS if not str(given.get(word, "")).strip()]:
        raise BadRulebook(f"{name} lacks {', '.join(missing)}")
    if unknown := set(given["sections"]) - set(SECTIONS):
        raise BadRulebook(f"{name} names sections there are not: {', '.join(sorted(unknown))}")
    if not given["severity"] or set(given["severity"]) - STATES:
        raise BadRulebook(f"{name} names a state of a plan that there is not")
    if given.get("certainty") not in ("seen", "memory"):
        raise BadRulebook(f"{name} does not say whether its authority was seen")
    until = given.get("in_force_to", book.get("in_force_to"))
    return Rule(
        **{word: given[word] for word in _WORDS},
        sections=tuple(given["sections"]),
        severity={state: Severity(word) for state, word in given["severity"].items()},
        certainty=given["certainty"],
        cause=given.get("cause", ""),
        regime=given.get("regime", book["regime"]),
        in_force_from=date.fromisoformat(given.get("in_force_from", book["in_force_from"])),
        in_force_to=date.fromisoformat(until) if until else None,
    )


def _overlap(one: Rule, other: Rule) -> bool:
    return (one.in_force_to is None or other.in_force_from <= one.in_force_to) and (
        other.in_force_to is None or one.in_force_from <= other.in_force_to
    )
