"""F-18: sums that do not add up, and more 1:1 than a week has hours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...content import Context, Plan, Provision
from ...erosion.amounts import line_doses
from ...erosion.doses import said
from ...erosion.people import providers
from ...language.as_typed import as_typed
from ...language.frequencies import per_year
from ...language.quantities import Dose, doses
from ...language.ratios import ratios
from ...language.spelling import plain, shown
from ..findings import Check, Found
from ..statements import too_long

SCHOOL_WEEK = 32.5 * 60  # minutes
_ROUNDING = 1.0
_LENGTH = re.compile(r"\b(\d+(?:\.\d+)?) minutes\b")
SPECIALIST = 3  # from this rank, one person's direct time is one thing


def sums(plan: Plan, context: Context) -> Iterator[Found]:
    """A total that is stated does not come to what its parts do; or more 1:1 than a week has."""
    plan = readable(plan)
    for line in plan.provision:
        for field in ("text", "duration", "frequency"):
            text = getattr(line, field)
            if wrong := next(_wrong_sums(text), None):
                yield found_in(line, *wrong, field)
                break
    yield from _more_than_a_week(plan)


def readable(plan: Plan) -> Plan:
    """The plan without lines far too long to be one: LNG-02 says that they were not read."""
    lines = [
        line
        for line in plan.provision
        if not any(map(too_long, (line.text, line.what, line.who, line.duration, line.frequency)))
    ]
    return plan if len(lines) == len(plan.provision) else replace(plan, provision=tuple(lines))


def found_in(line: Provision, said_: str, message: str, field: str = "text") -> Found:
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
        for sentence in _END.split(spoken):
            yield from _wrong_total(sentence)


_END = re.compile(r"(?<=[a-z)\d])[.;](?=\s|$)|\n|•")
_TOTAL = re.compile(
    r"\b(?P<times>\d+) (?:[a-z]+ )?(?:sessions?|visits?|lessons?|meetings?|times|appointments?)"
    r"(?:(?: a| each| per| in the| over the)? (?:school |academic )?"
    r"(?:year|term|half[- ]term|week|all))?"
    r"(?P<link>,? ?(?:\(|and\b|or\b|making|totalling|which is|that is|in all|i\.?e\.?|=|a total of"
    r"|amounting to|coming to|altogether)? ?(?:a total of |in total |altogether )?)"
    r"(?P<total>\d+(?:\.\d+)?) minutes(?! (?:each|per session|long|at a time))"
    r"(?=(?:,? (?:a|each|per|in|over|of|altogether|total)\b)|[).,;]|$)"
)


def _wrong_total(sentence: str) -> Iterator[tuple[str, str]]:
    """ "60 minutes a fortnight, 18 sessions and 36 hours a year": eighteen hours, not 36."""
    for match in _TOTAL.finditer(sentence):
        lengths = {float(one[1]) for one in _LENGTH.finditer(sentence[: match.start()])}
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
        if most := max(stated, key=a_week, default=None):
            weekly.append((a_week(most), most, line))
    total = sum(minutes for minutes, _, _ in weekly)
    if total > SCHOOL_WEEK:
        _, dose, line = max(weekly, key=lambda one: one[0])
        hours = f"{shown(round(total / 60, 1))} hours"
        message = f"The 1:1 support comes to {hours} a week; a school week has 32.5."
        yield found_in(line, dose.quote, message)


def _is_specialist(line: Provision) -> bool:
    """Whether a therapist or teacher provides, while whose work an assistant may be there too."""
    people = [one.role for one in (providers(line.who, is_field=True) or providers(line.text))]
    return bool(people) and all(role.rank >= SPECIALIST for role in people)


def a_week(dose: Dose) -> float:
    if dose.minutes is None or dose.every is None or dose.every.unit not in ("day", "week"):
        return 0.0
    days = 5.0 if dose.every.unit == "day" else 1.0
    return (dose.minutes_each_window or 0) * days / dose.every.number


CHECKS: dict[str, Check] = {"F-18": sums}
