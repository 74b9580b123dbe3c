"""Is a listed ground open on these facts? Never: is it deserved, which an officer judges.

An exception switches a limit off while, and because, the ground makes compliance impractical
(regs 5(4), 8(2), 10(4), 13(3), 27(3), 44(3)). It never pauses or moves the date.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from .counting import days_after
from .facts import Facts, Ground
from .kinds import Kind
from .rule import Rule
from .words import format_date

FOUR_WEEKS = 28  # days
TWO_WEEKS = 14
ONE_WEEK = 7
# SI 2020/471: the extra exception for coronavirus, in force for these days only.
CORONAVIRUS_FROM, CORONAVIRUS_TO = date(2020, 5, 1), date(2020, 9, 25)


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether a ground is open, and why or why not, in a sentence."""

    available: bool
    reason: str


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked: from when to when the ground held, against which limit."""

    facts: Facts
    since: date
    due: date
    starts: date
    ends: date | None


def judged(
    ground: Ground,
    facts: Facts,
    *,
    rule: Rule,
    since: date,
    due: date,
    starts: date,
    ends: date | None,
) -> Availability:
    """Whether the ground is listed for this limit and its conditions are met on these facts."""
    if ground not in rule.excused_on:
        return Availability(
            False, f"“{ground.label}” is not a listed exception to this time limit."
        )
    try:
        return _TESTS[ground](_Asked(facts, since, due, starts, ends))
    except OverflowError:
        return Availability(False, "Those days are out of any calendar.")


def request_window(closed_from: date, reopens: date) -> tuple[date, date]:
    """When advice must have been asked of a closed setting: a week before either end, both in."""
    return days_after(closed_from, -ONE_WEEK), days_after(reopens, -ONE_WEEK)


def _closed(asked: _Asked) -> Availability:
    if asked.ends is None:
        return Availability(False, "Enter the last day the setting was closed.")
    reopens = days_after(asked.ends, 1)
    closed = (reopens - asked.starts).days
    if closed < FOUR_WEEKS:
        return Availability(
            False, f"The setting was closed for {closed} days; the exception needs at least 28."
        )
    first, last = request_window(asked.starts, reopens)
    if any(first <= day <= last for day in _advice_requests(asked.facts)):
        return Availability(
            True, "Advice was asked of the setting in the days the exception covers."
        )
    return Availability(
        False,
        "The head or principal was not asked for advice between"
        f" {format_date(first)} and {format_date(last)}, so this exception is not open.",
    )


def _advice_requests(facts: Facts) -> tuple[date, ...]:
    told = facts.anywhere
    return told.get(Kind.SCHOOL_ADVICE_REQUESTED) or told.get(Kind.ADVICE_REQUEST_SENT, ())


def _absent(days: int) -> Callable[[_Asked], Availability]:
    def test(asked: _Asked) -> Availability:
        if asked.ends is None:
            return Availability(False, "Enter the last day of the absence.")
        start, end = max(asked.starts, asked.since), min(asked.ends, asked.due)
        inside = max(0, (end - start).days + 1)
        enough = inside >= days
        return Availability(
            enough,
            f"{inside} days of the absence fall between {format_date(asked.since)} and"
            f" {format_date(asked.due)}; the exception needs at least {days}.",
        )

    return test


def _during(asked: _Asked) -> Availability:
    overlaps = asked.starts <= asked.due and (asked.ends is None or asked.ends >= asked.since)
    if overlaps:
        return Availability(True, "It falls within the time the limit covers.")
    return Availability(
        False,
        f"It must fall between {format_date(asked.since)} and {format_date(asked.due)},"
        " the time the limit covers.",
    )


def _coronavirus(asked: _Asked) -> Availability:
    if CORONAVIRUS_FROM <= asked.starts < CORONAVIRUS_TO:
        return Availability(True, "The temporary exception was in force on that day.")
    return Availability(False, "That exception was in force from 1 May to 24 September 2020 only.")


_TESTS: dict[Ground, Callable[[_Asked], Availability]] = {
    Ground.SETTING_CLOSED: _closed,
    Ground.EARLY_YEARS_CLOSED: _closed,
    Ground.EXCEPTIONAL_CIRCUMSTANCES: _during,
    Ground.ABSENT_FROM_AREA: _absent(FOUR_WEEKS),
    Ground.ABSENT_TWO_WEEKS: _absent(TWO_WEEKS),
    Ground.MISSED_APPOINTMENT: _during,
    Ground.CORONAVIRUS_2020: _coronavirus,
}
