"""One reminder for a deadline, the one that fits today."""

from datetime import date

import pytest

from statutory import Policy, Step, To, nudge_for

STEPS = (Step(-14), Step(-3), Step(0), Step(1, (To.OFFICER, To.SENIOR)))
DUE = date(2026, 6, 16)


@pytest.mark.parametrize(
    ("today", "had", "step"),
    [
        (date(2026, 6, 1), (), None),  # 15 days before: too early
        (date(2026, 6, 2), (), -14),
        (date(2026, 6, 3), (-14,), None),  # had already
        (date(2026, 6, 12), (), -14),  # the day was missed: still once
        (date(2026, 6, 13), (-14,), -3),
        (date(2026, 6, 16), (), 0),  # back after days: one reminder, not three
        (date(2026, 6, 16), (-14, -3), 0),
        (date(2026, 6, 17), (-14, -3, 0), 1),
        (date(2026, 8, 1), (-14, -3, 0, 1), None),
        (date(2026, 6, 13), (0,), None),  # a later one was had: the date was moved by a correction
    ],
)
def test_the_step_that_is_earned(today, had, step):
    nudge = nudge_for(DUE, today, STEPS, had)

    assert (nudge.step.days if nudge else None) == step


def test_a_policy_has_steps_of_its_own_for_a_rule_and_common_ones_for_the_rest():
    policy = Policy((Step(0),), {"A01": (Step(1), Step(-7))})

    assert [step.days for step in policy.steps("A01")] == [-7, 1]
    assert [step.days for step in policy.steps("R01")] == [0]


def test_a_rule_without_steps_earns_nothing():
    assert nudge_for(DUE, date(2027, 1, 1), ()) is None
