"""Ages and retention (law note 3.7 and 5; rows Y01 to Y05 and D01). Tests of `statutory.ages`."""

from ..citation import ACT, EDUCATION_ACT, REGULATIONS, Citation, Mark
from ..rule import Force, Holder, Rule

RULES: tuple[Rule, ...] = (
    Rule(
        id="Y01",
        duty="Rights pass from the parent to the young person at the end of compulsory school age",
        holder=Holder.YOUNG_PERSON,
        citation=Citation(
            EDUCATION_ACT, "s.8(3)", "the last Friday in June of the school year", Mark.REPORTED
        ),
    ),
    Rule(
        id="Y02",
        duty="Compulsory school age starts on the prescribed day on or after the fifth birthday",
        holder=Holder.PARENT,
        citation=Citation(EDUCATION_ACT, "s.8(2)", "31 March, 31 August, 31 December", Mark.READ),
    ),
    Rule(
        id="Y03",
        duty="Preparation for adulthood counts from the start of year 9",
        holder=Holder.LOCAL_AUTHORITY,
        citation=Citation(
            REGULATIONS, "regs 6(1)(g), 12(3), 20, 21", "in or beyond year 9", Mark.UNDERSTOOD
        ),
    ),
    Rule(
        id="Y05",
        duty="A young person ceases to be one at 25; a plan may be kept to the end of the year",
        holder=Holder.LOCAL_AUTHORITY,
        citation=Citation(ACT, "ss.46 and 83(2); reg 46", "under 25", Mark.REPORTED),
    ),
    Rule(
        id="D01",
        duty="Keep the record for 31 years from birth",
        holder=Holder.LOCAL_AUTHORITY,
        force=Force.TARGET,
        citation=Citation("IRMS toolkit (sector practice)", "", "25 plus 6 years", Mark.UNDERSTOOD),
    ),
)
