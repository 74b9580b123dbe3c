"""Letters from the request to the decision whether to assess, and those of any time."""

from __future__ import annotations

from statutory import Kind

from .declared import Ask, Body, Clock, Letter, Notice
from .law import (
    ACT,
    ADVICE_SERVICE,
    OURS,
    PART_3_IN_FORCE,
    REGULATIONS,
    VIEWS,
    WHO_TO_RING,
    understood,
)

DECIDED = (Kind.DECIDED_TO_ASSESS, Kind.DECIDED_NOT_TO_ASSESS)
OVER = (Kind.REQUEST_WITHDRAWN, Kind.CASE_CLOSED, Kind.MOVED_AWAY)
DECIDE_BY = Clock("decide_by", "A01")

REQUEST_RECEIVED = Letter(
    code="request-received",
    title="We have received the request for an EHC needs assessment",
    law="On the day the request comes in.",
    must_contain=(
        Notice("the day we received the request", ("{received_on}",), OURS),
        Notice(
            "the day by which we decide",
            ("We will tell you our decision by", "{decide_by}"),
            f"{REGULATIONS}, reg 5(1)",
        ),
        VIEWS,
        ADVICE_SERVICE,
        WHO_TO_RING,
    ),
    clocks=(DECIDE_BY,),
    after=(Kind.REQUEST_RECEIVED,),
    until=(*DECIDED, *OVER),
    in_force_from=PART_3_IN_FORCE,
)

CONSIDERING = Letter(
    code="considering",
    title="We are thinking about an EHC needs assessment",
    law="As soon as a school asks, or we ourselves begin: the family must be consulted.",
    must_contain=(
        Notice(
            "that we consult them before we decide",
            ("We want to hear from you before we decide",),
            f"{ACT}, s.36(4)",
        ),
        VIEWS,
        Notice(
            "that views may be spoken or written",
            ("in writing, by phone or face to face",),
            understood(f"{ACT}, s.36(7)"),
        ),
        Notice(
            "the day by which we decide",
            ("We will tell you our decision by", "{decide_by}"),
            f"{REGULATIONS}, reg 5(1)",
        ),
        ADVICE_SERVICE,
        WHO_TO_RING,
    ),
    clocks=(DECIDE_BY,),
    after=(Kind.REQUEST_RECEIVED,),
    until=(*DECIDED, *OVER),
    records=Kind.CONSULTED_FAMILY,
    in_force_from=PART_3_IN_FORCE,
)

NOTICE_OF_REQUEST = Letter(
    code="notice-of-request",
    title="We are considering an EHC needs assessment",
    law="Together with the first letter to the family.",
    to=(Body.HEALTH, Body.SOCIAL_CARE, Body.SETTING),
    must_contain=(
        Notice(
            "that we are considering an assessment, and of whom",
            ("We are considering an EHC needs assessment for {child}", "{born}"),
            understood(f"{REGULATIONS}, reg 4(2)"),
        ),
        Notice(
            "the day by which we decide",
            ("{decide_by}",),
            f"{REGULATIONS}, reg 5(1)",
        ),
        WHO_TO_RING,
    ),
    clocks=(DECIDE_BY,),
    after=(Kind.REQUEST_RECEIVED,),
    until=(*DECIDED, *OVER),
    in_force_from=PART_3_IN_FORCE,
)

INFORMATION_FOR_DECISION = Letter(
    code="information-for-decision",
    title="Please send us information for our decision",
    law="In the first days after the request, so that the decision has what it needs.",
    to=(Body.SETTING, Body.HEALTH, Body.SOCIAL_CARE, Body.PSYCHOLOGY),
    asks=(
        Ask("wanted", "What do you ask for?", "One thing to a line"),
        Ask("wanted_by", "By what day?", "Leave time to read it before the decision", is_day=True),
    ),
    must_contain=(
        Notice("what we ask for", ("{wanted}",), OURS),
        Notice("the day by which we ask for it", ("{wanted_by}",), OURS),
        Notice("the day by which we decide", ("{decide_by}",), f"{REGULATIONS}, reg 5(1)"),
        WHO_TO_RING,
    ),
    clocks=(DECIDE_BY,),
    after=(Kind.REQUEST_RECEIVED,),
    until=(*DECIDED, *OVER),
    in_force_from=PART_3_IN_FORCE,
)

LATE = Letter(
    code="late",
    title="We are late, and we are sorry",
    law="As soon as a date will be missed.",
    asks=(
        Ask("why_late", "Why is it late?", "In words for the family, without blame"),
        Ask("new_date", "By what day will it be done?", is_day=True),
        Ask("meanwhile", "What support runs meanwhile?", "Say who gives it"),
    ),
    must_contain=(
        Notice("an apology", ("We are sorry",), OURS),
        Notice("what is late, and since when", ("{late_what}", "{late_by}"), OURS),
        Notice("the reason", ("{why_late}",), OURS),
        Notice("the new day", ("{new_date}",), OURS),
        Notice("what support runs meanwhile", ("{meanwhile}",), OURS),
        ADVICE_SERVICE,
        WHO_TO_RING,
    ),
    clocks=(Clock("late_by", ("A01", "A04", "A07")),),
    after=(Kind.REQUEST_RECEIVED,),
    until=(Kind.PLAN_SENT, Kind.DECIDED_NOT_TO_ASSESS, Kind.DECIDED_NOT_TO_ISSUE, *OVER),
    in_force_from=PART_3_IN_FORCE,
)

TURNING_16 = Letter(
    code="turning-16",
    title="The right to decide passes to the young person",
    law="In the autumn of year 11, before the last Friday in June.",
    year=11,
    until=OVER,
    must_contain=(
        Notice(
            "that the rights pass, and on which day",
            ("the rights pass", "{rights_from}"),
            f"{ACT}, s.83(2)",
        ),
        Notice("that somebody may support the young person", ("may choose somebody",), OURS),
        Notice(
            "what happens when somebody cannot make a decision",
            ("Some young people cannot make some decisions",),
            understood(f"{ACT}, s.80; {REGULATIONS}, regs 63 and 64"),
        ),
        ADVICE_SERVICE,
        WHO_TO_RING,
    ),
    clocks=(),
    in_force_from=PART_3_IN_FORCE,
)
