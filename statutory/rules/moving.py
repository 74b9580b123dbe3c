"""Moves between authorities and health bodies (law note 3.5; rows T01 to T04)."""

from __future__ import annotations

from dataclasses import replace

from ..calendar import Calendar
from ..citation import REGULATIONS, Citation, Mark
from ..counting import Count, after, months_beginning_with, working_days_beginning_with
from ..facts import start_of
from ..kinds import Kind
from ..rule import Holder, Matter, Rule, Worked

NOTICE_DAYS = 15  # working days
_FROM_AWARE = working_days_beginning_with(Kind.OLD_AUTHORITY_AWARE, NOTICE_DAYS)
_FROM_AWARE_OF_MOVE = working_days_beginning_with(Kind.COMMISSIONER_AWARE_OF_MOVE, NOTICE_DAYS)
_ON_MOVE = Count(Kind.MOVED, lambda on, _: on, "the day of")


def knew_in_time(matter: Matter, calendar: Calendar) -> bool:
    """Whether the old authority knew at least 15 working days before the move (AMB-12)."""
    moved = start_of(Kind.MOVED, matter[Kind.MOVED])
    aware = start_of(Kind.OLD_AUTHORITY_AWARE, matter[Kind.OLD_AUTHORITY_AWARE])
    return aware <= calendar.working_day_before(moved, NOTICE_DAYS)


def _hand_over(matter: Matter, calendar: Calendar) -> Worked:
    """On the day of the move, or, if learned of late, 15 working days beginning with knowing."""
    moved = start_of(Kind.MOVED, matter[Kind.MOVED])
    if Kind.OLD_AUTHORITY_AWARE not in matter:
        return Worked(moved, _ON_MOVE, moved, "the day the authority learned is not recorded")
    if knew_in_time(matter, calendar):
        return Worked(moved, _ON_MOVE, moved)
    aware = start_of(Kind.OLD_AUTHORITY_AWARE, matter[Kind.OLD_AUTHORITY_AWARE])
    return Worked(_FROM_AWARE.due(aware, calendar), _FROM_AWARE, aware)


def _tell_of_move(matter: Matter, calendar: Calendar) -> Worked:
    """The same for the health bodies: the day of the move, or 15 working days if known late."""
    kind = Kind.COMMISSIONER_AWARE_OF_MOVE
    aware = start_of(kind, matter[kind])
    if Kind.MOVED in matter:
        moved = start_of(Kind.MOVED, matter[Kind.MOVED])
        if aware <= calendar.working_day_before(moved, NOTICE_DAYS):
            return Worked(moved, _ON_MOVE, moved)
    return Worked(_FROM_AWARE_OF_MOVE.due(aware, calendar), _FROM_AWARE_OF_MOVE, aware)


def _review_after_transfer(matter: Matter, _: Calendar) -> Worked:
    """The later of 12 months from making or last review, and 3 months from the transfer."""
    transferred = start_of(Kind.PLAN_TRANSFERRED, matter[Kind.PLAN_TRANSFERRED])
    last = [day for kind in _MADE_OR_REVIEWED for day in matter.get(kind, ())]
    before = [day for day in last if day <= transferred]
    if not before:
        return Worked(None, problem="The day the plan was made or last reviewed is not recorded.")
    twelve, three = months_beginning_with(max(before), 12), months_beginning_with(transferred, 3)
    if twelve >= three:
        return Worked(twelve, _TWELVE_MONTHS, max(before))
    return Worked(three, _THREE_MONTHS, transferred)


_MADE_OR_REVIEWED = (Kind.PLAN_LAST_REVIEWED, Kind.PLAN_SENT, Kind.REVIEW_COMPLETED)
_TWELVE_MONTHS = Count(
    Kind.PLAN_LAST_REVIEWED,
    lambda on, _: months_beginning_with(on, 12),
    "12 months (later than 3 months from the transfer) beginning with",
)
_THREE_MONTHS = Count(
    Kind.PLAN_TRANSFERRED,
    lambda on, _: months_beginning_with(on, 3),
    "3 months (later than 12 months from the last review) beginning with",
)


def _health(id: str, duty: str, kind: Kind, met_by: Kind, provision: str) -> Rule:
    return Rule(
        id=id,
        row="T04",
        duty=duty,
        holder=Holder.HEALTH,
        counts=(working_days_beginning_with(kind, NOTICE_DAYS),),
        met_by=(met_by,),
        citation=Citation(
            REGULATIONS, provision, "within 15 working days beginning with", Mark.REPORTED
        ),
    )


RULES: tuple[Rule, ...] = (
    Rule(
        id="T01",
        duty="Hand the plan over to the new authority",
        holder=Holder.OLD_AUTHORITY,
        starts_on=(Kind.MOVED,),
        special=_hand_over,
        met_by=(Kind.PLAN_HANDED_OVER,),
        citation=Citation(
            REGULATIONS,
            "reg 15(2)",
            "on the day of the move, or 15 working days beginning with knowing",
            Mark.READ,
        ),
    ),
    Rule(
        id="T02",
        duty="Tell the family that the plan is now yours, and whether you will assess or when"
        " you will review",
        holder=Holder.LOCAL_AUTHORITY,
        counts=(after(Kind.PLAN_TRANSFERRED, weeks=6),),
        met_by=(Kind.TRANSFER_NOTICE_SENT,),
        citation=Citation(REGULATIONS, "reg 15(4)", "within 6 weeks", Mark.READ),
    ),
    Rule(
        id="T03",
        duty="Review the plan that was transferred to you",
        holder=Holder.LOCAL_AUTHORITY,
        starts_on=(Kind.PLAN_TRANSFERRED,),
        special=_review_after_transfer,
        across=True,
        met_by=(Kind.REVIEW_COMPLETED,),
        citation=Citation(REGULATIONS, "reg 15(5)", "the later of 12 and 3 months", Mark.REPORTED),
    ),
    _health(
        "T04",
        "Tell the new health body of the change of commissioner",
        Kind.COMMISSIONER_AWARE,
        Kind.COMMISSIONER_TOLD,
        "reg 16",
    ),
    replace(
        _health(
            "T04a",
            "Tell the new health body of the move",
            Kind.COMMISSIONER_AWARE_OF_MOVE,
            Kind.COMMISSIONER_TOLD,
            "reg 15(7)",
        ),
        counts=(),
        starts_on=(Kind.COMMISSIONER_AWARE_OF_MOVE,),
        special=_tell_of_move,
    ),
    _health(
        "T04c",
        "Ask the authority to assess or review where section G cannot be provided",
        Kind.COMMISSIONER_CANNOT_PROVIDE,
        Kind.COMMISSIONER_ASKED_AUTHORITY,
        "regs 15(8), 16",
    ),
)
