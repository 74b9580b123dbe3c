"""Copies of a plan for those whom the law has us send it to besides the family."""

from __future__ import annotations

from statutory import Kind

from .declared import Body, Enclosing, Letter, Notice
from .law import ACT, PART_3_IN_FORCE, REGULATIONS, WHO_TO_RING, understood
from .plans import UNDER_PLAN, WITH_ADVICE

PLAN_TO_SETTING = Letter(
    code="plan-to-setting",
    title="The EHC plan that names you",
    law="Together with the plan to the family.",
    goes_with=UNDER_PLAN,
    to=(Body.SETTING,),
    to_directory=True,
    encloses=Enclosing("the plan and its appendices", sorts=(), others=WITH_ADVICE),
    must_contain=(
        Notice(
            "the plan, and whose it is",
            ("the EHC plan of {child}",),
            understood(f"{ACT}, s.39(8); {REGULATIONS}, regs 14, 22"),
        ),
        Notice(
            "the duty to admit",
            ("must admit",),
            understood(f"{ACT}, s.43"),
        ),
        WHO_TO_RING,
    ),
    clocks=(),
    after=(Kind.PLAN_SENT,),
    in_force_from=PART_3_IN_FORCE,
)

PLAN_TO_HEALTH = Letter(
    code="plan-to-health",
    title="The EHC plan: copy to health",
    law="Together with the plan to the family.",
    goes_with=UNDER_PLAN,
    to=(Body.HEALTH,),
    encloses=Enclosing("the plan and its appendices", sorts=(), others=WITH_ADVICE),
    must_contain=(
        Notice(
            "the plan, and whose it is",
            ("the EHC plan of {child}",),
            understood(f"{ACT}, s.39(8); {REGULATIONS}, regs 14, 22"),
        ),
        Notice(
            "the duty to arrange what Section G says",
            ("must arrange the health care in Section G",),
            understood(f"{ACT}, s.42(3)"),
        ),
        WHO_TO_RING,
    ),
    clocks=(),
    after=(Kind.PLAN_SENT,),
    in_force_from=PART_3_IN_FORCE,
)
