"""What a draft asks of one reader: until the day we gave, and by what they themselves have said.

In law one parent's comments are the family's. On the page they are their own: what another parent
said ends nobody else's time, and shows nobody else that there was an answer (H-023).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from plans.models import Representation
from plans.queries.dates import WINDOWS
from statutory import Deadline

from ..access import Sight
from ..models import Part
from .saying import Draft, draft_for

COMMENTS = frozenset(WINDOWS.values())  # the clocks of what a family says of a version
TO_HEAR = "We are waiting to hear from you."
HEARD = "We have what you told us. You can still tell us more."
OURS = "We have the next step."
LONGER = " We gave you longer."


@dataclass(frozen=True)
class Turn:
    """A draft that one reader can still say something of, and whether they did."""

    draft: Draft | None = None
    clock: Deadline | None = None  # which gives the time for it, whoever has answered
    has_said: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether they can say something, and the day has not passed."""
        return self.draft is not None and not self.draft.is_late

    @property
    def last_day(self) -> date | None:
        """The day until which they can, as we gave it."""
        return self.draft.last_day if self.draft else None

    @property
    def waits_for(self) -> str:
        """Whose step is next, for this reader."""
        if not self.is_asked:
            return OURS
        return HEARD if self.has_said else TO_HEAR

    @property
    def why(self) -> str:
        """Why they have until that day."""
        if self.clock is None:
            return ""
        by_law, last = self.clock.due, self.last_day
        longer = by_law is not None and last is not None and last > by_law
        return self.clock.explanation + LONGER * longer


def turn_of(sight: Sight, clocks: Iterable[Deadline], today: date) -> Turn:
    """What is asked of this reader today. Nothing, of who may not see the plan or have a say."""
    running = {clock.rule.id: clock for clock in clocks if clock.rule.id in COMMENTS}
    may = sight.may_write and sight.may(Part.PLAN.value) and sight.may(Part.SAY.value)
    draft = draft_for(sight, today) if may and running else None
    if draft is None:
        return Turn()
    said = Representation.objects.filter(
        version=draft.version, member=sight.member, set_aside_because=""
    )
    return Turn(draft, running.get(WINDOWS[draft.version.status]), said.exists())
