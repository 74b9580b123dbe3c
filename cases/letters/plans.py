"""Letters that bring a plan: a draft, the final plan, proposed amendments, the amended plan."""

from __future__ import annotations

from statutory import Kind

from .assessing import FINAL_PLAN_BY, LATE_REASON
from .declared import Ask, Clock, Enclosing, Letter, Notice
from .law import (
    ACT,
    ADVICE_SERVICE,
    OURS,
    PART_3_IN_FORCE,
    REGULATIONS,
    SORRY,
    WHO_TO_RING,
    WHY_LATE,
    rights,
    understood,
)

UNDER_PLAN = "It goes out together with the plan. You do that under Plan."
PLAN = "plan"  # which notice the time to appeal against a plan runs from
COMMENT_BY = Ask(
    "comment_by",
    "Last day for the family to tell us what they think",
    "At least fifteen days, beginning with the day on which the letter reaches them",
    is_day=True,
)
NOT_THEIR_CHOICE = Ask(
    "because",
    "If it is not the school or college they asked for: why?",
    "In words for the family, with the reason in law",
)
WITH_ADVICE = ("plan", "education", "psychology", "health", "care", "views", "other")
_PLAN_APPEAL = Notice(
    "what the appeal can be about",
    ("what Sections B and F say", "the school, college or type named in Section I"),
    f"{ACT}, s.51(2)",
)
_NO_CERTIFICATE = Notice(
    "that an appeal only about Section I needs no mediation certificate",
    ("only about Section I", "you do not need a mediation certificate"),
    understood(f"{ACT}, s.55(3)"),
)
_RECOMMENDATIONS = Notice(
    "that the Tribunal can look at health and social care too",
    ("recommendations about health and social care",),
    understood("the SEND (First-tier Tribunal Recommendations Power) Regulations 2017"),
)
_ASK_FOR_SETTING = Notice(
    "the right to ask for a particular school or college",
    ("ask us to name a particular school or college",),
    f"{ACT}, s.38; {REGULATIONS}, reg 13(1); {REGULATIONS}, reg 22(2)",
)
_MEETING = Notice(
    "the right to a meeting",
    ("ask for a meeting with an officer of ours",),
    f"{REGULATIONS}, reg 13(1); {REGULATIONS}, reg 22(2)",
)
_WHERE_TO_LOOK = Notice(
    "where to find information about schools and colleges",
    ("Get information about schools", "Local Offer"),
    f"{REGULATIONS}, reg 13(1); {REGULATIONS}, reg 22(2)",
)
_FIFTEEN_DAYS = Notice(
    "at least fifteen days to make representations, and the day they end",
    ("at least 15 days", "beginning with the day", "{comment_by}"),
    f"{REGULATIONS}, reg 13(1); {REGULATIONS}, reg 22(2)",
)
_APPEAL_CLOCKS = (Clock("appeal_by", "P01", PLAN), Clock("mediation_by", "M01", PLAN))
_PLAN_RIGHTS = (*rights("reg 14", read=False), _PLAN_APPEAL, _NO_CERTIFICATE, _RECOMMENDATIONS)

DRAFT_PLAN = Letter(
    code="draft-plan",
    title="The draft EHC plan, for you to comment on",
    law="In time for fifteen days to run before the final plan is due.",
    goes_with=UNDER_PLAN,
    asks=(COMMENT_BY,),
    encloses=Enclosing(
        "the draft plan and the advice it is written from", sorts=(), others=WITH_ADVICE
    ),
    must_contain=(
        _FIFTEEN_DAYS,
        _ASK_FOR_SETTING,
        Notice(
            "that no school or college is named in a draft",
            ("Section I", "is empty", "The law does not let us name"),
            understood(f"{ACT}, s.38(5)"),
        ),
        _MEETING,
        _WHERE_TO_LOOK,
        Notice(
            "information about personal budgets",
            ("personal budget",),
            understood(f"{ACT}, s.49"),
        ),
        ADVICE_SERVICE,
        WHO_TO_RING,
    ),
    clocks=(FINAL_PLAN_BY,),
    after=(Kind.DECIDED_TO_ISSUE,),
    until=(Kind.PLAN_SENT, Kind.CASE_CLOSED, Kind.MOVED_AWAY),
    in_force_from=PART_3_IN_FORCE,
)

AMENDED_DRAFT = Letter(
    code="amended-draft",
    title="The amended draft EHC plan",
    law="When the draft is changed because of what the family said.",
    goes_with=UNDER_PLAN,
    asks=(COMMENT_BY,),
    encloses=Enclosing(
        "the amended draft, and what changed, old and new side by side",
        sorts=(),
        others=WITH_ADVICE,
    ),
    must_contain=(
        Notice(
            "that the draft is changed, and the day until which they can answer",
            ("We have changed the draft", "{comment_by}"),
            OURS,
        ),
        _MEETING,
        ADVICE_SERVICE,
        WHO_TO_RING,
    ),
    clocks=(FINAL_PLAN_BY,),
    after=(Kind.DRAFT_SENT,),
    until=(Kind.PLAN_SENT, Kind.CASE_CLOSED, Kind.MOVED_AWAY),
    in_force_from=PART_3_IN_FORCE,
)

FINAL_PLAN = Letter(
    code="final-plan",
    title="The final EHC plan",
    law="Within 20 weeks of the request.",
    goes_with=UNDER_PLAN,
    asks=(NOT_THEIR_CHOICE, LATE_REASON),
    encloses=Enclosing("the final plan and its appendices", sorts=(), others=WITH_ADVICE),
    must_contain=(
        Notice(
            "that this is the final plan",
            ("This is the final EHC plan",),
            understood(f"{REGULATIONS}, reg 14; {ACT}, s.39(8)"),
        ),
        SORRY,
        WHY_LATE,
        *_PLAN_RIGHTS,
        WHO_TO_RING,
    ),
    clocks=(Clock("told_by", "A07"), *_APPEAL_CLOCKS),
    after=(Kind.DECIDED_TO_ISSUE,),
    until=(Kind.CASE_CLOSED, Kind.MOVED_AWAY),
    about=PLAN,
    in_force_from=PART_3_IN_FORCE,
)

AMENDMENT_NOTICE = Letter(
    code="amendment-notice",
    title="Notice of proposed amendments to the EHC plan",
    law="Within 4 weeks of the review meeting, where there was one.",
    goes_with=UNDER_PLAN,
    asks=(COMMENT_BY,),
    encloses=Enclosing(
        "the plan as it is, the proposed amendments and the evidence for them",
        sorts=(),
        others=WITH_ADVICE,
    ),
    must_contain=(
        Notice(
            "that amendments are proposed, and which, with the plan and the evidence",
            ("We propose to amend the EHC plan", "the evidence for them"),
            f"{REGULATIONS}, reg 22(2)",
        ),
        _FIFTEEN_DAYS,
        _ASK_FOR_SETTING,
        _MEETING,
        _WHERE_TO_LOOK,
        ADVICE_SERVICE,
        WHO_TO_RING,
    ),
    clocks=(),
    after=(Kind.PLAN_SENT,),
    until=(Kind.PLAN_CEASED, Kind.CASE_CLOSED, Kind.MOVED_AWAY),
    in_force_from=PART_3_IN_FORCE,
)

AMENDED_PLAN = Letter(
    code="amended-plan",
    title="The amended final EHC plan",
    law="Within 8 weeks of the notice of amendments.",
    goes_with=UNDER_PLAN,
    asks=(NOT_THEIR_CHOICE,),
    encloses=Enclosing("the amended plan and its appendices", sorts=(), others=WITH_ADVICE),
    must_contain=(
        Notice(
            "that this is the amended plan",
            ("This is the amended final EHC plan",),
            f"{REGULATIONS}, reg 22(3)",
        ),
        *_PLAN_RIGHTS,
        WHO_TO_RING,
    ),
    clocks=_APPEAL_CLOCKS,
    after=(Kind.AMENDMENT_NOTICE_SENT,),
    until=(Kind.PLAN_CEASED, Kind.CASE_CLOSED, Kind.MOVED_AWAY),
    about=PLAN,
    in_force_from=PART_3_IN_FORCE,
)

NOT_AMENDING = Letter(
    code="not-amending",
    title="We will not amend the EHC plan",
    law="Within 8 weeks of the notice of amendments.",
    goes_with=UNDER_PLAN,
    asks=(Ask("reasons", "Reasons for the decision", "In words for the family"),),
    must_contain=(
        Notice(
            "the decision",
            ("We have decided not to amend the EHC plan",),
            f"{REGULATIONS}, reg 22(4)",
        ),
        Notice("the reasons", ("{reasons}",), f"{REGULATIONS}, reg 22(4)"),
        *rights("reg 22(5)", read=False),
        WHO_TO_RING,
    ),
    clocks=(
        Clock("appeal_by", "P01", "not-amending"),
        Clock("mediation_by", "M01", "not-amending"),
    ),
    after=(Kind.AMENDMENT_NOTICE_SENT,),
    until=(Kind.AMENDED_PLAN_SENT, Kind.PLAN_CEASED, Kind.CASE_CLOSED),
    about="not-amending",
    in_force_from=PART_3_IN_FORCE,
)
