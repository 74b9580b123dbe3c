"""What would happen if: the dates of a case with something recorded that is not recorded yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from statutory import Deadline, Facts, Status, timetable

from .facts import facts_from
from .models import Case, Entry
from .wording import short_date

OVER = frozenset({Status.MET, Status.MET_LATE, Status.ENDED})
LATE = frozenset({Status.OVERDUE, Status.MET_LATE})


@dataclass(frozen=True)
class Change:
    """A clock that would not stand as it does now. No `before`: it starts; no `after`: it goes."""

    before: Deadline | None
    after: Deadline | None
    today: date

    @property
    def clock(self) -> Deadline:
        """The clock that the line is about."""
        clock = self.after or self.before
        assert clock is not None
        return clock

    @property
    def before_words(self) -> str:
        return _words(self.before, self.today)

    @property
    def after_words(self) -> str:
        return _words(self.after, self.today)

    @property
    def moves(self) -> bool:
        """Whether a clock that runs now would fall on another day, or be gone."""
        return self.before is not None and (self.after is None or self.after.due != self.before.due)

    @property
    def now_late(self) -> bool:
        """Whether what was in time would be late."""
        if self.after is None or self.after.status(self.today) not in LATE:
            return False
        return self.before is None or self.before.status(self.today) not in LATE

    @property
    def starts(self) -> bool:
        """Whether it is a clock that is not there now and would run."""
        return self.before is None and self.clock.status(self.today) not in OVER

    @property
    def stops(self) -> bool:
        """Whether a clock that runs now would be met or fall away."""
        if self.before is None or self.before.status(self.today) in OVER:
            return False
        return self.after is None or self.after.status(self.today) in OVER


def clocks_now(case: Case) -> tuple[Deadline, ...]:
    """Every clock of a case as recorded."""
    return clocks_with(case)


def clocks_with(case: Case, *entries: Entry) -> tuple[Deadline, ...]:
    """Every clock of a case if these entries, unsaved, were recorded too."""
    return timetable(facts_with(case, *entries))


def facts_with(case: Case, *entries: Entry) -> Facts:
    """What the engine would be told if these entries, unsaved, were recorded too."""
    return facts_from(case, [*case.entries.all(), *entries], case.exceptions.all())


def changes(case: Case, entries: Sequence[Entry], today: date) -> list[Change]:
    """Every clock that the entries would start, move, meet, end or make late, by date."""
    before = {_identity(clock): clock for clock in clocks_now(case)}
    after = {_identity(clock): clock for clock in clocks_with(case, *entries)}
    found = [
        Change(before.get(key), after.get(key), today)
        for key in before.keys() | after.keys()
        if _stands(before.get(key), today) != _stands(after.get(key), today)
    ]
    return sorted(found, key=_by_date)


def _identity(clock: Deadline) -> tuple[str, str]:
    return clock.rule.id, clock.about


def _stands(clock: Deadline | None, today: date) -> tuple[object, ...]:
    if clock is None:
        return ()
    return (clock.due, clock.met_on, clock.ended_on, clock.status(today))


def _by_date(change: Change) -> tuple[date, str, str]:
    return (change.clock.due or date.max, *_identity(change.clock))


def _words(clock: Deadline | None, today: date) -> str:
    """How a clock stands, in a few words for a column."""
    if clock is None:
        return "Does not run"
    status = clock.status(today)
    day = short_date(clock.due) if clock.due else "No fixed day"
    if status is Status.MET and clock.met_on:
        return f"{day}, met on {short_date(clock.met_on)}"
    if status is Status.MET_LATE and clock.met_on:
        return f"{day}, met on {short_date(clock.met_on)} ({clock.words_late})"
    if status in (Status.DUE, Status.NO_FIXED_DAY):
        return day
    return f"{day} ({status.label.lower()})"
