"""One amount against another: whether it is shorter, rarer, or as much in all but less often."""

from __future__ import annotations

from functools import lru_cache

from ..language import swift as re
from ..language.frequencies import Every, Spread, in_one_unit, per_year
from ..language.quantities import Dose
from ..language.spelling import shown
from .loss import Kind, Loss

_LEAST = 0.999  # what rounding may take
_NEAR = 6.5  # five times a week is daily, three times a year is termly; 36 a year is not weekly
_PATTERNS = (
    ("monitoring", r"monitor|review|report|audit|re-?test|observ|written update|update to|evaluat"),
    (
        "training",
        r"training|trains?\b|refresher|induct|briefing|\bcourse|before starting"
        r"|workshop|cpd",
    ),
    (
        "indirect",
        r"hand-?over|show(?:ing|s|n)?\b|advis|liais|plan(?:s|ning|ned)?\b|indirect"
        r"|model|consult|discuss|prepar|supervis|continue the work|carry on",
    ),
)
_KINDS = tuple((name, re.compile(pattern)) for name, pattern in _PATTERNS)


# "With Level 3 and training from the teacher of the deaf": who provides has learned already.
_HAD = re.compile(
    r"\b(?:with|has|have|having|holding|who (?:has|have|had))\b[^.;:,()]{0,60}?"
    r"\b(?:training|course)\b"
    r"(?: (?:from|by|in|as|of)\b[^.;,()]{0,60})?"
)

# "..., written by a therapist who reviews it each term": what somebody else does with it.
_BY_OTHERS = re.compile(
    r"(?<=[\w%]), (?:(?:written|designed|planned|devised|drawn up|overseen|set) by\b|who\b)[^.;:]*"
)
_LEFT_OUT = {"training": _HAD}


def kind_of(dose: Dose) -> str:
    """Whether an amount is of direct work, of training or handing over, or of checking."""
    return _kind(dose.about, is_length=dose.minutes is not None)


@lru_cache(maxsize=4096)
def _kind(about: str, *, is_length: bool) -> str:
    for name, pattern in _KINDS:
        if pattern.search(about):
            rest = _LEFT_OUT.get(name, _BY_OTHERS).sub(" ", about)
            if not is_length or pattern.search(rest):
                return name
    return "direct"


def dose_losses(dose: Dose, other: Dose | None) -> list[Loss]:
    """What one amount loses against another, or against none."""
    if other is None:
        gone = [_loss(Kind.MINUTES, dose, None)] if dose.minutes is not None else []
        return gone + ([_loss(Kind.FREQUENCY, dose, None)] if _has_rate(dose) else [])
    found = []
    if dose.minutes is not None and other.minutes is None:
        found.append(_loss(Kind.MINUTES, dose, other))
    if _has_rate(dose) and not _has_rate(other):
        found.append(_loss(Kind.FREQUENCY, dose, other))
    if dose.minutes is not None and other.minutes is not None and _is_shorter(dose, other):
        found.append(_loss(Kind.MINUTES, dose, other))
    if _has_rate(dose) and _has_rate(other) and _is_rarer(dose, other):
        found.append(_loss(Kind.FREQUENCY, dose, other))
    return found


def _has_rate(dose: Dose) -> bool:
    return dose.every is not None or dose.yearly is not None or (dose.times or 0) > 1


def _is_shorter(dose: Dose, other: Dose) -> bool:
    """Whether fewer minutes come together, and not only shorter times more often."""
    first, second = dose.minutes or 0, other.minutes or 0
    narrower = (other.most or second) < (dose.most or first) and second <= first
    each_less = second < first * _LEAST or narrower
    if dose.every and other.every:
        one, two = in_one_unit(dose.every, other.every)
        total = one * _exactly(dose.minutes_each_window or 0)
        later = two * _exactly(other.minutes_each_window or 0)
        if later.high >= total.low * _LEAST:
            return narrower and first == second and dose.most != dose.minutes
        return each_less or not _is_rarer(dose, other)
    if dose.every is None and other.every is None and (dose.times or other.times):
        return second * (other.times or 1) < first * (dose.times or 1) and each_less
    return each_less and not (dose.whole or other.whole)


def _exactly(number: float) -> Spread:
    return Spread(number, number)


def _is_rarer(dose: Dose, other: Dose) -> bool:
    if dose.yearly is not None and other.yearly is not None and other.yearly < dose.yearly:
        return True
    if dose.every and other.every:
        return _fewer_times(dose, other) or _is_looser(dose, other)
    if dose.every and other.yearly:
        return True  # weekly has become so many a year
    if dose.yearly and other.every:
        return per_year(other.every).high * (other.times or 1) < dose.yearly * 0.97
    return (other.times or 1) < (dose.times or 1) and dose.every is None and other.every is None


def _is_looser(dose: Dose, other: Dose) -> bool:
    """Whether longer may lie between: every term for every week, a number in the year."""
    if dose.every is None or other.every is None:
        return False
    longer = other.every.window / dose.every.window
    enough = other.times is not None and other.times * 1.2 >= longer * (dose.times or 1)
    return longer > 1.4 and not (enough and longer <= _NEAR)


def _fewer_times(dose: Dose, other: Dose) -> bool:
    """Whether it is plainly said that it happens fewer times."""
    if dose.every is None or other.every is None:
        return False
    is_longer = (other.minutes or 0) > (dose.minutes or 0) > 0
    if other.times is None and is_longer and other.every.window <= 1 < (dose.times or 1):
        return False  # "40 minutes a week" does not say in how many sessions
    one, two = in_one_unit(dose.every, other.every)
    first, second = one * _exactly(dose.times or 1), two * _exactly(other.times or 1)
    if other.times is None and other.minutes is not None and second.high < first.low:
        return not _same_total(dose, other) or other.every.window > dose.every.window
    return second.high < first.low * _LEAST


def _same_total(dose: Dose, other: Dose) -> bool:
    if dose.every is None or other.every is None:
        return False
    one, two = in_one_unit(dose.every, other.every)
    first = one * _exactly(dose.minutes_each_window or 0)
    return (two * _exactly(other.minutes_each_window or 0)).high >= first.low * _LEAST


def _loss(kind: Kind, dose: Dose, other: Dose | None) -> Loss:
    was, now = said(dose), said(other) if other else ""
    if kind is Kind.MINUTES:
        message = (
            f"It was {was}; now it is {now}." if now else f"It was {was}; now no time is stated."
        )
    elif other and _same_total(dose, other):
        message = f"As much in all, but less often: it was {was}; now it is {now}."
    else:
        message = (
            f"It was {was}; now it is {now}." if now else f"It was {was}; now not said how often."
        )
    return Loss(kind, was, now, message)


def said(dose: Dose) -> str:
    """An amount in words: "40 minutes, 2 times every week"."""
    parts = []
    if dose.minutes is not None:
        most = f" to {shown(dose.most)}" if dose.most and dose.most != dose.minutes else ""
        parts.append(f"{shown(dose.minutes)}{most} minutes")
    often = _how_often(dose.every, dose.times)
    if often:
        parts.append(f"in {often}" if dose.whole and dose.times else often)
    if dose.yearly is not None:
        parts.append(f"{shown(dose.yearly)} a year")
    return ", ".join(parts) or dose.quote


def _how_often(every: Every | None, times: float | None) -> str:
    count = f"{shown(times)} times" if times and times != 1 else ""
    if every is None:
        return count
    unit = (
        f"every {every.unit}" if every.number == 1 else f"every {shown(every.number)} {every.unit}s"
    )
    return f"{count} {unit}".strip()
