"""Letters that tell whether there will be an assessment, and that begin one."""

from __future__ import annotations

from statutory import Kind

from .bodies import REFUSAL, for_bodies, told_of
from .declared import Ask, Body, Clock, Enclosing, Letter, Notice
from .law import (
    ACT,
    ADVICE_SERVICE,
    CODE,
    OURS,
    PART_3_IN_FORCE,
    REGULATIONS,
    SORRY,
    VIEWS,
    WHO_TO_RING,
    WHY_LATE,
    rights,
    understood,
)

REASONS = Ask("reasons", "Reasons for the decision", "As they stand in the decision")
LATE_REASON = Ask(
    "why_late",
    "Why is the decision late?",
    "In words for the family, without blame",
    when="told_late",
)
NOT_ENCLOSED = Ask(
    "not_enclosed",
    "Why does something not come with the letter?",
    "Only if nothing, or not everything, is enclosed. It stands in the letter in these words",
    when="not_enclosed",
)
TOLD_BY = Clock("told_by", "A01")
NO_PLAN_BY = Clock("no_plan_by", "A04")
FINAL_PLAN_BY = Clock("final_plan_by", "A07")
PARTNERS = (Body.HEALTH, Body.SOCIAL_CARE, Body.SETTING)

WILL_ASSESS = Letter(
    code="will-assess",
    title="We will carry out an EHC needs assessment",
    law="Within 6 weeks of the request.",
    asks=(REASONS, LATE_REASON),
    must_contain=(
        Notice(
            "the decision",
            ("We have decided to carry out an EHC needs assessment",),
            f"{REGULATIONS}, reg 5(1)-(2)",
        ),
        SORRY,
        WHY_LATE,
        Notice(
            "who will be asked for advice",
            ("Who we will ask for advice", "educational psychologist"),
            f"{REGULATIONS}, reg 6(1)",
        ),
        Notice(
            "that the family may ask us to consult others",
            ("You can ask us to get advice from other people",),
            understood(f"{REGULATIONS}, reg 6(1)(h)"),
        ),
        Notice(
            "the date by which we say if there is to be no plan",
            ("{no_plan_by}",),
            f"{REGULATIONS}, reg 10(1)",
        ),
        Notice("the date of the final plan", ("{final_plan_by}",), f"{REGULATIONS}, reg 13(2)"),
        Notice(
            "how to give views and evidence",
            ("Your views and evidence", "in writing, by phone or face to face"),
            understood(f"{ACT}, s.36(7)"),
        ),
        ADVICE_SERVICE,
        WHO_TO_RING,
    ),
    clocks=(TOLD_BY, NO_PLAN_BY, FINAL_PLAN_BY),
    after=(Kind.DECIDED_TO_ASSESS,),
    decision=Kind.DECIDED_TO_ASSESS,
    decided="to carry out an EHC needs assessment",
    in_force_from=PART_3_IN_FORCE,
)

WILL_ASSESS_BODIES = for_bodies(
    WILL_ASSESS,
    told="health, care and setting",
    to=PARTNERS,
    asks=(),
    must_contain=(told_of(WILL_ASSESS, f"{REGULATIONS}, reg 5(1)-(2)"), WHO_TO_RING),
    clocks=(NO_PLAN_BY, FINAL_PLAN_BY),
    records=Kind.PARTNERS_TOLD,
)

APPEAL_CLOCKS = (
    Clock("appeal_by", "P01", "not-to-assess"),
    Clock("mediation_by", "M01", "not-to-assess"),
)
RIGHTS = rights("reg 5(3)")

NOT_TO_ASSESS = Letter(
    code="not-to-assess",
    title="We will not carry out an EHC needs assessment",
    law="Within 6 weeks of the request.",
    asks=(REASONS, LATE_REASON),
    must_contain=(
        Notice(
            "the decision",
            ("We have decided not to carry out an EHC needs assessment",),
            f"{ACT}, s.36(5); {REGULATIONS}, reg 5(1)",
        ),
        SORRY,
        WHY_LATE,
        Notice("the reasons", ("{reasons}",), f"{ACT}, s.36(5); {REGULATIONS}, reg 5(3)"),
        *RIGHTS,
        Notice(
            "what support continues",
            ("The support that continues", "SEN support"),
            understood(f"{CODE}, chapter 6"),
        ),
        WHO_TO_RING,
    ),
    clocks=(TOLD_BY, *APPEAL_CLOCKS),
    after=(Kind.DECIDED_NOT_TO_ASSESS,),
    decision=Kind.DECIDED_NOT_TO_ASSESS,
    decided="not to carry out an EHC needs assessment",
    about="not-to-assess",
    in_force_from=PART_3_IN_FORCE,
)

NOT_TO_ASSESS_BODIES = for_bodies(
    NOT_TO_ASSESS,
    told="health, care and setting",
    to=PARTNERS,
    asks=(REASONS,),
    must_contain=(
        told_of(NOT_TO_ASSESS, f"{ACT}, s.36(5); {REGULATIONS}, reg 5(2)"),
        Notice("the reasons", ("{reasons}",), f"{REGULATIONS}, reg 5(2)-(3)"),
        *RIGHTS,
        WHO_TO_RING,
    ),
    clocks=APPEAL_CLOCKS,
    records=Kind.PARTNERS_TOLD,
    words=REFUSAL,
)

DURING_ASSESSMENT = (
    Kind.DECIDED_TO_ISSUE,
    Kind.DECIDED_NOT_TO_ISSUE,
    Kind.REQUEST_WITHDRAWN,
    Kind.CASE_CLOSED,
    Kind.MOVED_AWAY,
)

ADVICE_REQUEST = Letter(
    code="advice-request",
    title="Please give advice for an EHC needs assessment",
    law="When we have decided to assess. Each reply is due 6 weeks after it is received.",
    to=(Body.SETTING, Body.HEALTH, Body.PSYCHOLOGY, Body.SOCIAL_CARE),
    to_directory=True,
    asks=(
        Ask(
            "questions",
            "What do you ask of them in particular?",
            "Left out of the letter where it is empty",
        ),
        NOT_ENCLOSED,
    ),
    encloses=Enclosing(
        "the family’s views and evidence",
        sorts=("views", "request"),
        others=("education", "psychology", "health", "care", "other"),
    ),
    must_contain=(
        Notice(
            "what the advice is to cover",
            ("the needs of {child}", "the provision", "the outcomes"),
            f"{REGULATIONS}, reg 6(1)",
        ),
        Notice(
            "the time in which to reply",
            ("within 6 weeks of the day you receive this letter",),
            f"{REGULATIONS}, reg 8(1)",
        ),
        Notice(
            "that the family's evidence is attached",
            ("the family’s views and evidence",),
            understood(f"{REGULATIONS}, reg 6(3)"),
        ),
        Notice(
            "that amounts are to be said",
            ("how much, how often and by whom",),
            OURS,
        ),
        WHO_TO_RING,
    ),
    clocks=(NO_PLAN_BY,),
    after=(Kind.DECIDED_TO_ASSESS,),
    until=DURING_ASSESSMENT,
    in_force_from=PART_3_IN_FORCE,
)

VIEWS_OF_FAMILY = Letter(
    code="views",
    title="Tell us your views for the assessment",
    law="Together with the decision to assess.",
    must_contain=(
        VIEWS,
        Notice(
            "a choice of ways to answer",
            ("in writing, by phone or face to face", "a drawing, a recording or a video"),
            OURS,
        ),
        Notice("help to answer", ("We can help you",), OURS),
        ADVICE_SERVICE,
        WHO_TO_RING,
    ),
    clocks=(),
    after=(Kind.DECIDED_TO_ASSESS,),
    until=DURING_ASSESSMENT,
    in_force_from=PART_3_IN_FORCE,
)
