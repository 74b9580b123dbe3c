"""Reassessment (law note 3.4; rows S01 to S03)."""

from ..citation import ACT, REGULATIONS, Citation, Mark
from ..counting import after, months_from
from ..facts import Ground
from ..kinds import Kind
from ..rule import Holder, Rule
from .assessment import through_2020

_OVER = (Kind.PLAN_CEASED, Kind.CASE_CLOSED, Kind.MOVED_AWAY)

REASSESSED_PLAN = Rule(
    id="S02",
    duty="Send the final plan after the reassessment",
    holder=Holder.LOCAL_AUTHORITY,
    counts=(after(Kind.REASSESSMENT_AGREED, weeks=14),),
    met_by=(Kind.PLAN_SENT, Kind.AMENDED_PLAN_SENT),
    ends_on=_OVER,
    excused_on=(
        Ground.SETTING_CLOSED,
        Ground.EARLY_YEARS_CLOSED,
        Ground.EXCEPTIONAL_CIRCUMSTANCES,
        Ground.ABSENT_FROM_AREA,
    ),
    citation=Citation(
        REGULATIONS, "reg 27(2)", "as soon as practicable and within 14 weeks", Mark.READ
    ),
)

RULES: tuple[Rule, ...] = (
    Rule(
        id="S01",
        duty="Tell the family whether you will reassess",
        holder=Holder.LOCAL_AUTHORITY,
        counts=(after(Kind.REASSESSMENT_REQUESTED, days=15),),
        met_by=(Kind.REASSESSMENT_AGREED, Kind.REASSESSMENT_REFUSED),
        ends_on=_OVER,
        citation=Citation(REGULATIONS, "reg 25(1)", "within 15 days", Mark.REPORTED),
    ),
    *through_2020(REASSESSED_PLAN),
    Rule(
        id="S03",
        duty="A request for a reassessment can be declined as too soon",
        holder=Holder.LOCAL_AUTHORITY,
        counts=(months_from(Kind.ASSESSMENT_COMPLETED, 6),),
        window=True,
        citation=Citation(ACT, "s.44(2) and reg 24", "within six months", Mark.REPORTED),
    ),
)
