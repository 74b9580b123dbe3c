"""Working days in England, and the Tribunal's. Refuses to guess past the published list."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from pathlib import Path

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class CalendarRunsOut(Exception):
    """A working day was asked for outside the years for which bank holidays are published."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            f"Bank holidays are only known from {first.year} to {last.year},"
            " so working days outside those years cannot be counted."
        )


class Calendar:
    """The working days between the first and the last year of a list of bank holidays.

    A working day is not a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday
    (HESC Rules 2008, rule 12(5); taken to be the same for the Regulations). Every published
    year is taken to be complete to 31 December.
    """

    def __init__(self, bank_holidays: Iterable[date]) -> None:
        self.bank_holidays = frozenset(bank_holidays)
        self.first = date(min(self.bank_holidays).year, 1, 1)
        self.last = date(max(self.bank_holidays).year, 12, 31)
        self._days = [day for day in self._every_day() if self._is_working(day)]
        self._tribunal_days = [day for day in self._days if not _is_tribunal_recess(day)]

    def is_working_day(self, day: date) -> bool:
        """Whether offices in England work that day. Raises `CalendarRunsOut` past the list."""
        self._check(day)
        return self._is_working(day)

    def working_day_after(self, day: date, number: int) -> date:
        """The last of so many working days, the day itself left out."""
        self._check(day)
        return self._pick(self._days, bisect_right(self._days, day) + number - 1)

    def working_day_beginning_with(self, day: date, number: int) -> date:
        """The last of so many working days, the day itself counted if it is one."""
        self._check(day)
        return self._pick(self._days, bisect_left(self._days, day) + number - 1)

    def working_day_before(self, day: date, number: int) -> date:
        """The first of so many working days that end before the day."""
        self._check(day)
        return self._pick(self._days, bisect_left(self._days, day) - number)

    def working_days_between(self, day: date, until: date) -> int:
        """How many working days come after a day, the last one counted. 0 where it is past."""
        self._check(day)
        self._check(until)
        return max(0, bisect_right(self._days, until) - bisect_right(self._days, day))

    def tribunal_working_day_after(self, day: date, number: int) -> date:
        """The same, with August and 25 December to 1 January left out (HESC rule 12(3)(b))."""
        self._check(day)
        days = self._tribunal_days
        return self._pick(days, bisect_right(days, day) + number - 1)

    def rolled_for_tribunal(self, day: date) -> date:
        """The day itself, or the first on which an act due then is still in time (HESC rule 12).

        A day in August or from 25 December to 1 January goes past all of them; any other that is
        no working day goes to the next working day, even when that one is in August.
        """
        self._check(day)
        days = self._tribunal_days if _is_tribunal_recess(day) else self._days
        return self._pick(days, bisect_left(days, day))

    def _pick(self, days: list[date], index: int) -> date:
        if not 0 <= index < len(days):
            raise CalendarRunsOut(self.first, self.last)
        return days[index]

    def _check(self, day: date) -> None:
        if not self.first <= day <= self.last:
            raise CalendarRunsOut(self.first, self.last)

    def _is_working(self, day: date) -> bool:
        return day.weekday() < _SATURDAY and day not in self.bank_holidays

    def _every_day(self) -> Iterable[date]:
        day = self.first
        while day <= self.last:
            yield day
            day += _ONE_DAY


def _is_tribunal_recess(day: date) -> bool:
    return day.month == 8 or (day.month, day.day) == (1, 1) or (day.month == 12 and day.day >= 25)


@cache
def england() -> Calendar:
    """The calendar bundled with the product."""
    text = (Path(__file__).parent / "bank_holidays.json").read_text(encoding="utf-8")
    return Calendar(date.fromisoformat(event["date"]) for event in json.loads(text)["events"])


ENGLAND = england()
