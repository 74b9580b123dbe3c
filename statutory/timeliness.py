"""How the national return counts plans sent in time (row A20). A measure, not a time limit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

TWENTY_WEEKS = 140  # elapsed days; the Department does not publish its arithmetic


@dataclass(frozen=True, slots=True)
class Timeliness:
    """One plan in the two measures: all plans, and plans without an exception."""

    elapsed_days: int
    within_20_weeks: bool
    in_measure_without_exceptions: bool


def timeliness_of(received: date, plan_sent: date, *, excepted: bool) -> Timeliness:
    """A plan with an exception is left out of the second measure, never re-dated."""
    elapsed = (plan_sent - received).days
    return Timeliness(elapsed, elapsed <= TWENTY_WEEKS, not excepted)
