"""The schedule: what kind of record is kept how long, from which day, and why. Dated data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

from statutory import birthday, years_after

BY_TWO = "two people"


@dataclass(frozen=True)
class Kept:
    """One line of the schedule."""

    code: str
    what: str
    years: int | None
    setting: str
    counts_from: str
    by: str
    why: str
    citations: tuple[str, ...]
    begins: date
    ends: date | None

    @property
    def is_record(self) -> bool:
        """Whether it is a child's record, which two people erase."""
        return self.by == BY_TWO

    @property
    def years_here(self) -> int:
        """How many years here, where the council may say so."""
        return int(getattr(settings.RETENTION, self.setting, 0) or self.years or 0)

    def due_on(self, from_day: date) -> date:
        """The first day on which such a record is no longer needed."""
        if self.counts_from == "birth":
            return birthday(from_day, self.years_here)
        return years_after(from_day, self.years_here)


@cache
def whole_schedule() -> tuple[Kept, ...]:
    """Every line there ever was."""
    lines = json.loads(Path(__file__).with_name("schedule.json").read_text(encoding="utf-8"))
    return tuple(_line(one) for one in lines)


def schedule_on(day: date) -> list[Kept]:
    """The lines in force on a day."""
    return [
        one
        for one in whole_schedule()
        if one.begins <= day and (one.ends is None or day <= one.ends)
    ]


def kept_as(code: str, day: date) -> Kept:
    """The line of one kind of record that is in force on a day."""
    return next(one for one in schedule_on(day) if one.code == code)


def _line(said: dict[str, object]) -> Kept:
    return Kept(
        citations=tuple(said.pop("citations")),  # type: ignore[arg-type]
        begins=date.fromisoformat(str(said.pop("from"))),
        ends=date.fromisoformat(str(said["to"])) if said["to"] else None,
        **{name: value for name, value in said.items() if name != "to"},  # type: ignore[arg-type]
    )
