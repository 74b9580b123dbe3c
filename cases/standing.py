"""How a case stands: its next statutory date, and whom it waits for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from statutory import Deadline, Facts, Force, Holder, Kind, Stage, stage

from .models import Case


@dataclass(frozen=True)
class Standing:
    """What a list of cases says about one of them. A problem outranks every date."""

    due: date | None
    rule: str
    force: str
    disapplied: bool
    waiting_on: str
    problem: str


def standing_of(facts: Facts, clocks: Sequence[Deadline]) -> Standing:
    """The first date the authority must meet by law, and who is to act next."""
    problem = next((clock.problem for clock in clocks if clock.problem), "")
    ahead = [clock for clock in clocks if _is_ours_and_running(clock)]
    first = min(ahead, key=lambda clock: (clock.due or date.max, clock.rule.id), default=None)
    return Standing(
        due=first.due if first else None,
        rule=first.rule.id if first else "",
        force=first.rule.force.value if first else "",
        disapplied=bool(first and first.disapplied),
        waiting_on=_waiting_on(facts),
        problem=problem[:300],
    )


def _is_ours_and_running(clock: Deadline) -> bool:
    return (
        clock.due is not None
        and clock.met_on is None
        and clock.ended_on is None
        and clock.rule.force is Force.LAW
        and clock.rule.holder is Holder.LOCAL_AUTHORITY
    )


def _waiting_on(facts: Facts) -> str:
    reached = stage(facts)
    if reached is Stage.CLOSED:
        return Case.Waiting.NOBODY
    if reached is Stage.ASSESSMENT:
        asked = facts.abouts(Kind.ADVICE_REQUEST_SENT) | facts.abouts(Kind.ADVICE_REQUEST_RECEIVED)
        if asked - facts.abouts(Kind.ADVICE_RECEIVED):
            return Case.Waiting.ADVISERS
    if reached is Stage.DRAFT and not facts.has(Kind.REPRESENTATIONS_RECEIVED):
        return Case.Waiting.FAMILY
    return Case.Waiting.US
