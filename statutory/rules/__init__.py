"""The law, one module for each part of the law note, in its order."""

from ..rule import Rule, checked
from . import (
    ages,
    assessment,
    budgets,
    ceasing,
    disputes,
    moving,
    reassessment,
    reviews,
    targets,
)

RULES: tuple[Rule, ...] = checked(
    assessment.RULES
    + reviews.RULES
    + reassessment.RULES
    + moving.RULES
    + ceasing.RULES
    + budgets.RULES
    + disputes.RULES
    + ages.RULES
    + targets.RULES
)

# The version of each rule in force now, by its id.
RULES_BY_ID: dict[str, Rule] = {rule.id: rule for rule in RULES if rule.in_force_to is None}

__all__ = ["RULES", "RULES_BY_ID"]
