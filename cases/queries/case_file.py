"""One case as it stands: its clocks and its chronology."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from statutory import Deadline as Clock
from statutory import Force, Status, timetable

from ..facts import facts_from
from ..models import Case, Entry, StatutoryException


@dataclass(frozen=True)
class CaseClocks:
    """Every clock of a case as it stands today, and the exceptions behind them."""

    running: Sequence[Clock]
    past: Sequence[Clock]
    exceptions: Sequence[StatutoryException]


def clocks_of(case: Case, entries: Sequence[Entry], today: date) -> CaseClocks:
    """The clocks of one case, worked out from what is recorded, running ones first."""
    exceptions = list(case.exceptions.select_related("relied_on_by", "withdrawn_by", "answered_by"))
    clocks = timetable(facts_from(case, entries, exceptions))
    over = {Status.MET, Status.MET_LATE, Status.ENDED}
    ordered = sorted(clocks, key=_by_weight)
    return CaseClocks(
        running=[clock for clock in ordered if clock.status(today) not in over],
        past=[clock for clock in ordered if clock.status(today) in over],
        exceptions=exceptions,
    )


def _by_weight(clock: Clock) -> tuple[bool, bool, date, str]:
    """What cannot be worked out first; then law before guidance and target, by date."""
    return (
        not clock.problem,
        clock.rule.force is not Force.LAW,
        clock.due or date.max,
        clock.rule.id,
    )


def entries_of(case: Case) -> list[Entry]:
    """The chronology of a case, newest first, each with what it corrects."""
    rows = list(case.entries.all())
    by_number = {entry.pk: entry for entry in rows}
    for entry in rows:
        if entry.corrects_id in by_number:
            entry.corrects = by_number[entry.corrects_id]
    return sorted(rows, key=lambda entry: (entry.on or date.min, entry.pk), reverse=True)


def corrected_in(entries: Iterable[Entry]) -> set[int]:
    """The numbers of the entries that later ones correct.

    Found among the entries themselves: asked of the database, every case would cost a look at all
    entries that correct nothing.
    """
    return {entry.corrects_id for entry in entries if entry.corrects_id}


def standing_in(entries: Sequence[Entry]) -> list[Entry]:
    """Of a chronology, what happened and was not corrected since, oldest first."""
    corrected = corrected_in(entries)
    return [entry for entry in reversed(entries) if entry.on and entry.pk not in corrected]
