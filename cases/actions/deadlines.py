"""sync(case): the only writer of `Deadline` and of the derived fields of `Case`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from statutory import Deadline as Clock
from statutory import Facts, Kind, Stage, timetable
from statutory import stage as stage_of

from ..facts import facts_for
from ..models import Case, Deadline
from ..standing import standing_of

FIELDS = ("force", "due", "met_on", "ended_on", "disapplied", "problem")
DERIVED = (
    "closed_on",
    "stage",
    "received_on",
    "next_due",
    "next_rule",
    "next_force",
    "disapplied",
    "waiting_on",
    "problem",
)


# What ends a case. It is closed while one of these is the last thing that moved it.
ENDINGS = (Kind.CASE_CLOSED, Kind.REQUEST_WITHDRAWN, Kind.MOVED_AWAY, Kind.PLAN_CEASED)


@dataclass(frozen=True)
class Moved:
    """A date that is not what it was: for the list shown when a fact is corrected."""

    rule: str
    about: str
    before: date | None
    after: date | None


def sync(case: Case) -> list[Moved]:
    """Work out every clock of a case again and store the result. Returns the dates that moved."""
    facts = facts_for(case)
    clocks = timetable(facts)
    stored = {(row.rule, row.about): row for row in Deadline.objects.filter(case=case)}
    moved = moved_between(list(stored.values()), clocks)
    _store(case, clocks, stored)
    derive(case, facts, clocks)
    Case.objects.filter(pk=case.pk).update(**{name: getattr(case, name) for name in DERIVED})
    return moved


def derive(case: Case, facts: Facts, clocks: Sequence[Clock]) -> None:
    """Write on a case, unsaved, what a list of cases needs to know of it."""
    standing = standing_of(facts, clocks)
    reached = stage_of(facts)
    case.stage = reached.value
    case.closed_on = facts.last_of(ENDINGS) if reached is Stage.CLOSED else None
    case.received_on = facts.start(Kind.REQUEST_RECEIVED)
    case.next_due = standing.due
    case.next_rule = standing.rule
    case.next_force = standing.force
    case.disapplied = standing.disapplied
    case.waiting_on = standing.waiting_on
    case.problem = standing.problem


def row_of(case: Case, clock: Clock) -> Deadline:
    """A clock as a row, unsaved."""
    return Deadline(
        case=case,
        rule=clock.rule.id,
        about=clock.about,
        force=clock.rule.force.value,
        due=clock.due,
        met_on=clock.met_on,
        ended_on=clock.ended_on,
        disapplied=clock.disapplied,
        problem=clock.problem[:300],
    )


def moved_between(stored: Sequence[Deadline | Clock], clocks: Sequence[Clock]) -> list[Moved]:
    """Every date that differs between two workings-out of one case, in date order."""
    before = {_identity(row): row.due for row in stored}
    after = {_identity(clock): clock.due for clock in clocks}
    changed = [
        Moved(rule, about, before.get((rule, about)), after.get((rule, about)))
        for rule, about in sorted(before.keys() | after.keys())
        if before.get((rule, about)) != after.get((rule, about))
    ]
    return sorted(changed, key=lambda item: (item.after or item.before or date.max, item.rule))


def _identity(row: Deadline | Clock) -> tuple[str, str]:
    return (row.rule if isinstance(row.rule, str) else row.rule.id, row.about)


def _store(case: Case, clocks: Sequence[Clock], stored: dict[tuple[str, str], Deadline]) -> None:
    fresh, changed = [], []
    for clock in clocks:
        row = row_of(case, clock)
        old = stored.pop((row.rule, row.about), None)
        if old is None:
            fresh.append(row)
        elif any(getattr(old, name) != getattr(row, name) for name in FIELDS):
            row.pk = old.pk
            changed.append(row)
    Deadline.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()
    Deadline.objects.bulk_create(fresh)
    Deadline.objects.bulk_update(changed, FIELDS)
