"""Letters that tell whether there will be a plan."""

from __future__ import annotations

from statutory import Kind

from .assessing import FINAL_PLAN_BY, LATE_REASON, NOT_ENCLOSED, REASONS
from .bodies import REFUSAL, for_bodies, told_of
from .declared import Ask, Body, Clock, Enclosing, Letter, Notice
from .law import (
    ACT,
    ADVICE_SERVICE,
    CODE,
    PART_3_IN_FORCE,
    REGULATIONS,
    SORRY,
    WHO_TO_RING,
    WHY_LATE,
    rights,
    understood,
)

TOLD = (Body.SETTING, Body.HEALTH)
FEEDBACK = Ask(
    "feedback",
    "What did the assessment find, and how will the school use the advice?",
    "In words for the family",
)
APPEAL_CLOCKS = (
    Clock("appeal_by", "P01", "not-to-issue"),
    Clock("mediation_by", "M01", "not-to-issue"),
)
FOUND = Notice(
    "feedback from the assessment",
    ("{feedback}",),
    f"{CODE}: feedback from the assessment",
)
COPIES = Notice(
    "that copies of the advice come with it",
    ("copies of the advice",),
    f"{CODE}: feedback from the assessment",
)
RIGHTS = rights("reg 10(3)")
ADVICE = Enclosing(
    "copies of the advice that we were given",
    sorts=("education", "psychology", "health", "care"),
    others=("views", "other"),
)

NOT_TO_ISSUE = Letter(
    code="not-to-issue",
    title="We will not issue an EHC plan",
    law="Within 16 weeks of the request.",
    asks=(REASONS, FEEDBACK, NOT_ENCLOSED, LATE_REASON),
    encloses=ADVICE,
    must_contain=(
        Notice(
            "the decision",
            ("We have decided not to issue an EHC plan",),
            f"{ACT}, s.36(9); {REGULATIONS}, reg 10(1)",
        ),
        SORRY,
        WHY_LATE,
        Notice("the reasons", ("{reasons}",), f"{ACT}, s.36(9); {REGULATIONS}, reg 10(2)-(3)"),
        FOUND,
        COPIES,
        *RIGHTS,
        WHO_TO_RING,
    ),
    clocks=(Clock("told_by", "A04"), *APPEAL_CLOCKS),
    after=(Kind.DECIDED_NOT_TO_ISSUE,),
    decision=Kind.DECIDED_NOT_TO_ISSUE,
    decided="not to issue an EHC plan",
    about="not-to-issue",
    in_force_from=PART_3_IN_FORCE,
)

NOT_TO_ISSUE_BODIES = for_bodies(
    NOT_TO_ISSUE,
    told="health and setting",
    to=TOLD,
    asks=(REASONS, FEEDBACK, NOT_ENCLOSED),
    must_contain=(
        told_of(NOT_TO_ISSUE, f"{ACT}, s.36(9); {REGULATIONS}, reg 10(2)"),
        Notice("the reasons", ("{reasons}",), f"{REGULATIONS}, reg 10(2)-(3)"),
        FOUND,
        COPIES,
        *RIGHTS,
        WHO_TO_RING,
    ),
    clocks=APPEAL_CLOCKS,
    words=REFUSAL,
)

_NEXT_STEPS = Notice(
    "what happens next, with the date of the final plan",
    ("What happens next", "{final_plan_by}"),
    f"{REGULATIONS}, reg 13(2)",
)
_TIME_FOR_VIEWS = Notice(
    "that a draft comes first, with at least 15 days to comment",
    ("draft plan", "at least 15 days"),
    f"{ACT}, s.38; {REGULATIONS}, reg 13(1)",
)

WILL_ISSUE = Letter(
    code="will-issue",
    title="We will issue an EHC plan",
    law="When we have decided to issue a plan, with or before the draft.",
    must_contain=(
        Notice(
            "the decision", ("We have decided to issue an EHC plan",), understood(f"{ACT}, s.37")
        ),
        _NEXT_STEPS,
        _TIME_FOR_VIEWS,
        ADVICE_SERVICE,
        WHO_TO_RING,
    ),
    clocks=(FINAL_PLAN_BY,),
    after=(Kind.DECIDED_TO_ISSUE,),
    until=(Kind.PLAN_SENT, Kind.CASE_CLOSED, Kind.MOVED_AWAY),
    decision=Kind.DECIDED_TO_ISSUE,
    decided="to issue an EHC plan",
    in_force_from=PART_3_IN_FORCE,
)

WILL_ISSUE_BODIES = for_bodies(
    WILL_ISSUE,
    told="health and setting",
    to=TOLD,
    must_contain=(
        told_of(WILL_ISSUE, understood(f"{ACT}, s.37")),
        _NEXT_STEPS,
        WHO_TO_RING,
    ),
)
