"""Section E: outcomes that say what the child will do, how well, and by when."""

from __future__ import annotations

from ...content import Outcome, Plan
from ..findings import Check
from .by_statement import rule


def _outcomes(plan: Plan) -> tuple[Outcome, ...]:
    return plan.outcomes


_NAMES = ("E-01", "E-02", "E-03", "E-04", "E-05", "E-11")
CHECKS: dict[str, Check] = {name: rule(name, "outcome", _outcomes) for name in _NAMES}
