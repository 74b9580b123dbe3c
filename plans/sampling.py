"""Which plans of a month are audited: some by lot, some for their risks. Nobody chooses.

The lot follows from a seed that is kept with what it was drawn from, so that anybody can draw it
again and come to the same plans.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .quality import days_of, said

RANDOM, RISK = "random", "risk"
WORDS = {
    "overrides": "findings set aside",
    "losses": "losses accepted",
    "late": "issued late",
    "new_writer": "written by somebody new",
}


@dataclass(frozen=True)
class Candidate:
    """One plan that was issued in the month, and how much of each risk it has."""

    version: int
    risks: Mapping[str, int] = field(default_factory=dict)

    def points(self, rule: Rule) -> int:
        """How much its risks weigh together."""
        return sum(rule.points[name] * many for name, many in self.risks.items())


@dataclass(frozen=True)
class Part:
    """How many plans are drawn: a share of those issued, between a least and a most."""

    percent: int
    least: int
    most: int

    def of(self, issued: int) -> int:
        """How many of so many."""
        share = -(-issued * self.percent // 100)  # rounded up
        return min(issued, max(self.least, min(self.most, share)))


@dataclass(frozen=True)
class Rule:
    """How a sample is drawn."""

    random: Part
    risk: Part
    points: Mapping[str, int]
    in_force_from: date
    in_force_to: date | None


def rule_on(day: date) -> Rule:
    """How samples of a day's month are drawn."""
    rules = [_rule(one) for one in said()["sampling"]]
    first = min(one.in_force_from for one in rules)
    day = max(day, first)
    return [one for one in rules if one.in_force_from <= day][-1]


def choose(pool: Iterable[Candidate], seed: str, rule: Rule) -> dict[int, str]:
    """The plans to audit, each with why: first those by lot, then the riskiest of the others."""
    drawn = sorted(pool, key=lambda one: (_lot(seed, one.version), one.version))
    by_lot = rule.random.of(len(drawn))
    risky = [one for one in drawn[by_lot:] if one.points(rule) > 0]
    risky.sort(key=lambda one: -one.points(rule))
    for_risk = risky[: rule.risk.of(len(drawn))]
    return {one.version: RANDOM for one in drawn[:by_lot]} | {o.version: RISK for o in for_risk}


def written(pool: Iterable[Candidate]) -> list[dict[str, Any]]:
    """What was drawn from, as it is kept."""
    return [{"version": one.version, "risks": dict(one.risks)} for one in pool]


def read(kept: Iterable[Mapping[str, Any]]) -> list[Candidate]:
    """What was drawn from, as it was kept."""
    return [Candidate(one["version"], one["risks"]) for one in kept]


def risks_in_words(risks: Mapping[str, int]) -> str:
    """The risks of one plan, always in one order: "2 findings set aside; issued late"."""
    told = []
    for name in WORDS:
        many = risks.get(name, 0)
        counted = name in ("overrides", "losses")
        one = WORDS[name].replace("findings", "finding").replace("losses", "loss")
        if many:
            told.append(f"{many} {WORDS[name] if many > 1 else one}" if counted else WORDS[name])
    return "; ".join(told)


def _lot(seed: str, version: int) -> str:
    return hashlib.sha256(f"{seed}:{version}".encode()).hexdigest()


def _rule(one: Mapping[str, Any]) -> Rule:
    return Rule(Part(**one["random"]), Part(**one["risk"]), dict(one["points"]), **days_of(one))
