"""What happened, and the last day that follows from it."""

import pytest

from statutory import RULES
from tests.statutory import worked_assessment, worked_disputes, worked_reviews
from tests.statutory.telling import due

EXAMPLES = worked_assessment.EXAMPLES + worked_reviews.EXAMPLES + worked_disputes.EXAMPLES


@pytest.mark.parametrize(("rule", "history", "day", "source"), EXAMPLES)
def test_the_last_day(rule, history, day, source):
    assert due(history, rule) == day


def test_every_rule_with_a_clock_is_shown_by_an_example():
    shown = {rule.split()[0] for rule, *_ in EXAMPLES}

    assert {rule.id for rule in RULES if rule.triggers} - shown == set()
