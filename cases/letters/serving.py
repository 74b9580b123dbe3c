"""The letter with which a notice goes once more, because nothing shows that it arrived."""

from __future__ import annotations

from .declared import Ask, Letter, Notice
from .law import ADVICE_SERVICE, OURS, PART_3_IN_FORCE, WHO_TO_RING

NOTICE_AGAIN = Letter(
    code="notice-again",
    title="We are sending you a letter again",
    law="When nothing shows that a notice reached somebody.",
    asks=(
        Ask("first_sent", "When did it go first?", is_day=True),
        Ask("what_again", "Which letter is it?"),
        Ask("days_again", "Until when may they act?", "With both days, where there are two"),
    ),
    goes_with="It is written under Notices, from the notice that goes again.",
    must_contain=(
        Notice("which letter it is", ("{what_again}",), OURS),
        Notice("the day on which it went first", ("{first_sent}",), OURS),
        Notice("until when they may act, by each day of sending", ("{days_again}",), OURS),
        ADVICE_SERVICE,
        WHO_TO_RING,
    ),
    clocks=(),
    in_force_from=PART_3_IN_FORCE,
)
