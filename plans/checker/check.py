"""The whole checker: every rule in force is asked, and one cause gives one finding."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from ..content import Context, Plan
from ..language import swift as re
from ..language.swift import make_ready
from . import rules as rooms
from .findings import Check, Finding, Found, Rule, Severity
from .passages import passages
from .rulebook import SECTIONS, rules_on

_GRAVITY = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.ADVISE: 2}
_PLACE = {section: number for number, section in enumerate(SECTIONS)}


class RuleFailed(RuntimeError):
    """A rule could not read this plan. That is a fault in the rule, not in the plan."""


@lru_cache(maxsize=1)
def checks() -> dict[str, Check]:
    """The function of each rule, by id, gathered from every module in `rules`."""
    gathered: dict[str, Check] = {}
    for module in pkgutil.iter_modules(rooms.__path__):
        room = importlib.import_module(f"{rooms.__name__}.{module.name}")
        for id, function in getattr(room, "CHECKS", {}).items():
            if id in gathered:
                raise RuleFailed(f"{id} has two functions")
            gathered[id] = function
    make_ready()
    return gathered


def check(
    plan: Plan, context: Context | None = None, *, today: date | None = None
) -> tuple[Finding, ...]:
    """All there is to look at in a plan, one finding for each cause, in the order of the plan."""
    state = "final" if plan.is_final else "draft"
    later = today or date.max
    # A plan dated before there was any rule is not free of rules: it is dated wrongly.
    rules = rules_on(plan.front.date or later) or rules_on(later)
    found: list[Finding] = []
    for rule in rules.values():
        if state in rule.severity and rule.id in checks():
            found += _findings(rule, state, plan, context or Context())
    causes = {rule.id: rule.cause for rule in rules.values()}
    return tuple(sorted(_merged(plan, found, causes), key=_order))


def _findings(rule: Rule, state: str, plan: Plan, context: Context) -> Iterator[Finding]:
    try:
        for hit in dict.fromkeys(checks()[rule.id](plan, context)):
            yield _finding(rule, state, hit)
    except Exception as broken:
        raise RuleFailed(f"Rule {rule.id} could not read this plan") from broken


def _finding(rule: Rule, state: str, hit: Found) -> Finding:
    return Finding(
        rule=rule.id,
        severity=hit.severity or rule.severity[state],
        section=hit.section,
        item=hit.item,
        quote=hit.quote,
        message=hit.message or rule.name,
        field=hit.field,
    )


def _merged(plan: Plan, found: Iterable[Finding], causes: Mapping[str, str]) -> Iterator[Finding]:
    """One finding where rules of one cause found the same words: the gravest speaks for them."""
    kept: list[tuple[Finding, int, int]] = []
    for finding in sorted(found, key=lambda one: _GRAVITY[one.severity]):
        start, end = _span(plan, finding)
        for at, (first, from_, to) in enumerate(kept):
            same = (first.section, first.item, first.field) == (
                finding.section,
                finding.item,
                finding.field,
            )
            known = (first.rule, *first.also)
            same = same and causes[finding.rule] in {causes[first.rule]} - {""}
            if same and start < to and from_ < end and finding.rule not in known:
                kept[at] = (replace(first, also=(*first.also, finding.rule)), from_, to)
                break
        else:
            kept.append((finding, start, end))
    return (finding for finding, _, _ in kept)


def _span(plan: Plan, finding: Finding) -> tuple[int, int]:
    """Where the words stand in their text; nowhere for a finding about a whole item."""
    if not finding.quote:
        return -1, -1
    for one in passages(plan):
        if (one.section, one.item, one.field) == (finding.section, finding.item, finding.field):
            at = one.text.find(finding.quote)
            if at >= 0:
                return at, at + len(finding.quote)
    return -1, -1


def _order(finding: Finding) -> tuple[int, list[tuple[int, str]], int, str]:
    return (
        _PLACE.get(finding.section, len(_PLACE)),
        [(int(number or 0), word) for word, number in re.findall(r"(\D*)(\d*)", finding.item)],
        _GRAVITY[finding.severity],
        finding.rule,
    )
