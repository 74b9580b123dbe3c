"""The copy of what an officer wrote down for somebody who told us by telephone or letter."""

from __future__ import annotations

from .declared import Ask, Letter, Notice
from .law import ADVICE_SERVICE, OURS, PART_3_IN_FORCE, WHO_TO_RING

TAKEN_DOWN = Letter(
    code="taken-down",
    title="A copy of what you told us",
    law="As soon as an officer has written down what somebody told us.",
    asks=(
        Ask("told_on", "On what day did it reach us?", is_day=True),
        Ask("copy", "What was written down", "In their words"),
    ),
    goes_with="It goes by itself when you write something down for somebody of the family.",
    must_contain=(
        Notice("the day it reached us", ("{told_on}",), OURS),
        Notice("what was written down", ("{copy}",), OURS),
        Notice("that they can put it right", ("If something is wrong",), OURS),
        ADVICE_SERVICE,
        WHO_TO_RING,
    ),
    clocks=(),
    in_force_from=PART_3_IN_FORCE,
)
