"""Who is reminded of what, and when: data, changed without touching the code that reads it."""

from statutory import Policy, Step, To

_OFFICER = (To.OFFICER,)
_BOTH = (To.OFFICER, To.SENIOR)

# Days before (negative) and after the date. After the date the senior hears of it too.
USUAL = (Step(-7, _OFFICER), Step(-1, _OFFICER), Step(1, _BOTH), Step(7, _BOTH))
LONG = (Step(-14, _OFFICER), *USUAL)

POLICY = Policy(
    otherwise=USUAL,
    for_rule={
        "A01": LONG,
        "A03": (Step(-14, _OFFICER), Step(-7, _OFFICER), Step(1, _BOTH)),
        "A04": LONG,
        "A07": (Step(-28, _OFFICER), *LONG),
        "R01": (Step(-56, _OFFICER), Step(-28, _OFFICER), *LONG),
        "R02": (Step(-56, _OFFICER), Step(-28, _OFFICER), *LONG),
        "R12": (Step(-56, _OFFICER), Step(-28, _OFFICER), *LONG),
        "R13": (Step(-56, _OFFICER), Step(-28, _OFFICER), *LONG),
    },
)
FURTHEST = max(
    -step.days for steps in (USUAL, *POLICY.for_rule.values()) for step in steps
)  # days ahead that have to be looked at
