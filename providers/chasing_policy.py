"""When late advice is chased, and whom: data, changed without touching the code that reads it.

Days before (negative) and after the day on which the law has the advice due.
"""

from statutory import Step

FIRST, SECOND, ESCALATED = "first", "second", "escalated"
STEPS = (Step(-7), Step(1), Step(7))
NAMES = {-7: FIRST, 1: SECOND, 7: ESCALATED}
DAYS = {name: days for days, name in NAMES.items()}
WORDS = {
    FIRST: "First reminder to the service",
    SECOND: "Second reminder to the service",
    ESCALATED: "Raised with the lead of the service",
}
FURTHEST = max(-step.days for step in STEPS)  # days ahead that have to be looked at
