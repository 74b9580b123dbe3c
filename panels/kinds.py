"""Kinds of panel as data: the question asked, the legal test, who sits, the quorum, the rhythm.

A panel advises; an officer decides. No law asks for panels, so all but the tests of law is a local
choice, and stands in `kinds.json` for a council to change.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

_TOLD: dict[str, Any] = json.loads(Path(__file__).with_name("kinds.json").read_text("utf-8"))
SEATS: dict[str, str] = _TOLD["seats"]
NO_VOICE = frozenset({"clerk"})  # they write, and are not counted


@dataclass(frozen=True)
class Question:
    """What a panel is asked, with the test of law in words. `decided_by`: as `Decision.Question`.

    `money_counts`: whether cost may be weighed at all. It never may where need is the question.
    """

    code: str
    asks: str
    test: tuple[str, ...]
    counts: tuple[str, ...]
    counts_not: tuple[str, ...]
    cites: str
    money_counts: bool
    decided_by: str
    in_force_from: date
    in_force_to: date | None = None


@dataclass(frozen=True)
class Turnaround:
    """Targets of our own, in working days: papers before the meeting; the rest after it."""

    papers_before: int
    minutes_after: int
    decision_after: int
    letter_after: int


@dataclass(frozen=True)
class Quorum:
    """How many must be there, and of each group of seats at least one."""

    at_least: int
    seats: tuple[tuple[str, ...], ...]

    def missing(self, present: Collection[str]) -> tuple[str, ...]:
        """What a meeting lacks, in words, given the seat of each who is there. Empty: quorate."""
        voices = [seat for seat in present if seat not in NO_VOICE]
        lacking = [
            " or ".join(SEATS[seat].lower() for seat in group)
            for group in self.seats
            if not set(group) & set(voices)
        ]
        short = self.at_least - len(voices)
        more = [f"{short} more member{'s' * (short > 1)}"] if short > 0 else []
        return (*lacking, *more)


@dataclass(frozen=True)
class PanelKind:
    """One kind of panel."""

    code: str
    name: str
    questions: tuple[str, ...]
    seats: tuple[str, ...]
    quorum: Quorum
    every_weeks: int
    capacity: int
    working_days: Turnaround
    in_force_from: date
    in_force_to: date | None = None


def _dated(row: dict[str, Any]) -> dict[str, Any]:
    return {name: date.fromisoformat(row[name]) for name in row if name.startswith("in_force")}


def _tuples(row: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(v) if isinstance(v, list) else v for name, v in row.items()}


def _quorum(row: dict[str, Any]) -> Quorum:
    return Quorum(row["at_least"], tuple(tuple(group) for group in row["seats"]))


QUESTIONS: dict[str, Question] = {
    code: Question(**(_tuples(row) | _dated(row)), code=code)
    for code, row in _TOLD["questions"].items()
}
KINDS: dict[str, PanelKind] = {
    row["code"]: PanelKind(
        **(_tuples(row) | _dated(row))
        | {
            "quorum": _quorum(row["quorum"]),
            "working_days": Turnaround(**row["working_days"]),
        }
    )
    for row in _TOLD["kinds"]
}
