"""Sections B, C and D: needs that are provision, names without effect, words without measure."""

from __future__ import annotations

from ...content import Need, Plan
from ..findings import Check
from .by_statement import rule


def _needs(plan: Plan) -> tuple[Need, ...]:
    return plan.needs


def _educational(plan: Plan) -> tuple[Need, ...]:
    return plan.needs_of("B")


CHECKS: dict[str, Check] = {
    "B-01": rule("B-01", "need", _needs),
    "B-04": rule("B-04", "need", _educational),
    "B-05": rule("B-05", "need", _educational),
    "B-09": rule("B-09", "need", _educational),
}
