"""Rules and facts to deadlines. Pure: no clock, no network, no database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from .calendar import ENGLAND, Calendar, CalendarRunsOut
from .counting import Count, months_after
from .facts import Facts, Ground, start_of
from .grounds import Availability, judged
from .kinds import Kind
from .rule import Matter, OtherDates, Pick, Rule, Worked
from .rules import RULES, RULES_BY_ID
from .words import counted, format_date


class Status(StrEnum):
    """How a deadline stands on a day. Met, ended, disapplied and overdue are different things."""

    UNKNOWN = "unknown"
    OVERDUE = "overdue"
    DUE = "due"
    DISAPPLIED = "disapplied"
    NO_FIXED_DAY = "no_fixed_day"
    MET = "met"
    MET_LATE = "met_late"
    ENDED = "ended"

    @property
    def label(self) -> str:
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    Status.UNKNOWN: "Cannot be worked out",
    Status.OVERDUE: "Overdue",
    Status.DUE: "Running",
    Status.DISAPPLIED: "Time limit disapplied",
    Status.NO_FIXED_DAY: "As soon as practicable",
    Status.MET: "Met",
    Status.MET_LATE: "Met late",
    Status.ENDED: "No longer runs",
}


class Deadline(NamedTuple):
    """One clock of one case. `due` empty: no fixed day, or (`problem`) it cannot be worked out."""

    rule: Rule
    about: str
    due: date | None
    met_on: date | None = None
    ended_on: date | None = None
    disapplied: bool = False
    problem: str = ""
    note: str = ""
    counted_by: Count | None = None
    counted_from: date | None = None

    def status(self, today: date) -> Status:
        """How it stands on a day. Overdue is worked out each time and never stored."""
        if self.problem:
            return Status.UNKNOWN
        if self.met_on is not None:
            late = self.due is not None and self.met_on > self.due and not self.disapplied
            return Status.MET_LATE if late else Status.MET
        if self.ended_on is not None:
            return Status.ENDED
        if self.due is None:
            return Status.NO_FIXED_DAY
        if self.rule.window:
            return Status.ENDED if today > self.due else Status.DUE
        if self.disapplied:
            return Status.DISAPPLIED
        return Status.OVERDUE if today > self.due else Status.DUE

    @property
    def days_late(self) -> int:
        """By how many days it was met late; 0 when in time or not met."""
        if self.due is None or self.met_on is None:
            return 0
        return max(0, (self.met_on - self.due).days)

    @property
    def explanation(self) -> str:
        """Why it falls on that day, in one sentence with its source."""
        duty, source = self.rule.duty, f"({self.rule.citation})"
        if self.problem:
            return f"{duty}: the day cannot be worked out. {self.problem} {source}."
        if self.due is None:
            return f"{duty}: as soon as practicable; no fixed day is set {source}."
        said = ""
        if self.counted_by is not None and self.counted_from is not None:
            said = f": {self.counted_by.said(self.counted_from)}"
        note = f"; {self.note}" if self.note else ""
        return f"{duty} by {format_date(self.due)}{said}{note} {source}."

    @property
    def other_dates(self) -> OtherDates:
        """Other days worth knowing: the earliest day, the named date, the cautious one."""
        return self.rule.also(self) if self.rule.also and self.due else ()

    @property
    def words_late(self) -> str:
        """ "3 days late", or nothing."""
        return f"{counted(self.days_late, 'day')} late" if self.days_late else ""


_LISTENING: dict[Kind, list[Rule]] = {}
_ACROSS: dict[Kind, list[Rule]] = {}
for _rule in RULES:
    for _kind in _rule.triggers:
        (_ACROSS if _rule.across else _LISTENING).setdefault(_kind, []).append(_rule)

# A case must have begun somehow: one of these is what everything else counts from.
BEGINNINGS = (
    Kind.REQUEST_RECEIVED,
    Kind.BECAME_RESPONSIBLE,
    Kind.PLAN_TRANSFERRED,
    Kind.PLAN_SENT,
    Kind.PLAN_LAST_REVIEWED,
)


def timetable(facts: Facts, calendar: Calendar = ENGLAND) -> tuple[Deadline, ...]:
    """Every clock that the facts of one case have started."""
    found: list[Deadline] = []
    for about, matter in facts.matters.items():
        for kind in matter:
            for rule in _LISTENING.get(kind, ()):
                _add(found, rule, kind, about, matter, facts, calendar)
    if not _ACROSS.keys().isdisjoint(facts.anywhere):
        for kind in facts.anywhere:
            for rule in _ACROSS.get(kind, ()):
                _add(found, rule, kind, "", facts.anywhere, facts, calendar)
    if not any(kind in facts.anywhere for kind in BEGINNINGS):
        found.append(_without_a_beginning())
    return tuple(found)


def _without_a_beginning() -> Deadline:
    return Deadline(
        RULES_BY_ID["A01"],
        "",
        None,
        problem="The day the request was received (or the plan was transferred) is not recorded.",
    )


def _add(
    found: list[Deadline],
    rule: Rule,
    kind: Kind,
    about: str,
    matter: Matter,
    facts: Facts,
    calendar: Calendar,
) -> None:
    """Work one rule out, unless another of its triggers does it or it does not apply."""
    triggers = rule.triggers
    if len(triggers) > 1 and next(k for k in triggers if k in matter) is not kind:
        return
    since = start_of(kind, matter[kind])
    if not rule.plain and not _applies(rule, matter, facts, since):
        return
    if not rule.in_force_on(since):
        return
    try:
        worked = _worked(rule, kind, since, matter, calendar)
    except CalendarRunsOut as reason:
        worked = Worked(None, problem=str(reason))
    except OverflowError:
        worked = Worked(None, problem="A recorded date is out of any calendar.")
    met_on = _first(rule.met_by, matter, since)
    if rule.met_before_by:
        met_on = _first_in_year_before(rule.met_before_by, matter, since)
    ended_on = None if met_on else _ended(rule, matter, since)
    found.append(
        Deadline(
            rule,
            about,
            worked.due,
            met_on,
            ended_on,
            bool(facts.exceptions) and _is_disapplied(rule, about, facts, since, worked.due),
            worked.problem,
            worked.note,
            worked.count,
            worked.on,
        )
    )


def _applies(rule: Rule, matter: Matter, facts: Facts, since: date) -> bool:
    if any(kind not in matter for kind in rule.requires):
        return False
    if any(kind in matter for kind in rule.unless):
        return False
    return rule.applies is None or rule.applies(facts, since)


def _worked(rule: Rule, kind: Kind, since: date, matter: Matter, calendar: Calendar) -> Worked:
    for over in rule.overridden_by:
        if over in matter:
            on = start_of(over, matter[over])
            return Worked(on, note=f"{over.event} stands in place of the period")
    if rule.special is not None:
        return rule.special(matter, calendar)
    counts = rule.counts
    if not counts:
        return Worked(None)
    if len(counts) == 1:
        due = counts[0].due(since, calendar)
        return Worked(due, counts[0], since)
    return _picked(rule, matter, calendar)


def _picked(rule: Rule, matter: Matter, calendar: Calendar) -> Worked:
    known = [(count, start_of(count.kind, matter[count.kind])) for count in _known(rule, matter)]
    if rule.pick is Pick.FIRST_KNOWN:
        count, on = known[0]
        note = "" if count is rule.counts[0] else f"{rule.counts[0].kind.event} is not recorded"
        return Worked(count.due(on, calendar), count, on, note=note)
    dated = [(count.due(on, calendar), count, on) for count, on in known]
    choose = min if rule.pick is Pick.EARLIEST else max
    due, count, on = choose(dated, key=lambda one: one[0])
    return Worked(due, count, on)


def _known(rule: Rule, matter: Matter) -> Iterator[Count]:
    return (count for count in rule.counts if count.kind in matter)


def _first(kinds: tuple[Kind, ...], matter: Matter, since: date) -> date | None:
    """The first day of any of these, not before the clock began."""
    first: date | None = None
    for kind in kinds:
        days = matter.get(kind)
        if days:
            for day in days:
                if day >= since:
                    if first is None or day < first:
                        first = day
                    break
    return first


def _first_in_year_before(kinds: tuple[Kind, ...], matter: Matter, event: date) -> date | None:
    """The first day of any of these in the twelve months up to the event they prepare."""
    opens = months_after(event, -12)
    days = [day for kind in kinds for day in matter.get(kind, ()) if opens < day <= event]
    return min(days, default=None)


def _ended(rule: Rule, matter: Matter, since: date) -> date | None:
    """The day the duty fell away, unless something since has revived it."""
    for_good = _first(rule.ends_for_good_on, matter, since)
    if for_good is not None:
        return for_good
    ended = _last(rule.ends_on, matter, since)
    if ended is None:
        return None
    revived = _last(rule.revived_by, matter, ended)
    return None if revived is not None else ended


def _last(kinds: tuple[Kind, ...], matter: Matter, since: date) -> date | None:
    days = [day for kind in kinds for day in matter.get(kind, ()) if day >= since]
    return max(days, default=None)


def _is_disapplied(rule: Rule, about: str, facts: Facts, since: date, due: date | None) -> bool:
    relied = facts.exceptions.get((rule.id, about))
    if relied is None or due is None:
        return False
    return judged(
        relied.ground,
        facts,
        rule=rule,
        since=since,
        due=due,
        starts=relied.starts,
        ends=relied.ends,
    ).available


def available(
    ground: Ground,
    facts: Facts,
    *,
    rule: str,
    about: str = "",
    starts: date,
    ends: date | None,
    calendar: Calendar = ENGLAND,
) -> Availability:
    """Whether a listed ground is open on these facts for one running limit. Never: deserved."""
    for clock in timetable(facts, calendar):
        if clock.rule.id == rule and clock.about == about and clock.due is not None:
            since = clock.counted_from or clock.due
            return judged(
                ground, facts, rule=clock.rule, since=since, due=clock.due, starts=starts, ends=ends
            )
    return Availability(False, "This time limit is not running on the case.")
