"""Ceasing to maintain a plan (law note 3.5; row C01)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..calendar import Calendar
from ..citation import ACT, Citation, Mark
from ..counting import Count, days_after
from ..facts import start_of
from ..kinds import Kind
from ..rule import Holder, Matter, OtherDates, Rule, Worked
from .appeals import appeal_time

if TYPE_CHECKING:
    from ..timetable import Deadline

_DECIDED = Count(Kind.APPEAL_DETERMINED, lambda on, _: on, "the day of")


def _until_appeal_is_over(matter: Matter, calendar: Calendar) -> Worked:
    """To the end of the time for an appeal; once there is an appeal, until it is decided."""
    sent = start_of(Kind.CEASE_DECISION_SENT, matter[Kind.CEASE_DECISION_SENT])
    if Kind.APPEAL_MADE in matter:
        if Kind.APPEAL_DETERMINED in matter:
            decided = start_of(Kind.APPEAL_DETERMINED, matter[Kind.APPEAL_DETERMINED])
            return Worked(decided, _DECIDED, decided)
        return Worked(None, note="an appeal was made and has not been decided")
    certificates = matter.get(Kind.CERTIFICATE_ISSUED, ())
    return appeal_time(sent, certificates[-1] if certificates else None, calendar)


def _earliest_cease(deadline: Deadline) -> OtherDates:
    assert deadline.due is not None
    return (("Earliest day the plan can cease", days_after(deadline.due, 1)),)


RULES: tuple[Rule, ...] = (
    Rule(
        id="C01",
        duty="Keep the plan in place while an appeal is open",
        holder=Holder.LOCAL_AUTHORITY,
        starts_on=(Kind.CEASE_DECISION_SENT,),
        special=_until_appeal_is_over,
        window=True,
        ends_on=(Kind.PLAN_CEASED,),
        also=_earliest_cease,
        citation=Citation(ACT, "s.45(4)", "until the time for an appeal has passed", Mark.READ),
    ),
)
