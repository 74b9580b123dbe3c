"""Which reminder a deadline has earned by a day. Pure: the policy is data, today is passed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class To(StrEnum):
    """Who is reminded. While an officer is on leave, their cover is reminded in their place."""

    OFFICER = "officer"
    SENIOR = "senior"


@dataclass(frozen=True, slots=True)
class Step:
    """One moment: so many days after the date (negative: before it), and who is told."""

    days: int
    to: tuple[To, ...] = (To.OFFICER,)


@dataclass(frozen=True, slots=True)
class Policy:
    """The steps for each rule, and for every rule not named."""

    otherwise: tuple[Step, ...]
    for_rule: Mapping[str, tuple[Step, ...]]

    def steps(self, rule: str) -> tuple[Step, ...]:
        """The steps of one rule, in order of days."""
        return tuple(sorted(self.for_rule.get(rule, self.otherwise), key=lambda step: step.days))


@dataclass(frozen=True, slots=True)
class Nudge:
    """The one step a deadline has earned and has not had."""

    step: Step


def nudge_for(
    due: date, today: date, steps: Iterable[Step], had: Iterable[int] = ()
) -> Nudge | None:
    """The latest step whose day has come, unless it or a later one was had.

    After an outage of days the steps that were missed are not made up for one by one: there is
    one reminder for a deadline, the one that fits today.
    """
    passed = [step for step in steps if (today - due).days >= step.days]
    if not passed:
        return None
    latest = max(passed, key=lambda step: step.days)
    return None if any(days >= latest.days for days in had) else Nudge(latest)
