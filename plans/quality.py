"""How good a plan is: criteria with weights, and the grade that follows from the marks.

All of it is dated data (`quality.json`). An auditor gives marks; nobody chooses a grade.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from statutory import Citation, Force, Mark
from statutory.citation import ACT, CODE, REGULATIONS

MET, PARTLY, NOT_MET, NOT_APPLICABLE = "met", "partly", "not_met", "not_applicable"
THREAD = "thread"
SECTIONS = {
    **{code: f"Section {code}" for code in "ABCDEFGHIJK"},
    "H": "Sections H1 and H2",
    THREAD: "The plan as a whole",
}
_GOT = {MET: 2, PARTLY: 1, NOT_MET: 0}  # halves of the weight
_INSTRUMENTS = {
    "act": ACT,
    "regulations": REGULATIONS,
    "code": CODE,
    "practice": "What this council expects",
}
_FILE = Path(__file__).with_name("quality.json")


class _Dated(Protocol):
    @property
    def in_force_from(self) -> date: ...
    @property
    def in_force_to(self) -> date | None: ...


Dated = TypeVar("Dated", bound=_Dated)


@dataclass(frozen=True)
class Criterion:
    """One thing that is looked at: what it is called, what good looks like, where that is said."""

    id: str
    section: str
    weight: int
    force: Force
    name: str
    good: str
    source: Citation
    may_not_apply: bool
    in_force_from: date
    in_force_to: date | None


@dataclass(frozen=True)
class Limit:
    """What keeps a grade down, however many points there are."""

    kind: str
    at_least: int
    at_most: str
    words: str
    section: str = ""


@dataclass(frozen=True)
class Grading:
    """From which share of the points a grade is reached, and what limits it."""

    thresholds: tuple[tuple[str, int], ...]  # best first
    limits: tuple[Limit, ...]
    in_force_from: date
    in_force_to: date | None


@dataclass(frozen=True)
class Result:
    """What the marks come to."""

    percent: int
    grade: str
    by_points: str  # the grade that the points alone would give
    limited_by: tuple[str, ...]
    sections: Mapping[str, int]


def criteria_on(day: date) -> tuple[Criterion, ...]:
    """The criteria in force on a day, in the order of a plan. Before the first: the first."""
    return _in_force(_read()[0], day)


def grading_on(day: date) -> Grading:
    """How the grade was worked out on a day."""
    return _in_force(_read()[1], day)[-1]


def grade(marks: Mapping[str, str], day: date) -> Result:
    """Work out the grade of a plan from the marks it got. Every criterion must have one."""
    criteria, grading = criteria_on(day), grading_on(day)
    if missing := [one.id for one in criteria if marks.get(one.id) not in (*_GOT, NOT_APPLICABLE)]:
        raise ValueError(f"No mark for {', '.join(missing)}")
    percent = share(criteria, marks)
    sections = {
        code: reached
        for code in SECTIONS
        if (reached := share((c for c in criteria if c.section == code), marks)) is not None
    }
    by_points = next(name for name, least in grading.thresholds if (percent or 0) >= least)
    order = [name for name, _ in grading.thresholds]
    limits = [one for one in grading.limits if _LIMITS[one.kind](one, criteria, marks, sections)]
    lowest = max([by_points, *(one.at_most for one in limits)], key=order.index)
    lowered = [one for one in limits if order.index(one.at_most) > order.index(by_points)]
    words = tuple(one.words for one in lowered if one.at_most == lowest)
    return Result(percent or 0, lowest, by_points, words, sections)


def share(criteria: Iterable[Criterion], marks: Mapping[str, str]) -> int | None:
    """The part of the points that was reached, in whole per cent, rounded down.

    What does not apply is left out. Nothing at all where nothing applies.
    """
    return share_of((one.weight, marks.get(one.id, "")) for one in criteria)


def share_of(told: Iterable[tuple[int, str]]) -> int | None:
    """The same from pairs of a weight and a mark, of one plan or of several."""
    pairs = [(weight, _GOT[mark]) for weight, mark in told if mark in _GOT]
    whole = 2 * sum(weight for weight, _ in pairs)
    return 100 * sum(weight * half for weight, half in pairs) // whole if whole else None


def kept_back(counts: Mapping[str, int], fewest: int = 5) -> dict[str, int | None]:
    """Figures as they may leave the service: small ones are kept back.

    So is one more where the only small one could be worked out from the total, and every one where
    the total is small itself.
    """
    if sum(counts.values()) < fewest:
        return dict.fromkeys(counts)
    shown: dict[str, int | None] = {
        name: count if count == 0 or count >= fewest else None for name, count in counts.items()
    }
    if sum(count is None for count in shown.values()) == 1:
        others = [name for name, count in shown.items() if count is not None]
        if others:
            shown[min(others, key=lambda name: (counts[name] == 0, counts[name]))] = None
    return shown


def _count(criteria: Iterable[Criterion], marks: Mapping[str, str], mark: str, law: bool) -> int:
    said = [one for one in criteria if one.force is Force.LAW or not law]
    return sum(marks.get(one.id) == mark for one in said)


_Judge = Callable[[Limit, tuple[Criterion, ...], Mapping[str, str], Mapping[str, int]], bool]
_LIMITS: dict[str, _Judge] = {
    "law_not_met": lambda one, of, marks, _: _count(of, marks, NOT_MET, True) >= one.at_least,
    "law_partly_met": lambda one, of, marks, _: _count(of, marks, PARTLY, True) >= one.at_least,
    "not_met": lambda one, of, marks, _: _count(of, marks, NOT_MET, False) >= one.at_least,
    "section_below": lambda one, of, marks, got: got.get(one.section, 100) < one.at_least,
}


def _in_force(known: tuple[Dated, ...], day: date) -> tuple[Dated, ...]:
    day = max(day, min(one.in_force_from for one in known))
    begun = [one for one in known if one.in_force_from <= day]
    return tuple(one for one in begun if one.in_force_to is None or day <= one.in_force_to)


@cache
def said() -> Mapping[str, Any]:
    """The file as it stands."""
    return json.loads(_FILE.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def days_of(one: Mapping[str, Any]) -> dict[str, Any]:
    """From when an entry of the file holds, and until when."""
    ends = one["in_force_to"]
    return {
        "in_force_from": date.fromisoformat(one["in_force_from"]),
        "in_force_to": date.fromisoformat(ends) if ends else None,
    }


@cache
def _read() -> tuple[tuple[Criterion, ...], tuple[Grading, ...]]:
    criteria = tuple(_criterion(one) for one in said()["criteria"])
    gradings = tuple(
        Grading(
            thresholds=tuple((name, least) for name, least in one["thresholds"]),
            limits=tuple(Limit(**limit) for limit in one["limits"]),
            **days_of(one),
        )
        for one in said()["grading"]
    )
    return criteria, gradings


def _criterion(one: Mapping[str, Any]) -> Criterion:
    source = one["source"]
    instrument, mark = _INSTRUMENTS[source["instrument"]], Mark(source["mark"])
    return Criterion(
        **{name: one[name] for name in ("id", "section", "weight", "name", "good")},
        force=Force(one["force"]),
        source=Citation(instrument, source["provision"], one["name"], mark),
        may_not_apply=one["may_not_apply"],
        **days_of(one),
    )
