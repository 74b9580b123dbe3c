"""Letters that tell whether there will be a plan."""

from __future__ import annotations

from statutory import Kind

from .assessing import FINAL_PLAN_BY, REASONS
from .declared import Ask, Body, Clock, Letter, Notice
from .law import (
    ACT,
    ADVICE_SERVICE,
    CODE,
    PART_3_IN_FORCE,
    REGULATIONS,
    RIGHTS,
    WHO_TO_RING,
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
COPIES = Notice(
    "that copies of the advice come with it",
    ("copies of the advice",),
    f"{CODE}: feedback from the assessment",
)

NOT_TO_ISSUE = Letter(
    code="not-to-issue",
    title="We will not issue an EHC plan",
    law="Within 16 weeks of the request.",
    asks=(REASONS, FEEDBACK),
    must_contain=(
        Notice(
            "the decision",
            ("We have decided not to issue an EHC plan",),
            f"{ACT}, s.36(9); {REGULATIONS}, reg 10(1)",
        ),
        Notice("the reasons", ("{reasons}",), f"{ACT}, s.36(9); {REGULATIONS}, reg 10(2)-(3)"),
        Notice(
            "feedback from the assessment",
            ("{feedback}",),
            f"{CODE}: feedback from the assessment",
        ),
        COPIES,
        *RIGHTS,
        WHO_TO_RING,
    ),
    clocks=APPEAL_CLOCKS,
    after=(Kind.DECIDED_NOT_TO_ISSUE,),
    decision=Kind.DECIDED_NOT_TO_ISSUE,
    about="not-to-issue",
    in_force_from=PART_3_IN_FORCE,
)

NOT_TO_ISSUE_BODIES = Letter(
    code="not-to-issue-bodies",
    title="We will not issue an EHC plan: notice to health and setting",
    law="Together with the letter to the family.",
    to=TOLD,
    asks=(REASONS, FEEDBACK),
    must_contain=(
        Notice(
            "the decision",
            ("We have decided not to issue an EHC plan for {child}",),
            f"{ACT}, s.36(9); {REGULATIONS}, reg 10(2)",
        ),
        Notice("the reasons", ("{reasons}",), f"{REGULATIONS}, reg 10(2)-(3)"),
        Notice(
            "feedback from the assessment",
            ("{feedback}",),
            f"{CODE}: feedback from the assessment",
        ),
        *RIGHTS,
        WHO_TO_RING,
    ),
    clocks=APPEAL_CLOCKS,
    after=(Kind.DECIDED_NOT_TO_ISSUE,),
    decision=Kind.DECIDED_NOT_TO_ISSUE,
    about="not-to-issue",
    in_force_from=PART_3_IN_FORCE,
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
    in_force_from=PART_3_IN_FORCE,
)

WILL_ISSUE_BODIES = Letter(
    code="will-issue-bodies",
    title="We will issue an EHC plan: notice to health and setting",
    law="Together with the letter to the family.",
    to=TOLD,
    must_contain=(
        Notice(
            "the decision",
            ("We have decided to issue an EHC plan for {child}",),
            understood(f"{ACT}, s.37"),
        ),
        _NEXT_STEPS,
        WHO_TO_RING,
    ),
    clocks=(FINAL_PLAN_BY,),
    after=(Kind.DECIDED_TO_ISSUE,),
    until=(Kind.PLAN_SENT, Kind.CASE_CLOSED, Kind.MOVED_AWAY),
    decision=Kind.DECIDED_TO_ISSUE,
    in_force_from=PART_3_IN_FORCE,
)
