"""How much work a case is, as data: by the stage it has reached and by how complex it is.

Ours and never the law's. A new table is added with the day it counts from; the old one stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from statutory import Stage

from .models import Case

_Complexity = Case.Complexity


@dataclass(frozen=True)
class Weights:
    """One table of weights. A usual case that waits for the decision whether to assess is 1."""

    in_force_from: date
    stages: Mapping[str, Decimal]
    complexity: Mapping[str, Decimal]  # times the weight of the stage


WEIGHTS = (
    Weights(
        in_force_from=date(2014, 9, 1),
        stages={
            "": Decimal("1.0"),  # nothing recorded yet: somebody has to find out
            Stage.REQUEST.value: Decimal("1.0"),
            Stage.ASSESSMENT.value: Decimal("1.5"),
            Stage.DRAFTING.value: Decimal("2.0"),
            Stage.DRAFT.value: Decimal("1.5"),
            Stage.PLAN.value: Decimal("0.3"),
            Stage.REVIEW.value: Decimal("0.8"),
            Stage.NOT_ASSESSED.value: Decimal("0.5"),
            Stage.NO_PLAN.value: Decimal("0.5"),
            Stage.CLOSED.value: Decimal("0"),
        },
        complexity={
            _Complexity.USUAL.value: Decimal("1.0"),
            _Complexity.COMPLEX.value: Decimal("1.5"),
            _Complexity.VERY.value: Decimal("2.0"),
        },
    ),
)


def weight_of(stage: str, complexity: str, *, on: date) -> Decimal:
    """How much work a case of this stage and complexity is, by the table of that day."""
    table = max(
        (one for one in WEIGHTS if one.in_force_from <= on), key=lambda one: one.in_force_from
    )
    return table.stages[stage] * table.complexity[complexity]
