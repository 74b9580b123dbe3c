"""The list of what a version takes away, each with its reason: the family sees what we see."""

from __future__ import annotations

from dataclasses import dataclass

from ..content import Plan
from .front import front_of
from .html import STANDARD, whole


@dataclass(frozen=True)
class Taken:
    """One thing that is taken away: of which line, what it was, what it is now, and why."""

    item: str
    was: str
    now: str
    because: str


def page(plan: Plan, taken: tuple[Taken, ...], *, reference: str = "") -> str:
    """The list as one HTML document."""
    return whole(
        "plans/output/_losses.html",
        plan,
        {"front": front_of(plan), "taken": taken},
        kind=STANDARD,
        reference=reference,
        what="What is taken away",
    )
