"""The named ways the law counts time. Each knows its own words, so an explanation is composed.

Conventions K1 to K8 of the law note: the day of the event is left out of "within" and "after";
"beginning with" counts it as the first; months end on the corresponding date or the month's last
day; days and weeks are calendar days and nothing rolls forward, but before the Tribunal.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from .calendar import Calendar
from .facts import Kind
from .words import counted, format_date

_ONE_DAY = timedelta(days=1)


def days_after(day: date, days: int) -> date:
    """The day so many calendar days later (earlier when negative)."""
    return day + timedelta(days=days)


def weeks_after(day: date, weeks: int) -> date:
    """The same weekday so many weeks later (earlier when negative)."""
    return day + timedelta(weeks=weeks)


def months_after(day: date, months: int) -> date:
    """The corresponding date so many months later, or the month's last day if there is none."""
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    try:
        return day.replace(year=year, month=month0 + 1)
    except ValueError:
        return date(year, month0 + 1, monthrange(year, month0 + 1)[1])


def months_beginning_with(day: date, months: int) -> date:
    """The last day of so many months that begin with the day.

    The eve of the corresponding date; where there is none, the last day of that month.
    """
    end = months_after(day, months)
    return end if end.day != day.day else end - _ONE_DAY


def years_after(day: date, years: int) -> date:
    """The anniversary; 1 March for 29 February in a common year (AMB-14)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


@dataclass(frozen=True, slots=True)
class Count:
    """One way of counting from one kind of fact."""

    kind: Kind
    due: Callable[[date, Calendar], date]
    words: str  # "6 weeks from"; what follows is the event and its day

    def said(self, on: date) -> str:
        """How the date came about: "6 weeks from receiving the request on Monday ..."."""
        return f"{self.words} {self.kind.event} on {format_date(on)}"


def after(kind: Kind, *, weeks: int = 0, days: int = 0) -> Count:
    """Within so many weeks or days of an event: the event's day is left out (K1)."""
    period = timedelta(weeks=weeks, days=days)
    said = counted(weeks, "week") if weeks else counted(days, "calendar day")
    return Count(kind, lambda on, _: on + period, f"{said} from")


def beginning_with(kind: Kind, *, days: int) -> Count:
    """So many days of which the event's day is the first (K2)."""
    period = timedelta(days=days - 1)
    return Count(kind, lambda on, _: on + period, f"{counted(days, 'calendar day')} beginning with")


def weeks_before(kind: Kind, weeks: int) -> Count:
    """At least so many weeks before an event: the same weekday (AMB-5)."""
    period = timedelta(weeks=weeks)
    return Count(kind, lambda on, _: on - period, f"{counted(weeks, 'week')} before")


def months_from(kind: Kind, months: int) -> Count:
    """Within so many months of an event (K3)."""
    return Count(kind, lambda on, _: months_after(on, months), f"{counted(months, 'month')} from")


def months_before(kind: Kind, months: int) -> Count:
    """At least so many months before an event (K3)."""
    said = f"{counted(months, 'month')} before"
    return Count(kind, lambda on, _: months_after(on, -months), said)


def months_starting_with(kind: Kind, months: int) -> Count:
    """So many months that begin with the event's day (K2, K3)."""
    said = f"{counted(months, 'month')} beginning with"
    return Count(kind, lambda on, _: months_beginning_with(on, months), said)


def working_days_after(kind: Kind, days: int) -> Count:
    """Within so many working days of an event, its day left out (K7)."""
    said = f"{counted(days, 'working day')} from"
    return Count(kind, lambda on, calendar: calendar.working_day_after(on, days), said)


def working_days_beginning_with(kind: Kind, days: int) -> Count:
    """So many working days of which the event's day, if it is one, is the first."""
    said = f"{counted(days, 'working day')} beginning with"
    return Count(kind, lambda on, calendar: calendar.working_day_beginning_with(on, days), said)


def tribunal_working_days_after(kind: Kind, days: int) -> Count:
    """Within so many working days before the Tribunal, which rests in August and at Christmas."""
    said = f"{counted(days, 'working day')} (not counting August or 25 December to 1 January) from"
    return Count(kind, lambda on, calendar: calendar.tribunal_working_day_after(on, days), said)


def the_same_day(kind: Kind) -> Count:
    """At once: on the day of the event."""
    return Count(kind, lambda on, _: on, "at once, on the day of")


def before_named_date(kind: Kind, *, month: int, day: int) -> Count:
    """Before a named date in the calendar year of an event: the day before it is the last (K5)."""
    named = format_date(date(2001, month, day)).split(" ", 1)[1].rsplit(" ", 1)[0]
    return Count(
        kind,
        lambda on, _: date(on.year, month, day) - _ONE_DAY,
        f"the day before {named} in the calendar year of",
    )
