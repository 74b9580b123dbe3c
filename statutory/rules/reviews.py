"""Reviews, amendments and phase transfers (law note 3.3; rows R01 to R17)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..ages import age_on
from ..citation import ACT, CODE, REGULATIONS, Citation, Mark
from ..counting import (
    after,
    before_named_date,
    beginning_with,
    days_after,
    months_after,
    months_before,
    months_from,
    months_starting_with,
    weeks_after,
    weeks_before,
)
from ..facts import Facts
from ..kinds import Kind
from ..rule import Force, Holder, OtherDates, Pick, Rule
from .assessment import earliest_final

if TYPE_CHECKING:
    from ..timetable import Deadline

_LA = Holder.LOCAL_AUTHORITY
_OVER = (Kind.PLAN_CEASED, Kind.CASE_CLOSED, Kind.MOVED_AWAY)
DEVON = "; R (L, M and P) v Devon CC [2022] EWHC 493 (Admin)"


def _meeting_for_planning(deadline: Deadline) -> OtherDates:
    assert deadline.due is not None
    return (("Latest meeting, so that the decision is in time", weeks_after(deadline.due, -4)),)


def _clear_days(deadline: Deadline) -> OtherDates:
    assert deadline.due is not None
    return (("Two clear weeks (cautious)", days_after(deadline.due, -1)),)


def _named(deadline: Deadline) -> OtherDates:
    assert deadline.due is not None
    return (
        ("Date named in the regulation", days_after(deadline.due, 1)),
        ("Review window opens", date(deadline.due.year - 1, 9, 1)),
    )


def _from_three_months(deadline: Deadline) -> OtherDates:
    on = deadline.counted_from
    return (("Consider a review from", months_after(on, 3)),) if on else ()


def _is_under_five(facts: Facts, since: date) -> bool:
    born = facts.start(Kind.DATE_OF_BIRTH)
    return born is not None and age_on(born, since) < 5


def _review(words: str, provision: str, mark: Mark = Mark.READ) -> Citation:
    return Citation(REGULATIONS, provision, words, mark)


FIRST_REVIEW = Rule(
    id="R01",
    duty="Review the plan for the first time",
    holder=_LA,
    counts=(months_starting_with(Kind.PLAN_SENT, 12),),
    across=True,
    met_by=(Kind.REVIEW_COMPLETED,),
    ends_on=_OVER,
    citation=Citation(
        ACT, "s.44(1)(a)", "12 months starting with the date it was made", Mark.UNDERSTOOD
    ),
)
NEXT_REVIEW = Rule(
    id="R02",
    duty="Review the plan again",
    holder=_LA,
    counts=(months_starting_with(Kind.REVIEW_COMPLETED, 12),),
    across=True,
    ends_on=_OVER,
    also=_meeting_for_planning,
    citation=Citation(ACT, "s.44(1)(b)", "each subsequent period of 12 months", Mark.UNDERSTOOD),
)
# What comes after a meeting: preparing it is over, in time or not.
_AFTER_MEETING = (
    Kind.REVIEW_REPORT_SENT,
    Kind.DECIDED_TO_KEEP_PLAN,
    Kind.DECIDED_TO_AMEND,
    Kind.AMENDMENT_NOTICE_SENT,
    Kind.CEASE_DECISION_SENT,
    Kind.REVIEW_COMPLETED,
    *_OVER,
)
INVITE = Rule(
    id="R03",
    duty="Give notice of the date of the review meeting",
    holder=_LA,
    counts=(weeks_before(Kind.REVIEW_MEETING, 2),),
    met_before_by=(Kind.REVIEW_NOTICE_GIVEN,),
    ends_on=_AFTER_MEETING,
    citation=_review("at least two weeks' notice", "regs 20(3), 21(3)"),
    also=_clear_days,
)
CIRCULATE = Rule(
    id="R03b",
    row="R03",
    duty="Circulate the advice gathered for the review meeting",
    holder=_LA,
    counts=(weeks_before(Kind.REVIEW_MEETING, 2),),
    met_before_by=(Kind.REVIEW_ADVICE_CIRCULATED,),
    ends_on=_AFTER_MEETING,
    citation=_review("at least two weeks before", "regs 20(4), 21(4)"),
    also=_clear_days,
)
REPORT = Rule(
    id="R05",
    duty="Send the review report, with recommendations, to everyone invited",
    holder=_LA,
    counts=(after(Kind.REVIEW_MEETING, weeks=2),),
    met_by=(Kind.REVIEW_REPORT_SENT,),
    ends_on=_OVER,
    citation=_review("within two weeks of the meeting", "regs 20(6)-(9), 21(7)"),
)
DECIDE_AFTER_REVIEW = Rule(
    id="R06",
    duty="Decide to keep, amend or cease the plan after the review and tell the family",
    holder=_LA,
    counts=(after(Kind.REVIEW_MEETING, weeks=4),),
    # A letter that says "we will amend" without the amendments does not meet this duty (H-083).
    met_by=(
        Kind.DECIDED_TO_KEEP_PLAN,
        Kind.AMENDMENT_NOTICE_SENT,
        Kind.CEASE_DECISION_SENT,
    ),
    ends_on=_OVER,
    citation=_review("within four weeks of the meeting", "regs 20(10), 21(8)", Mark.REPORTED),
)
AMENDMENTS = Rule(
    id="R10",
    duty="Send the plan with the proposed amendments and the evidence",
    holder=_LA,
    counts=(after(Kind.REVIEW_MEETING, weeks=4),),
    requires=(Kind.DECIDED_TO_AMEND,),
    met_by=(Kind.AMENDMENT_NOTICE_SENT,),
    ends_on=(*_OVER, Kind.DECIDED_NOT_TO_AMEND),
    citation=_review("within four weeks", f"regs 20(10), 22(2){DEVON}", Mark.REPORTED),
)
AMENDED_WITHIN_TWELVE_WEEKS = Rule(
    id="R10b",
    row="R10",
    duty="Send the amended final plan, counted from the review meeting",
    holder=_LA,
    counts=(after(Kind.REVIEW_MEETING, weeks=12),),
    requires=(Kind.DECIDED_TO_AMEND,),
    unless=(Kind.AMENDMENT_NOTICE_SENT,),
    met_by=(Kind.AMENDED_PLAN_SENT,),
    ends_on=(*_OVER, Kind.DECIDED_NOT_TO_AMEND),
    citation=_review("four weeks and then eight", f"regs 20(10), 22(3){DEVON}", Mark.REPORTED),
)
VIEWS_ON_AMENDMENTS = Rule(
    id="R08",
    duty="The family can comment on the amendments, name a school and ask for a meeting",
    holder=Holder.FAMILY,
    counts=(
        beginning_with(Kind.AMENDMENT_NOTICE_SERVED, days=15),
        beginning_with(Kind.AMENDMENT_NOTICE_SENT, days=15),
    ),
    window=True,
    ends_on=(Kind.AMENDED_PLAN_SENT, Kind.DECIDED_NOT_TO_AMEND),
    also=earliest_final,
    citation=_review("at least 15 days beginning with the day", "reg 22(2)(c)"),
)
AMENDED_PLAN = Rule(
    id="R09",
    duty="Send the amended final plan",
    holder=_LA,
    counts=(
        after(Kind.AMENDMENT_NOTICE_SENT, weeks=8),
        after(Kind.REVIEW_MEETING, weeks=12),
    ),
    starts_on=(Kind.AMENDMENT_NOTICE_SENT,),
    requires=(Kind.REVIEW_MEETING,),
    met_by=(Kind.AMENDED_PLAN_SENT,),
    ends_on=(*_OVER, Kind.DECIDED_NOT_TO_AMEND),
    citation=_review("within eight weeks of sending", f"reg 22(3){DEVON}"),
)
NOT_AMENDING = Rule(
    id="R11",
    duty="If the plan is not to be amended after all, tell the family with reasons",
    holder=_LA,
    counts=(after(Kind.AMENDMENT_NOTICE_SENT, weeks=8),),
    met_by=(Kind.DECIDED_NOT_TO_AMEND,),
    ends_on=(*_OVER, Kind.AMENDED_PLAN_SENT),
    citation=_review("within eight weeks", "reg 22(4)"),
)
AMENDED_WITHOUT_REVIEW = Rule(
    id="R17",
    duty="Send the amended final plan (amendment without a review)",
    holder=_LA,
    counts=(after(Kind.AMENDMENT_NOTICE_SENT, weeks=8),),
    unless=(Kind.REVIEW_MEETING,),
    met_by=(Kind.AMENDED_PLAN_SENT,),
    ends_on=(*_OVER, Kind.DECIDED_NOT_TO_AMEND),
    citation=_review("as if after a review", "regs 22, 28", Mark.UNDERSTOOD),
)


def _transfer(id: str, kind: Kind, month: int, day: int, provision: str) -> Rule:
    return Rule(
        id=id,
        duty="Review and amend the plan, and name the next setting",
        holder=_LA,
        counts=(before_named_date(kind, month=month, day=day),),
        met_before_by=(Kind.AMENDED_PLAN_SENT,),
        ends_on=_OVER,
        also=_named,
        citation=Citation(REGULATIONS, provision, "before the named date", Mark.READ),
    )


RULES: tuple[Rule, ...] = (
    FIRST_REVIEW,
    NEXT_REVIEW,
    INVITE,
    CIRCULATE,
    REPORT,
    DECIDE_AFTER_REVIEW,
    AMENDMENTS,
    AMENDED_WITHIN_TWELVE_WEEKS,
    VIEWS_ON_AMENDMENTS,
    AMENDED_PLAN,
    NOT_AMENDING,
    AMENDED_WITHOUT_REVIEW,
    _transfer("R12", Kind.PHASE_TRANSFER, 2, 15, "reg 18(1)(b)"),
    _transfer("R13", Kind.POST16_TRANSFER, 3, 31, "reg 18(1)(a)"),
    Rule(
        id="R14",
        duty="Review and amend the plan before the move between post-16 institutions",
        holder=_LA,
        counts=(months_before(Kind.POST16_MOVE, 5),),
        met_before_by=(Kind.AMENDED_PLAN_SENT,),
        ends_on=_OVER,
        citation=_review("at least five months before", "reg 18(2)"),
    ),
    Rule(
        id="R15",
        duty="Consider reviewing the plan of a child under five",
        holder=_LA,
        force=Force.GUIDANCE,
        counts=(
            months_from(Kind.REVIEW_COMPLETED, 6),
            months_from(Kind.PLAN_SENT, 6),
        ),
        pick=Pick.LATEST,
        across=True,
        applies=_is_under_five,
        ends_on=_OVER,
        also=_from_three_months,
        citation=Citation(CODE, "para 9.178", "every three to six months", Mark.UNDERSTOOD),
    ),
    Rule(
        id="R16",
        duty="Send heads and the health body the list of plans due for review",
        holder=_LA,
        force=Force.GUIDANCE,
        counts=(weeks_before(Kind.TERM_STARTS, 2),),
        citation=Citation(
            CODE, "paras 9.172 to 9.174", "at least two weeks before term", Mark.REPORTED
        ),
    ),
)
