"""What the engine is told: dated facts, and the exceptions an officer relies on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from .kinds import FIRST_COUNTS, Kind

__all__ = ["Fact", "Facts", "Ground", "Kind", "StatutoryException"]


class Ground(StrEnum):
    """The listed reasons for which a time limit need not be met. There are no others."""

    SETTING_CLOSED = "setting_closed"
    EARLY_YEARS_CLOSED = "early_years_closed"
    EXCEPTIONAL_CIRCUMSTANCES = "exceptional_circumstances"
    ABSENT_FROM_AREA = "absent_from_area"
    ABSENT_TWO_WEEKS = "absent_two_weeks"
    MISSED_APPOINTMENT = "missed_appointment"
    CORONAVIRUS_2020 = "coronavirus_2020"

    @property
    def label(self) -> str:
        """The ground in plain words."""
        return _GROUND_LABELS[self]


_GROUND_LABELS = {
    Ground.SETTING_CLOSED: "The school or post-16 institution was closed for at least 4 weeks",
    Ground.EARLY_YEARS_CLOSED: "The early years setting was closed for at least 4 weeks",
    Ground.EXCEPTIONAL_CIRCUMSTANCES: (
        "Exceptional personal circumstances affected the child, the parent or the young person"
    ),
    Ground.ABSENT_FROM_AREA: (
        "The child, the parent or the young person was away from the area for at least 4 weeks"
    ),
    Ground.ABSENT_TWO_WEEKS: (
        "The child, the parent or the young person was away from the area for at least 2 weeks"
    ),
    Ground.MISSED_APPOINTMENT: "The child or young person missed an appointment for the advice",
    Ground.CORONAVIRUS_2020: "A reason relating to coronavirus (1 May to 24 September 2020 only)",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that happened, on a day in London. `on` empty: a correction that it did not.

    `about` says what it concerns when a clock can run several times ("advice:2").
    """

    kind: Kind
    on: date | None
    about: str = ""
    id: int | None = None
    corrects: int | None = None


@dataclass(frozen=True, slots=True)
class StatutoryException:
    """A ground relied on for one limit, from a day to a day (`ends` empty: still going on)."""

    rule: str
    ground: Ground
    starts: date
    ends: date | None
    about: str = ""
    why: str = ""


class Facts:
    """Everything known of one case. The order in which it was recorded makes no difference."""

    def __init__(
        self, facts: Iterable[Fact] = (), exceptions: Iterable[StatutoryException] = ()
    ) -> None:
        told = list(facts)
        superseded = {fact.corrects for fact in told if fact.corrects is not None}
        days: dict[tuple[Kind, str], list[date]] = {}
        for fact in told:
            if fact.on is not None and (fact.id is None or fact.id not in superseded):
                days.setdefault((fact.kind, fact.about), []).append(fact.on)
        withdrawn = max(days.get((Kind.REQUEST_WITHDRAWN, ""), ()), default=None)
        matters: dict[str, dict[Kind, tuple[date, ...]]] = {}
        for kind, about in sorted(days):
            dates = tuple(sorted(days[kind, about]))
            if kind is Kind.REQUEST_RECEIVED and withdrawn:
                # A request renewed after it was withdrawn starts anew (H-091).
                dates = tuple(day for day in dates if day > withdrawn) or dates
            matters.setdefault(about, {})[kind] = dates
        # What is known about each thing ("" for the case itself): kind to days, in order.
        self.matters: Mapping[str, Mapping[Kind, tuple[date, ...]]] = matters
        self.exceptions = {(one.rule, one.about): one for one in exceptions}

    @cached_property
    def anywhere(self) -> dict[Kind, tuple[date, ...]]:
        """The days of each kind, whatever they are about, in order."""
        merged: dict[Kind, list[date]] = {}
        for matter in self.matters.values():
            for kind, days in matter.items():
                merged.setdefault(kind, []).extend(days)
        return {kind: tuple(sorted(merged[kind])) for kind in sorted(merged)}

    def has(self, kind: Kind) -> bool:
        """Whether such a thing happened at all."""
        return kind in self.anywhere

    def start(self, kind: Kind) -> date | None:
        """The day from which the clocks of such a thing count, whatever it is about."""
        days = self.anywhere.get(kind)
        return start_of(kind, days) if days else None

    def latest(self, kind: Kind) -> date | None:
        """The last day such a thing happened."""
        days = self.anywhere.get(kind)
        return days[-1] if days else None

    def last_of(self, kinds: Iterable[Kind]) -> date | None:
        """The last day any of such things happened."""
        return max((day for kind in kinds for day in self.anywhere.get(kind, ())), default=None)

    def abouts(self, kind: Kind) -> set[str]:
        """What such things were about."""
        return {about for about, matter in self.matters.items() if kind in matter}


def start_of(kind: Kind, days: Sequence[date]) -> date:
    """Of several days on which the same thing was recorded, the one its clock counts from."""
    return days[0] if kind in FIRST_COUNTS else days[-1]
