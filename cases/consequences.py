"""What a decision would bring about, worked out before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from statutory import Deadline, Holder, Kind, counted

from .deciding.legal_questions import ASSESS, ISSUE, LegalQuestion
from .letters import Letter
from .models import Case, Entry
from .trial import OVER, Change, changes, clocks_with

# What each answer records, and what the notice that goes with it is about.
_RECORDS = {
    ("assess", True): (Kind.DECIDED_TO_ASSESS, ""),
    ("assess", False): (Kind.DECIDED_NOT_TO_ASSESS, "not-to-assess"),
    ("issue", True): (Kind.DECIDED_TO_ISSUE, ""),
    ("issue", False): (Kind.DECIDED_NOT_TO_ISSUE, "not-to-issue"),
}


@dataclass(frozen=True)
class Consequences:
    """What follows from one answer given on one day."""

    letter: Letter
    timing: str
    is_late: bool
    ours: Sequence[Deadline]
    theirs: Sequence[Deadline]
    stops: Sequence[Deadline]
    goes_on: Sequence[Deadline]
    can_be_appealed: bool


def of_deciding(case: Case, *, assess: bool, on: date, today: date) -> Consequences:
    """What follows if the family is told on a day that we will, or will not, assess."""
    return of_answering(case, ASSESS, answer=assess, on=on, today=today)


def of_issuing(case: Case, *, issue: bool, on: date, today: date) -> Consequences:
    """What follows if we decide on a day that there will, or will not, be a plan."""
    return of_answering(case, ISSUE, answer=issue, on=on, today=today)


def of_answering(
    case: Case, asked: LegalQuestion, *, answer: bool, on: date, today: date
) -> Consequences:
    """What follows from one answer to a question of law, given on a day."""
    kind, notice = _RECORDS[asked.code, answer]
    entries = [Entry(case=case, kind=kind.value, on=on)]
    if notice:
        sent = Kind.DECISION_NOTICE_SENT.value
        entries.append(Entry(case=case, kind=sent, on=on, about=notice))
    found = changes(case, entries, today)
    met = next((c.after for c in found if c.clock.rule.id == asked.rule and c.after), None)
    starts = [change.clock for change in found if change.starts]
    return Consequences(
        letter=asked.letter(answer),
        timing=_timing(met),
        is_late=bool(met and met.days_late and not met.disapplied),
        ours=[clock for clock in starts if clock.rule.holder is Holder.LOCAL_AUTHORITY],
        theirs=[clock for clock in starts if clock.rule.holder is not Holder.LOCAL_AUTHORITY],
        stops=[_gone(one) for one in found if one.stops and one.clock.rule.id != asked.rule],
        goes_on=_going_on(case, entries, starts, today),
        can_be_appealed=not answer,
    )


def _going_on(
    case: Case, entries: Sequence[Entry], starts: Sequence[Deadline], today: date
) -> list[Deadline]:
    """Our limits that run already and go on running to the same day."""
    fresh = {(clock.rule.id, clock.about) for clock in starts}
    running = (
        clock
        for clock in clocks_with(case, *entries)
        if clock.due
        and clock.rule.holder is Holder.LOCAL_AUTHORITY
        and clock.status(today) not in OVER
        and (clock.rule.id, clock.about) not in fresh
    )
    return sorted(running, key=lambda clock: (clock.due or date.max, clock.rule.id))


def _gone(change: Change) -> Deadline:
    return change.before or change.clock


def _timing(met: Deadline | None) -> str:
    """Whether the decision would be in time, in a sentence."""
    if met is None or met.due is None or met.met_on is None:
        return "No time limit for this decision is running."
    if met.days_late:
        excused = ", but an exception to the limit is relied on" if met.disapplied else ""
        return f"{met.words_late}{excused}.".capitalize()
    spare = (met.due - met.met_on).days
    if spare == 0:
        return "In time, on the last day."
    return f"In time, {counted(spare, 'day')} before the last day."
