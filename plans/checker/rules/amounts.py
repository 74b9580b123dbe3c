"""F-19 and F-21: two amounts for one thing, less than the advice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from ...content import Context, Plan, Provision
from ...erosion.advice import activity
from ...erosion.against import less_than_advised
from ...erosion.doses import kind_of, said
from ...erosion.people import providers
from ...language.callings import Role
from ...language.quantities import Dose, doses, passages
from ...language.spelling import Plain, plain
from ..findings import Check, Found
from .sums import SPECIALIST, a_week, found_in, readable


@dataclass(frozen=True)
class _Said:
    """One amount as it stands: in which line, by whom, of what."""

    line: Provision
    role: Role
    dose: Dose
    activity: frozenset[str]


def two_amounts(plan: Plan, context: Context) -> Iterator[Found]:
    """One person is to do one thing in two different amounts, or field and text differ."""
    plan = readable(plan)
    for line in plan.provision:
        if differs := _field_and_text(line):
            yield Found(line.section, line.id, line.duration.strip(), differs, "duration")
    stated = [one for line in plan.provision_of("F") for one in _stated(line)]
    told: set[str] = set()
    for first, second in combinations(stated, 2):
        if first.line.id == second.line.id or second.line.id in told:
            continue
        if _is_one_thing(first, second) and not _is_equal(first.dose, second.dose):
            told.add(second.line.id)
            words = f"{first.line.id} says {said(first.dose)}; this says {said(second.dose)}."
            yield found_in(second.line, second.dose.quote, words)


def _field_and_text(line: Provision) -> str:
    """Whether the field for the length says another number of minutes than the text does."""
    spoken = [dose for dose in doses(line.text) if dose.minutes is not None]
    numbers = {number for dose in spoken for number in _numbers(dose)}
    for dose in doses(line.duration):
        if dose.minutes is None or not spoken or _numbers(dose) & numbers:
            continue
        if sum(_numbers_of(spoken)) == dose.minutes:
            continue
        return f"The field says {said(dose)}; the text says {said(spoken[0])}."
    return ""


def _numbers(dose: Dose) -> set[float]:
    return {number for number in (dose.minutes, dose.minutes_each_window, dose.claimed) if number}


def _numbers_of(spoken: list[Dose]) -> list[float]:
    return [dose.minutes or 0 for dose in spoken]


def _stated(line: Provision) -> list[_Said]:
    """Every direct amount in the text of a line, with the person named last before it."""
    found = []
    if not any(_is_direct(dose) for dose in doses(line.text)):
        return []
    for passage in map(Plain, passages(plain(line.text))):
        people = providers(passage)
        for dose in doses(passage):
            if not _is_direct(dose):
                continue
            at = passage.find(dose.quote)
            before = [one for one in people if one.start <= max(at, 0)] or list(people)[:1]
            if before:
                words = activity(Plain(dose.about))
                found.append(_Said(line, before[-1].role, dose, words))
    return found


def _is_direct(dose: Dose) -> bool:
    return dose.minutes is not None and dose.every is not None and kind_of(dose) == "direct"


def _is_one_thing(first: _Said, second: _Said) -> bool:
    """Whether one person does one thing in both. Term and holiday time are two things."""
    if first.role.id != second.role.id:
        return False
    if ("holiday" in first.dose.about) != ("holiday" in second.dose.about):
        return False
    shared = len(first.activity & second.activity)
    least = min(len(first.activity), len(second.activity))
    if first.role.rank >= SPECIALIST and first.role.calling not in ("class", "senco", "head"):
        return not least or shared >= 1 or least <= 2
    return least > 0 and shared / least >= 0.6


def _is_equal(first: Dose, second: Dose) -> bool:
    if first.every is None or second.every is None:
        return first.minutes == second.minutes
    return (
        a_week(first) == a_week(second)
        and first.every.unit == second.every.unit
        or (first.minutes == second.minutes and first.every == second.every)
    )


def less_than_advice(plan: Plan, context: Context) -> Iterator[Found]:
    """A line gives less time, less often or to more children than a paper of advice recommends."""
    for less in less_than_advised(readable(plan), context.advice):
        words = f"{less.advice.id} recommends “{less.recommended}”; the line gives {less.given}."
        yield found_in(less.line, less.quote, words)


CHECKS: dict[str, Check] = {"F-19": two_amounts, "F-21": less_than_advice}
