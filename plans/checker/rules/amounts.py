"""F-18, F-19 and F-21: sums that do not add up, two amounts for one thing, less than the advice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from ...content import Context, Plan, Provision
from ...erosion.advice import activity
from ...erosion.against import less_than_advised
from ...erosion.amounts import line_doses
from ...erosion.doses import kind_of, said
from ...erosion.people import providers
from ...language.as_typed import as_typed
from ...language.callings import Role
from ...language.frequencies import per_year
from ...language.quantities import Dose, doses, passages
from ...language.ratios import ratios
from ...language.spelling import Plain, plain, shown
from ..findings import Check, Found
from ..statements import too_long

SCHOOL_WEEK = 32.5 * 60  # minutes
_ROUNDING = 1.0
_LENGTH = re.compile(r"\b(\d+(?:\.\d+)?) minutes\b")
_SPECIALIST = 3  # from this rank, one person's direct time is one thing


def sums(plan: Plan, context: Context) -> Iterator[Found]:
    """A total that is stated does not come to what its parts do; or more 1:1 than a week has."""
    plan = _readable(plan)
    for line in plan.provision:
        for field in ("text", "duration", "frequency"):
            text = getattr(line, field)
            if wrong := next(_wrong_sums(text), None):
                yield _found(line, *wrong, field)
                break
    yield from _more_than_a_week(plan)


def _readable(plan: Plan) -> Plan:
    """The plan without lines far too long to be one: LNG-02 says that they were not read."""
    lines = [
        line
        for line in plan.provision
        if not any(map(too_long, (line.text, line.what, line.who, line.duration, line.frequency)))
    ]
    return plan if len(lines) == len(plan.provision) else replace(plan, provision=tuple(lines))


def _found(line: Provision, said_: str, message: str, field: str = "text") -> Found:
    """A finding with the words as they were typed, in the text or in the field that has them."""
    for some in dict.fromkeys((said_, *said_.split(", "))):
        for name in dict.fromkeys((field, "text", "duration", "frequency", "ratio")):
            if quote := as_typed(getattr(line, name), some):
                return Found(line.section, line.id, quote, message, name)
    whole = getattr(line, field) or line.text
    return Found(line.section, line.id, whole, message, field if getattr(line, field) else "text")


def _wrong_sums(text: str) -> Iterator[tuple[str, str]]:
    for dose in doses(text):
        if wrong := _wrong_sum(dose):
            yield dose.quote, wrong
    if (spoken := plain(text)).count(" minutes") > 1:
        for passage in passages(spoken):
            yield from _wrong_total(passage)


_TOTAL = re.compile(
    r"\b(?P<times>\d+) (?:[a-z]+ )?(?:sessions?|visits?|lessons?|meetings?|times|appointments?)"
    r"(?:(?: a| each| per| in the| over the)? (?:school |academic )?(?:year|term|half[- ]term|week|all))?"
    r"(?P<link>,? ?(?:\(|and\b|or\b|making|totalling|which is|that is|in all|i\.?e\.?|=|a total of"
    r"|amounting to|coming to|altogether)? ?(?:a total of |in total |altogether )?)"
    r"(?P<total>\d+(?:\.\d+)?) minutes(?! (?:each|per session|long|at a time))"
    r"(?=(?:,? (?:a|each|per|in|over|of|altogether|total)\b)|[).,;]|$)"
)


def _wrong_total(passage: str) -> Iterator[tuple[str, str]]:
    """ "60 minutes a fortnight, 18 sessions and 36 hours a year": eighteen hours, not 36."""
    for match in _TOTAL.finditer(passage):
        lengths = {float(one[1]) for one in _LENGTH.finditer(passage[: match.start()])}
        times, total = float(match["times"]), float(match["total"])
        if len(lengths) != 1 or times < 2 or not match["link"].strip(" ,"):
            continue
        each = lengths.pop()
        if total > each and abs(times * each - total) > _ROUNDING:
            yield (
                match.group(),
                f"{shown(times)} x {shown(each)} minutes is {shown(times * each)} minutes, "
                f"not {shown(total)}.",
            )


def _wrong_sum(dose: Dose) -> str:
    each = dose.minutes_each_window
    if dose.claimed is not None and each is not None and dose.minutes is not None and dose.times:
        whole = dose.minutes * dose.times
        if min(abs(dose.claimed - whole), abs(dose.claimed * dose.times - each)) > _ROUNDING:
            return (
                f"{shown(dose.times)} x {shown(dose.minutes)} minutes is {shown(whole)} "
                f"minutes, not {shown(dose.claimed)}."
            )
    if dose.yearly is not None and dose.every is not None and dose.every.unit != "year":
        times = per_year(dose.every)
        low, high = times.low * (dose.times or 1), times.high * (dose.times or 1)
        if not low - _ROUNDING <= dose.yearly <= high + _ROUNDING:
            return f"{said(dose)}: that is {shown(low)} to {shown(high)} a year."
    return ""


def _more_than_a_week(plan: Plan) -> Iterator[Found]:
    """More 1:1 support of assistants than there are hours in a school week, without two adults."""
    weekly: list[tuple[float, Dose, Provision]] = []
    for line in plan.provision_of("F"):
        given = ratios(line.ratio) or ratios(line.text)
        if not given or any(ratio.children != 1 for ratio in given) or _is_specialist(line):
            continue
        stated = line_doses(line) or doses(line.text)
        if most := max(stated, key=_a_week, default=None):
            weekly.append((_a_week(most), most, line))
    total = sum(minutes for minutes, _, _ in weekly)
    if total > SCHOOL_WEEK:
        _, dose, line = max(weekly, key=lambda one: one[0])
        hours = f"{shown(round(total / 60, 1))} hours"
        message = f"The 1:1 support comes to {hours} a week; a school week has 32.5."
        yield _found(line, dose.quote, message)


def _is_specialist(line: Provision) -> bool:
    """Whether a therapist or teacher provides, while whose work an assistant may be there too."""
    people = [one.role for one in (providers(line.who, is_field=True) or providers(line.text))]
    return bool(people) and all(role.rank >= _SPECIALIST for role in people)


def _a_week(dose: Dose) -> float:
    if dose.minutes is None or dose.every is None or dose.every.unit not in ("day", "week"):
        return 0.0
    days = 5.0 if dose.every.unit == "day" else 1.0
    return (dose.minutes_each_window or 0) * days / dose.every.number


@dataclass(frozen=True)
class _Said:
    """One amount as it stands: in which line, by whom, of what."""

    line: Provision
    role: Role
    dose: Dose
    activity: frozenset[str]


def two_amounts(plan: Plan, context: Context) -> Iterator[Found]:
    """One person is to do one thing in two different amounts, or field and text differ."""
    plan = _readable(plan)
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
            yield _found(second.line, second.dose.quote, words)


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
                words = activity(dose.about)
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
    if first.role.rank >= _SPECIALIST and first.role.calling not in ("class", "senco", "head"):
        return not least or shared >= 1 or least <= 2
    return least > 0 and shared / least >= 0.6


def _is_equal(first: Dose, second: Dose) -> bool:
    if first.every is None or second.every is None:
        return first.minutes == second.minutes
    return (
        _a_week(first) == _a_week(second)
        and first.every.unit == second.every.unit
        or (first.minutes == second.minutes and first.every == second.every)
    )


def less_than_advice(plan: Plan, context: Context) -> Iterator[Found]:
    """A line gives less time, less often or to more children than a paper of advice recommends."""
    for less in less_than_advised(_readable(plan), context.advice):
        words = f"{less.advice.id} recommends “{less.recommended}”; the line gives {less.given}."
        yield _found(less.line, less.quote, words)


CHECKS: dict[str, Check] = {"F-18": sums, "F-19": two_amounts, "F-21": less_than_advice}
