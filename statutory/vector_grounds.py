"""What each kind of worked example about an exception asks: is a listed ground open?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from .counting import days_after
from .facts import Ground
from .grounds import FOUR_WEEKS, request_window
from .kinds import Kind
from .timetable import Deadline, available
from .vector_answers import NAMED, Results, due_of, lateness
from .vector_facts import Told


def is_open(told: Told, ground: Ground, rule: str, starts: date, ends: date) -> bool:
    """Whether a ground that held from a day to a day is open against a rule's limit."""
    return available(ground, told.facts(), rule=rule, starts=starts, ends=ends).available


def claimed(told: Told) -> bool:
    """Whether exceptional circumstances are said to have made compliance impractical."""
    named = ("exceptional_personal_circumstances", "exceptional_circumstances")
    said = any(told.told.get(name) is True for name in named)
    return said and told.told.get("impractical_because_of_it", True) is True


def _closed(told: Told) -> tuple[date, date]:
    facts = told.facts()
    closed, reopens = facts.start(Kind.SETTING_CLOSED_FROM), facts.start(Kind.SETTING_REOPENS)
    if closed is None or reopens is None:
        raise KeyError("school_closed_from and school_reopens")
    return closed, reopens


def _closure_is_open(told: Told, rule: str) -> bool:
    closed, reopens = _closed(told)
    early_years = any("early" in name for name in told.told)
    ground = Ground.EARLY_YEARS_CLOSED if early_years else Ground.SETTING_CLOSED
    return is_open(told, ground, rule, closed, days_after(reopens, -1))


def advice(told: Told) -> Results:
    """When advice is owed, and whether its limit can be excused (reg 8)."""
    clock = told.clock("A03")
    since, due = clock.counted_from or due_of(clock), due_of(clock)
    asked = [
        (Ground.ABSENT_FROM_AREA, "absent_from", "absent_to"),
        (Ground.EXCEPTIONAL_CIRCUMSTANCES, "circumstances_from", "circumstances_to"),
    ]
    open_grounds = [
        is_open(told, ground, "A03", *span)
        for ground, first, last in asked
        if (span := told.span(first, last))
    ]
    if told.told.get("appointment_missed") is True:
        open_grounds.append(is_open(told, Ground.MISSED_APPOINTMENT, "A03", since, due))
    if claimed(told):
        open_grounds.append(is_open(told, Ground.EXCEPTIONAL_CIRCUMSTANCES, "A03", since, due))
    return {
        "last_compliant_day": due,
        "nominal_deadline": due,
        "exception_available": any(open_grounds),
    } | dict(lateness(clock))


def closure(told: Told) -> Results:
    """Whether a closed school or early years setting opens the exception (A08)."""
    closed, reopens = _closed(told)
    first, last = request_window(closed, reopens)
    long_enough = (reopens - closed).days >= FOUR_WEEKS
    return {
        "exception_available": _closure_is_open(told, "A07"),
        "nominal_decision_deadline": told.clock("A01").due,
        "nominal_final_plan_deadline": told.clock("A07").due,
        **({"window_first_day": first, "window_last_day": last} if long_enough else {}),
    }


def absence(told: Told) -> Results:
    """Whether being away from the area opens the exception (A09)."""
    return {
        "nominal_deadline": told.clock("A07").due,
        "exception_available": is_open(
            told, Ground.ABSENT_FROM_AREA, "A07", told.day("absent_from"), told.day("absent_to")
        ),
    }


def circumstances(told: Told) -> Results:
    """Whether exceptional personal circumstances open the exception (A10)."""
    clock = told.clock("A07")
    since, due = clock.counted_from or due_of(clock), due_of(clock)
    return {
        "nominal_deadline": due,
        # A reason that is no listed ground is not put to the test at all.
        "exception_available": claimed(told)
        and is_open(told, Ground.EXCEPTIONAL_CIRCUMSTANCES, "A07", since, due),
    }


def exception_to_order(told: Told) -> Results:
    """Whether a period after an order can be excused (O02, reg 44(3))."""
    clocks = {k: c for k, c in told.clocks().items() if c.rule.law_row == "O01"}
    if not clocks:
        raise ValueError("nothing that was told is an order")
    rule, first = next(iter(clocks.items()))
    results: dict[str, Any] = {}
    for one, clock in clocks.items():
        if name := NAMED.get(one.removeprefix("O01")):
            plain = name.removesuffix("_by").removesuffix("_plan")
            results[f"nominal_{plain}_deadline"] = clock.due
    return results | {
        "nominal_deadline": first.due,
        "nominal_final_deadline": max(map(due_of, clocks.values())),
        "exception_available": any(_after_order(told, rule, first)),
    }


def _after_order(told: Told, rule: str, clock: Deadline) -> Iterator[bool]:
    """Each ground of reg 44(3) that was told of: is it open? One is enough."""
    if span := told.span("absent_from", "absent_to"):
        yield is_open(told, Ground.ABSENT_TWO_WEEKS, rule, *span)
    if claimed(told):
        since, due = clock.counted_from or due_of(clock), due_of(clock)
        yield is_open(told, Ground.EXCEPTIONAL_CIRCUMSTANCES, rule, since, due)
    if told.facts().has(Kind.SETTING_CLOSED_FROM):
        yield _closure_is_open(told, rule)
