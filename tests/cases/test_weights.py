"""What a case counts as, by the table of the day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from cases.models import Case
from cases.weights import WEIGHTS, weight_of
from statutory import Stage

TODAY = date(2026, 6, 9)


@pytest.mark.parametrize(
    ("stage", "complexity", "weight"),
    [
        ("request", "usual", "1"),
        ("request", "complex", "1.5"),
        ("assessment", "usual", "1.5"),
        ("drafting", "very", "4"),
        ("plan", "usual", "0.3"),
        ("closed", "very", "0"),
        ("", "usual", "1"),
    ],
)
def test_a_case_counts_by_its_stage_and_complexity(
    stage: str, complexity: str, weight: str
) -> None:
    assert weight_of(stage, complexity, on=TODAY) == Decimal(weight)


def test_every_stage_and_complexity_has_a_weight_in_every_table() -> None:
    for table in WEIGHTS:
        assert set(table.stages) == {"", *(stage.value for stage in Stage)}
        assert set(table.complexity) == set(Case.Complexity.values)


def test_no_two_tables_begin_on_one_day() -> None:
    days = [table.in_force_from for table in WEIGHTS]

    assert sorted(set(days)) == days
