"""Mediation, appeals, Tribunal orders (M01 to M08, P01, P02, O01, O02, U01, H01)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..calendar import Calendar
from ..citation import (
    RECOMMENDATION_REGULATIONS,
    REGULATIONS,
    TRIBUNAL_RULES,
    Citation,
    Mark,
)
from ..counting import (
    after,
    days_after,
    months_from,
    tribunal_working_days_after,
    working_days_after,
)
from ..facts import start_of
from ..kinds import Kind
from ..rule import Holder, Matter, OtherDates, Rule, Worked
from .appeals import appeal_time
from .orders import ORDERS

if TYPE_CHECKING:
    from ..timetable import Deadline


def _time_to_appeal(matter: Matter, calendar: Calendar) -> Worked:
    sent = start_of(Kind.DECISION_NOTICE_SENT, matter[Kind.DECISION_NOTICE_SENT])
    certificates = [day for day in matter.get(Kind.CERTIFICATE_ISSUED, ()) if day >= sent]
    return appeal_time(sent, certificates[-1] if certificates else None, calendar)


def _prudent(deadline: Deadline) -> OtherDates:
    assert deadline.due is not None
    return (("Prudent day", days_after(deadline.due, -1)),)


def _regulation(provision: str, words: str, mark: Mark) -> Citation:
    return Citation(REGULATIONS, provision, words, mark)


_CERTIFICATE = (Kind.CERTIFICATE_ISSUED,)
_IN_WRITING = (Kind.PERIOD_AGREED,)

MEDIATION: tuple[Rule, ...] = (
    Rule(
        id="M01",
        duty="The family can contact the mediation adviser",
        holder=Holder.FAMILY,
        counts=(months_from(Kind.DECISION_NOTICE_SENT, 2),),
        window=True,
        met_by=(Kind.MEDIATION_ADVISER_CONTACTED,),
        citation=_regulation("reg 33", "within 2 months", Mark.READ),
    ),
    Rule(
        id="M02",
        duty="Issue the mediation certificate to a family that wants no mediation",
        holder=Holder.MEDIATION_ADVISER,
        counts=(working_days_after(Kind.ADVISER_TOLD_NO_MEDIATION, 3),),
        met_by=_CERTIFICATE,
        citation=_regulation("reg 34", "within 3 working days", Mark.REPORTED),
    ),
    Rule(
        id="M03",
        duty="Arrange the mediation",
        holder=Holder.LOCAL_AUTHORITY,
        counts=(after(Kind.MEDIATION_WANTED, days=30),),
        met_by=(Kind.MEDIATION_ARRANGED,),
        ends_on=(Kind.MEDIATION_CANNOT_BE_ARRANGED,),
        citation=_regulation("regs 36-37; Act ss.53-54", "within 30 days", Mark.REPORTED),
    ),
    Rule(
        id="M03b",
        row="M03",
        duty="Issue the mediation certificate as mediation cannot be arranged in time",
        holder=Holder.MEDIATION_ADVISER,
        counts=(working_days_after(Kind.MEDIATION_CANNOT_BE_ARRANGED, 3),),
        met_by=_CERTIFICATE,
        citation=_regulation("regs 36-39", "within 3 working days", Mark.REPORTED),
    ),
    Rule(
        id="M04",
        duty="Tell each health body that the disagreement is about health",
        holder=Holder.LOCAL_AUTHORITY,
        counts=(working_days_after(Kind.HEALTH_ISSUES_RAISED, 3),),
        met_by=(Kind.HEALTH_BODIES_TOLD,),
        citation=_regulation("reg 35", "within 3 working days", Mark.REPORTED),
    ),
    Rule(
        id="M05",
        duty="Issue the mediation certificate after the mediation",
        holder=Holder.MEDIATION_ADVISER,
        counts=(working_days_after(Kind.MEDIATION_CONCLUDED, 3),),
        met_by=_CERTIFICATE,
        citation=_regulation("reg 39", "within 3 working days", Mark.REPORTED),
    ),
    Rule(
        id="M07",
        duty="Do what was agreed in mediation on a matter that cannot be appealed",
        holder=Holder.LOCAL_AUTHORITY,
        counts=(after(Kind.AGREED_OTHER, weeks=2),),
        met_by=(Kind.AGREED_OTHER_DONE,),
        overridden_by=_IN_WRITING,
        citation=_regulation("reg 42(3)", "within 2 weeks", Mark.READ),
    ),
    Rule(
        id="M08",
        duty="Tell the authority what was agreed in mediation without it",
        holder=Holder.HEALTH,
        counts=(after(Kind.AGREED_WITHOUT_US, weeks=1),),
        met_by=(Kind.COMMISSIONER_REPORTED_AGREEMENT,),
        citation=_regulation("reg 42(4)", "within 1 week", Mark.READ),
    ),
)

APPEALS: tuple[Rule, ...] = (
    Rule(
        id="P01",
        duty="The family can appeal to the Tribunal",
        holder=Holder.FAMILY,
        starts_on=(Kind.DECISION_NOTICE_SENT,),
        special=_time_to_appeal,
        window=True,
        met_by=(Kind.APPEAL_MADE,),
        citation=Citation(
            TRIBUNAL_RULES,
            "rules 12 and 20(1)(c)",
            "within 2 months of the notice or 1 month of the certificate, whichever is later",
            Mark.READ,
        ),
    ),
    Rule(
        id="P02",
        duty="Send the response to the Tribunal",
        holder=Holder.LOCAL_AUTHORITY,
        counts=(tribunal_working_days_after(Kind.APPEAL_RECEIVED, 30),),
        met_by=(Kind.APPEAL_RESPONSE_SENT,),
        ends_on=(Kind.APPEAL_DETERMINED,),
        overridden_by=(Kind.PERIOD_DIRECTED,),
        citation=Citation(
            TRIBUNAL_RULES, "rules 12(3)(b) and 21", "within 30 working days", Mark.REPORTED
        ),
    ),
    Rule(
        id="O02",
        duty="Exception to a period after an order: 2 weeks' absence, circumstances, closure",
        holder=Holder.LOCAL_AUTHORITY,
        citation=_regulation("reg 44(3)", "need not comply if impractical", Mark.REPORTED),
    ),
    Rule(
        id="H01",
        duty="Answer the Tribunal's recommendation in writing",
        holder=Holder.HEALTH,
        counts=(after(Kind.RECOMMENDATION_MADE, weeks=5),),
        met_by=(Kind.RECOMMENDATION_ANSWERED,),
        also=_prudent,
        citation=Citation(RECOMMENDATION_REGULATIONS, "regs 6-7", "within 5 weeks", Mark.REPORTED),
    ),
)

RULES: tuple[Rule, ...] = MEDIATION + APPEALS + ORDERS
