"""What the page of where we are holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Step:
    """One step on the way. What was done late says so, and never only “done”."""

    title: str
    words: str
    on: date | None
    is_done: bool
    is_next: bool = False


@dataclass(frozen=True)
class Day:
    """A date in law: what must happen by it, how it stands, and why it falls then."""

    what: str
    due: date | None
    said: str
    why: str
    is_late: bool
    is_yours: bool
    earlier: Sequence[str] = ()  # counted from a day on which it went before, and did not arrive


@dataclass(frozen=True)
class Asked:
    """Somebody whose advice was asked for, by what they are, and whether it came."""

    who: str
    asked_on: date | None
    came_on: date | None
    is_late: bool


@dataclass(frozen=True)
class Officer:
    """Who answers for the case today."""

    name: str
    phone: str
    away: str = ""  # whom they stand in for, and until when


@dataclass(frozen=True)
class Where:
    """The whole page, in the order in which it is read."""

    now: str
    next: Day | None
    waits_for: str
    late: Sequence[Day]
    because: str
    yours: Sequence[Day]
    others: Sequence[Day]
    past: Sequence[Day]
    steps: Sequence[Step]
    asked: Sequence[Asked]
    officer: Officer | None
