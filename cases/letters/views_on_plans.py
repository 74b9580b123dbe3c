"""The letter that answers what a family says of a draft plan or of proposed amendments."""

from __future__ import annotations

from .declared import Ask, Clock, Letter, Notice
from .law import ADVICE_SERVICE, OURS, PART_3_IN_FORCE, WHO_TO_RING
from .requests import OVER

REPLY_TO_VIEWS = Letter(
    code="reply-to-views",
    title="Our answer to what you told us about the plan",
    law="Before the final plan, once every point has an answer.",
    asks=(Ask("answers", "Our answer to each of their points", "Accepted or not, and why"),),
    goes_with="It is written under Plan, What the family says, from the answers there.",
    must_contain=(
        Notice("each point, and our answer to it with the reason", ("{answers}",), OURS),
        Notice("what happens next", ("What happens next", "we send you the plan"), OURS),
        Notice(
            "that there will be a right to appeal",
            ("If you disagree with it, you can appeal",),
            OURS,
        ),
        ADVICE_SERVICE,
        WHO_TO_RING,
    ),
    clocks=(Clock("plan_by", ("A07", "R09")),),
    until=OVER,
    in_force_from=PART_3_IN_FORCE,
)
