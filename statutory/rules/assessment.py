"""Needs assessment and first plan (law note 3.1; rows A01 to A20)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from ..citation import ACT, CODE, REGULATIONS, Citation, Mark
from ..counting import Count, after, beginning_with, days_after
from ..facts import Ground
from ..grounds import CORONAVIRUS_FROM, CORONAVIRUS_TO
from ..kinds import Kind
from ..rule import Force, Holder, OtherDates, Pick, Rule

_LISTED = (
    Ground.SETTING_CLOSED,
    Ground.EARLY_YEARS_CLOSED,
    Ground.EXCEPTIONAL_CIRCUMSTANCES,
    Ground.ABSENT_FROM_AREA,
)
_OVER = (Kind.REQUEST_WITHDRAWN, Kind.CASE_CLOSED, Kind.MOVED_AWAY)
# After an order, an agreement or an unopposed appeal, other clocks run in place of these.
_REPLACED = (
    Kind.ORDER_TO_ASSESS,
    Kind.ORDER_TO_MAKE_PLAN,
    Kind.AGREED_TO_ASSESS,
    Kind.AGREED_TO_MAKE_PLAN,
    Kind.UNOPPOSED_ASSESS,
    Kind.UNOPPOSED_ISSUE,
)


def through_2020(rule: Rule) -> tuple[Rule, Rule, Rule]:
    """A rule with its temporary version of 2020 (SI 2020/471): changed, and changed back."""
    return (
        replace(rule, in_force_to=CORONAVIRUS_FROM),
        replace(
            rule,
            in_force_from=CORONAVIRUS_FROM,
            in_force_to=CORONAVIRUS_TO,
            excused_on=(*rule.excused_on, Ground.CORONAVIRUS_2020),
        ),
        replace(rule, in_force_from=CORONAVIRUS_TO),
    )


def _from_request(weeks: int) -> tuple[Count, ...]:
    return (
        after(Kind.REQUEST_RECEIVED, weeks=weeks),
        after(Kind.BECAME_RESPONSIBLE, weeks=weeks),
    )


def earliest_final(deadline: object) -> OtherDates:
    """The first day on which a final plan can follow the 15 days."""
    due: date = deadline.due  # type: ignore[attr-defined]
    return (("Earliest day for the final plan", days_after(due, 1)),)


DECIDE_WHETHER_TO_ASSESS = Rule(
    id="A01",
    duty="Decide whether to assess and tell the family",
    holder=Holder.LOCAL_AUTHORITY,
    counts=_from_request(6),
    met_by=(Kind.DECIDED_TO_ASSESS, Kind.DECIDED_NOT_TO_ASSESS),
    ends_on=_OVER,
    revived_by=(Kind.REQUEST_RECEIVED,),
    excused_on=_LISTED,
    citation=Citation(
        REGULATIONS, "reg 5(1)", "as soon as practicable and within 6 weeks", Mark.READ
    ),
)
CONSULT_FAMILY = Rule(
    id="A02",
    duty="Consult the family and tell them of their right to give views and evidence",
    holder=Holder.LOCAL_AUTHORITY,
    starts_on=(Kind.REQUEST_RECEIVED, Kind.BECAME_RESPONSIBLE),
    met_by=(Kind.CONSULTED_FAMILY,),
    ends_on=(*_OVER, Kind.DECIDED_TO_ASSESS, Kind.DECIDED_NOT_TO_ASSESS),
    citation=Citation(ACT, "s.36(4) and (7)", "must consult", Mark.UNDERSTOOD),
)
TELL_PARTNERS = Rule(
    id="A02b",
    duty="Tell health, social care and the setting the decision, together with the family",
    holder=Holder.LOCAL_AUTHORITY,
    starts_on=(Kind.DECIDED_TO_ASSESS, Kind.DECIDED_NOT_TO_ASSESS),
    met_by=(Kind.PARTNERS_TOLD,),
    ends_on=_OVER,
    citation=Citation(REGULATIONS, "reg 5(2)", "must also notify", Mark.READ),
)
GIVE_ADVICE = Rule(
    id="A03",
    duty="Give the advice that was asked for",
    holder=Holder.ADVISER,
    counts=(
        after(Kind.ADVICE_REQUEST_RECEIVED, weeks=6),
        after(Kind.ADVICE_REQUEST_SENT, weeks=6),
    ),
    pick=Pick.FIRST_KNOWN,
    met_by=(Kind.ADVICE_RECEIVED,),
    ends_on=(*_OVER, Kind.ADVICE_NOT_NEEDED),
    excused_on=(
        Ground.EXCEPTIONAL_CIRCUMSTANCES,
        Ground.ABSENT_FROM_AREA,
        Ground.MISSED_APPOINTMENT,
    ),
    citation=Citation(REGULATIONS, "reg 8(1)", "within 6 weeks of the date it receives", Mark.READ),
)
SAY_IF_NO_PLAN = Rule(
    id="A04",
    duty="If there is to be no plan, tell the family with reasons",
    holder=Holder.LOCAL_AUTHORITY,
    counts=_from_request(16),
    met_by=(Kind.DECIDED_NOT_TO_ISSUE,),
    ends_on=(*_OVER, Kind.DECIDED_NOT_TO_ASSESS),
    revived_by=(Kind.DECIDED_TO_ASSESS, Kind.REFUSAL_WITHDRAWN, Kind.REQUEST_RECEIVED),
    ends_for_good_on=(*_REPLACED, Kind.DECIDED_TO_ISSUE, Kind.DRAFT_SENT, Kind.DRAFT_SERVED)
    + (Kind.PLAN_SENT,),
    excused_on=_LISTED,
    citation=Citation(
        REGULATIONS, "reg 10(1)", "as soon as practicable and within 16 weeks", Mark.READ
    ),
)
VIEWS_ON_DRAFT = Rule(
    id="A05",
    duty="The family can comment on the draft plan, name a school and ask for a meeting",
    holder=Holder.FAMILY,
    counts=(beginning_with(Kind.DRAFT_SERVED, days=15),),
    window=True,
    met_by=(Kind.REPRESENTATIONS_RECEIVED,),
    ends_on=(Kind.PLAN_SENT,),
    also=earliest_final,
    citation=Citation(
        REGULATIONS, "reg 13(1)(a)", "at least 15 days, beginning with the day", Mark.READ
    ),
)
ANSWER_CONSULTATION = Rule(
    id="A06",
    duty="Answer the consultation",
    holder=Holder.SETTING,
    force=Force.GUIDANCE,
    counts=(after(Kind.CONSULTATION_SENT, days=15),),
    met_by=(Kind.CONSULTATION_ANSWERED,),
    citation=Citation(CODE, "paras 9.80 to 9.83", "should respond within 15 days", Mark.UNDERSTOOD),
)
SEND_FINAL_PLAN = Rule(
    id="A07",
    duty="Send the final plan to the family, the setting and the health body",
    holder=Holder.LOCAL_AUTHORITY,
    counts=_from_request(20),
    met_by=(Kind.PLAN_SENT,),
    ends_on=(*_OVER, Kind.DECIDED_NOT_TO_ASSESS, Kind.DECIDED_NOT_TO_ISSUE),
    revived_by=(
        Kind.DECIDED_TO_ASSESS,
        Kind.DECIDED_TO_ISSUE,
        Kind.REFUSAL_WITHDRAWN,
        Kind.REQUEST_RECEIVED,
    ),
    ends_for_good_on=_REPLACED,
    excused_on=_LISTED,
    citation=Citation(
        REGULATIONS, "reg 13(2)", "as soon as practicable and within 20 weeks", Mark.READ
    ),
)


def _ground(id: str, duty: str, provision: str) -> Rule:
    """A listed exception: no clock of its own, a test in `statutory.grounds`."""
    return Rule(
        id=id,
        duty=duty,
        holder=Holder.LOCAL_AUTHORITY,
        citation=Citation(
            REGULATIONS, provision, "need not comply if it is impractical because", Mark.READ
        ),
    )


RULES: tuple[Rule, ...] = (
    *through_2020(DECIDE_WHETHER_TO_ASSESS),
    CONSULT_FAMILY,
    TELL_PARTNERS,
    GIVE_ADVICE,
    *through_2020(SAY_IF_NO_PLAN),
    VIEWS_ON_DRAFT,
    ANSWER_CONSULTATION,
    *through_2020(SEND_FINAL_PLAN),
    _ground(
        "A08",
        "Exception: the setting asked for advice is closed for 4 weeks or more",
        "regs 5(4)(a)-(b), 10(4)(a)-(b), 13(3)",
    ),
    _ground(
        "A09",
        "Exception: away from the area for 4 weeks or more",
        "regs 5(4)(d), 10(4)(d), 13(3)",
    ),
    _ground(
        "A10",
        "Exception: exceptional personal circumstances",
        "regs 5(4)(c), 10(4)(c), 13(3)",
    ),
    Rule(
        id="A20",
        duty="Count of plans sent within 20 weeks, with and without exceptions",
        holder=Holder.LOCAL_AUTHORITY,
        force=Force.GUIDANCE,
        citation=Citation(
            "SEN2 person-level return", "item Week20", "140 elapsed days or fewer", Mark.REPORTED
        ),
    ),
)

DRAFT_IN_TIME_DAYS = 15


def latest_draft(final: date) -> date:
    """The last practical day to serve a draft, so that 15 days can run before the final plan."""
    return days_after(final, -DRAFT_IN_TIME_DAYS)
