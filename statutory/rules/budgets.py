"""Personal budgets and direct payments (law note 3.5; row DP1)."""

from ..citation import BUDGET_REGULATIONS, Citation, Mark
from ..counting import months_starting_with
from ..kinds import Kind
from ..rule import Holder, Rule

RULES: tuple[Rule, ...] = (
    Rule(
        id="DP1",
        duty="Review how the direct payments are used",
        holder=Holder.LOCAL_AUTHORITY,
        counts=(months_starting_with(Kind.FIRST_DIRECT_PAYMENT, 3),),
        met_by=(Kind.DIRECT_PAYMENT_REVIEWED,),
        ends_on=(Kind.PLAN_CEASED,),
        citation=Citation(
            BUDGET_REGULATIONS, "reg 11", "at least once in the first three months", Mark.REPORTED
        ),
    ),
)
