"""Holidays and other closures of a setting, against the time that the law gives.

A closure moves no date. One of four weeks or more can be a listed exception, if the head or
principal was asked for advice in the days that the law names (reg 5(4)(a)-(b)).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .counting import days_after, weeks_after
from .facts import Fact, Facts
from .grounds import FOUR_WEEKS, request_window
from .kinds import Kind
from .timetable import timetable

_SETTING = "advice:setting"


@dataclass(frozen=True, slots=True)
class Closed:
    """A setting is closed from `starts` (the first day) until it `reopens` (an open day)."""

    what: str
    starts: date
    reopens: date

    @property
    def last_day(self) -> date:
        """The last day on which it is closed."""
        return days_after(self.reopens, -1)

    @property
    def days(self) -> int:
        """How long it is closed, in calendar days."""
        return (self.reopens - self.starts).days

    @property
    def can_be_an_exception(self) -> bool:
        """Whether it lasts the four weeks that the listed exception asks for."""
        return self.days >= FOUR_WEEKS

    @property
    def ask_between(self) -> tuple[date, date]:
        """The first and last day to ask the head for advice, for the exception to be open."""
        return request_window(self.starts, self.reopens)

    def days_within(self, first: date, last: date) -> int:
        """How many of its days fall from a day to a day, both counted."""
        start, end = max(self.starts, first), min(self.last_day, last)
        return max(0, (end - start).days + 1)


@dataclass(frozen=True, slots=True)
class Week:
    """What becomes of a request that is received on the Monday of a week."""

    monday: date
    decide_by: date  # A01
    advice_by: date  # A03, when advice is asked on the last day to decide
    refuse_by: date  # A04
    final_by: date  # A07
    meets: tuple[tuple[Closed, int], ...]  # closures in the time for advice, and days of each

    @property
    def closed_days(self) -> int:
        """Days of the time for advice on which the setting is closed."""
        return sum(days for _, days in self.meets)

    @property
    def advice_days(self) -> int:
        """Days from asking for advice to its last day."""
        return (self.advice_by - self.decide_by).days


def week_of(monday: date, closures: tuple[Closed, ...]) -> Week:
    """The dates of a request received on a Monday, and the closures that the advice meets.

    Advice is taken as asked for on the last day to decide, which is the worst case.
    """
    due = _due(Fact(Kind.REQUEST_RECEIVED, monday))
    decide_by = due["A01"]
    advice_by = _due(Fact(Kind.ADVICE_REQUEST_SENT, decide_by, _SETTING))["A03"]
    meets = tuple(
        (closed, days)
        for closed in closures
        if (days := closed.days_within(days_after(decide_by, 1), advice_by))
    )
    return Week(monday, decide_by, advice_by, due["A04"], due["A07"], meets)


def mondays(today: date, count: int) -> tuple[date, ...]:
    """The Monday of this week and those that follow."""
    first = days_after(today, -today.weekday())
    return tuple(weeks_after(first, number) for number in range(count))


def _due(fact: Fact) -> dict[str, date]:
    return {clock.rule.id: clock.due for clock in timetable(Facts([fact])) if clock.due}
