"""Histories as a caseworker would say them: "request_received 2026-01-05; plan_sent 2026-05-01"."""

from __future__ import annotations

from datetime import date

from statutory import Deadline, Fact, Facts, Kind, timetable


def told(history: str) -> list[Fact]:
    """The facts of a history. A third word says what a fact is about: "advice:1"."""
    facts = []
    for number, line in enumerate(filter(None, map(str.strip, history.split(";"))), start=1):
        kind, on, *about = line.split()
        day = None if on == "never" else date.fromisoformat(on)
        facts.append(Fact(Kind(kind), day, about[0] if about else "", id=number))
    return facts


def clocks(history: str) -> dict[str, Deadline]:
    """The clocks that a history starts, by rule; one that runs for a thing as "A03 advice:1"."""
    return named(timetable(Facts(told(history))))


def named(found: tuple[Deadline, ...]) -> dict[str, Deadline]:
    """Clocks by rule and by what they are about."""
    return {f"{clock.rule.id} {clock.about}".strip(): clock for clock in found}


def due(history: str, rule: str) -> str:
    """When one clock of a history is due: a date, "no day", or "not running"."""
    clock = clocks(history).get(rule)
    if clock is None:
        return "not running"
    return clock.due.isoformat() if clock.due else "no day"
