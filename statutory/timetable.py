"""Rules and facts to deadlines. Pure: no clock, no network, no database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
        if self.due is None and self.note:
            return f"{duty}: {self.note}, so no day is set {source}."
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
        if self.rule.also is None or self.due is None:
            return ()
        try:
            return self.rule.also(self)
        except (OverflowError, ValueError):  # the day itself is the last there is
            return ()

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
        _add(found, _LISTENING, about, matter, facts, calendar)
    if not _ACROSS.keys().isdisjoint(facts.anywhere):
        _add(found, _ACROSS, "", facts.anywhere, facts, calendar)
    if facts.anywhere.keys().isdisjoint(BEGINNINGS):
        found.append(_without_a_beginning())
    return tuple(found)


def _add(
    found: list[Deadline],
    listening: Mapping[Kind, Sequence[Rule]],
    about: str,
    matter: Matter,
    facts: Facts,
    calendar: Calendar,
) -> None:
    """Work out every rule that something in this matter starts."""
    for kind, days in matter.items():
        if rules := listening.get(kind):
            since = start_of(kind, days)
            for rule in rules:
                unconditional = rule.plain and since >= rule.in_force_from
                if unconditional or _applies(rule, kind, matter, facts, since):
                    found.append(_clock(rule, about, since, matter, facts, calendar))


def _without_a_beginning() -> Deadline:
    return Deadline(
        RULES_BY_ID["A01"],
        "",
        None,
        problem="The day the request was received (or the plan was transferred) is not recorded.",
    )


def _clock(
    rule: Rule, about: str, since: date, matter: Matter, facts: Facts, calendar: Calendar
) -> Deadline:
    """One clock: when it is due, and whether it was met, fell away or was switched off."""
    count: Count | None = rule.only
    on: date | None = since
    due: date | None = None
    note = problem = ""
    try:
        if count is not None:
            due = count.due(since, calendar)
        else:
            due, count, on, note, problem = _worked(rule, since, matter, calendar)
    except CalendarRunsOut as reason:
        count, on, problem = None, None, str(reason)
    except (OverflowError, ValueError):
        count, on, problem = None, None, "A recorded date is out of any calendar."
    met_on = ended_on = None
    if rule.met_before_by:
        met_on = _first_in_year_before(rule.met_before_by, matter, since)
    elif rule.met_by:
        met_on = _first(rule.met_by, matter, since)
    if met_on is None and rule.may_end:
        ended_on = _ended(rule, matter, facts, since)
    off = bool(facts.exceptions) and _is_disapplied(rule, about, facts, since, due)
    return Deadline(rule, about, due, met_on, ended_on, off, problem, note, count, on)


def _applies(rule: Rule, kind: Kind, matter: Matter, facts: Facts, since: date) -> bool:
    """Whether this version of the rule runs here, and this is the first of its triggers."""
    if not rule.in_force_on(since):
        return False
    for trigger in rule.triggers:
        if trigger is kind:
            break
        if trigger in matter:
            return False
    for needed in rule.requires:
        if needed not in matter:
            return False
    for bar in rule.unless:
        if bar in matter:
            return False
    return rule.applies is None or rule.applies(facts, since)


def _worked(rule: Rule, since: date, matter: Matter, calendar: Calendar) -> Worked:
    for over in rule.overridden_by:
        if over in matter:
            on = start_of(over, matter[over])
            return Worked(on, note=f"{over.event} stands in place of the period")
    if rule.special is not None:
        return rule.special(matter, calendar)
    if len(rule.counts) == 1:
        return Worked(rule.counts[0].due(since, calendar), rule.counts[0], since)
    return _picked(rule, matter, calendar) if rule.counts else Worked(None)


def _picked(rule: Rule, matter: Matter, calendar: Calendar) -> Worked:
    """Of several ways of counting: the earliest date, the latest, or the first that is known."""
    due: date | None = None
    later, by, since = rule.pick is Pick.LATEST, None, None
    for count in rule.counts:
        if days := matter.get(count.kind):
            on = start_of(count.kind, days)
            this = count.due(on, calendar)
            if due is None or (this > due if later else this < due):
                due, by, since = this, count, on
                if rule.pick is Pick.FIRST_KNOWN:
                    break
    note = ""
    if rule.pick is Pick.FIRST_KNOWN and by is not rule.counts[0]:
        note = f"{rule.counts[0].kind.event} is not recorded"
    return Worked(due, by, since, note)


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


def _ended(rule: Rule, matter: Matter, facts: Facts, since: date) -> date | None:
    """The day the duty fell away, unless something since has revived it."""
    for_good = _first(rule.ends_for_good_on, matter, since)
    if for_good is not None:
        return for_good
    ended = _last(rule.ends_on, matter, since)
    if ended is None:
        # What must be done before an event ends with the case, although the event is to come.
        since = date.min if rule.met_before_by else since
        ended = _last(rule.over_with, facts.matters.get("", {}), since)
    if ended is None:
        return None
    revived = _last(rule.revived_by, matter, ended)
    return None if revived is not None else ended


def _last(kinds: tuple[Kind, ...], matter: Matter, since: date) -> date | None:
    last: date | None = None
    for kind in kinds:
        days = matter.get(kind)
        if days and days[-1] >= since and (last is None or days[-1] > last):
            last = days[-1]
    return last


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
