"""Less time, or less often.

What counts is the total over the same length of time: 20 minutes twice a week is 40 minutes a week.
The same total at longer intervals is still less often (30 minutes weekly, 60 minutes fortnightly):
a child may then go longer without, and nothing can be asked for until the longer time is over. It
is shown as a loss of frequency and never as one of minutes. A dose that is split into more and
shorter times of the same total is no loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..content import Provision
from ..language.expertise import marks
from ..language.frequencies import Every, Spread, in_one_unit, per_year
from ..language.quantities import Dose, doses
from ..language.spelling import plain, shown
from .loss import Kind, Loss
from .sides import Side

_LEAST = 0.999  # what rounding may take
_NEAR = 6  # five times a week is daily, three times a year is termly; 36 a year is not weekly
_KINDS = (
    ("monitoring", r"monitor|review|report|audit|re-?test|observ|written update|update to|evaluat"),
    ("training", r"training|trains?\b|refresher|induct|briefing|\bcourse|before starting|workshop|cpd"),
    (
        "indirect",
        r"hand-?over|show(?:ing|s|n)?\b|advis|liais|plan(?:s|ning|ned)?\b|indirect|model|consult|discuss|prepar|supervis|continue the work|carry on",
    ),
)
_WHOLE_DAY = re.compile(
    r"\bfull[- ]time\b|\ball day\b|\bthroughout (?:the|every|each) (?:whole )?(?:school )?(?:day|week)|\bat all times\b"
    r"|\b(?:whole|entire|full) (?:of the )?(?:school )?(?:day|week)\b|\ball (?:lessons|sessions) and (?:break|social|unstructured)"
)


def amount_losses(before: Side, after: Side) -> Iterator[Loss]:
    """What the line gives less of, or less often."""
    was, now = _of_fields(before), _of_fields(after)
    if was:
        if not (after.of("duration") and after.of("frequency")):
            now = _filled(now, after, before)
        yield from _compared(was, now, after)
    if before.text and after.text and plain(before.text) != plain(after.text):
        kept = _of_text(after)
        spare = (*_of_fields(after), *(one for one in doses(after.text) if one not in kept))
        yield from _compared(_of_text(before), _of_text(after), after, spare=spare)
    elif before.text and not was:
        yield from _compared(_of_text(before), _of_text(after) or _of_fields(after), after)


def _of_text(side: Side) -> tuple[Dose, ...]:
    """The amounts of the text; how often somebody checks is no part of them."""
    return tuple(
        dose
        for dose in doses(side.text)
        if not _is_of_expertise(dose, side.text)
        and (dose.minutes is not None or kind_of(dose) != "monitoring")
    )


def _is_of_expertise(dose: Dose, text: str) -> bool:
    """Whether it is how long somebody was trained, which belongs to what they have learned."""
    return bool(re.search(r"train|course", dose.about)) and any(
        mark.kind == "hours" and mark.amount == dose.minutes for mark in marks(text)
    )


def _filled(now: tuple[Dose, ...], after: Side, before: Side) -> tuple[Dose, ...]:
    """What a blank field does not say, the text may."""
    spoken = doses(after.text) or doses(after.of("what", "who", "expertise", "ratio", "setting"))
    if not now:
        return spoken
    needed = "minutes" if not after.of("duration") and before.of("duration") else "every"
    if needed == "every" and not before.of("frequency"):
        return now
    return spoken if any(getattr(one, needed) for one in spoken) else now


def _of_fields(side: Side) -> tuple[Dose, ...]:
    """The amounts of the fields for length and frequency, put together part by part."""
    lengths = [dose for part in _parts(side.of("duration")) for dose in doses(part)]
    often = [dose for part in _parts(side.of("frequency")) for dose in doses(part)]
    if not lengths or not often:
        return tuple(lengths or often)
    size = max(len(lengths), len(often))
    return tuple(
        _joined(lengths[min(at, len(lengths) - 1)], often[min(at, len(often) - 1)])
        for at in range(size)
    )


def line_doses(line: Provision) -> tuple[Dose, ...]:
    """The amounts that the fields of a line state."""
    return _of_fields(Side(line))


def _parts(words: str) -> list[str]:
    return [
        part for part in re.split(r";|\bplus\b|\bthen\b|(?<=\w), (?=and )", words) if part.strip()
    ]


def _joined(length: Dose, often: Dose) -> Dose:
    return Dose(
        minutes=length.minutes if length.minutes is not None else often.minutes,
        most=length.most if length.minutes is not None else often.most,
        times=often.times or length.times,
        every=often.every or length.every,
        yearly=often.yearly or length.yearly,
        whole=often.whole or length.whole or (length.every is not None and not often.times),
        about=f"{often.about} {length.about}",
        quote=", ".join(part for part in (length.quote, often.quote) if part),
    )


def _compared(
    was: tuple[Dose, ...], now: tuple[Dose, ...], after: Side, *, spare: tuple[Dose, ...] = ()
) -> Iterator[Loss]:
    pairs = _paired(was, now)
    for at, dose in enumerate(was):
        found = now[pairs[at]] if at in pairs else None
        losses = dose_losses(dose, found)
        if losses and any(not dose_losses(dose, other) for other in spare) and found is None:
            continue
        if (
            losses
            and found is None
            and _WHOLE_DAY.search(plain(after.all))
            and _is_within_a_week(dose)
        ):
            continue
        yield from losses


def _is_within_a_week(dose: Dose) -> bool:
    return dose.every is None or dose.every.window <= 1


def _paired(was: tuple[Dose, ...], now: tuple[Dose, ...]) -> dict[int, int]:
    """Which amount of the later version stands for which of the earlier."""
    scored = sorted(
        (
            (_likeness(dose, other) - 0.2 * abs(first - second), first, second)
            for first, dose in enumerate(was)
            for second, other in enumerate(now)
        ),
        key=lambda one: -one[0],
    )
    pairs: dict[int, int] = {}
    for score, first, second in scored:
        if first not in pairs and second not in pairs.values() and score > -1.5:
            pairs[first] = second
    return pairs


def _likeness(dose: Dose, other: Dose) -> float:
    words, others = _words(dose.about), _words(other.about)
    score = 2.0 * len(words & others) / (min(len(words), len(others)) or 1)
    score += 2.0 if not dose_losses(dose, other) else 0.0
    score += 1.0 if dose.minutes == other.minutes else 0.0
    score += 0.5 if dose.every == other.every else 0.0
    score -= 2.0 if (dose.minutes is None) != (other.minutes is None) else 0.0
    return score - (0.0 if kind_of(dose) == kind_of(other) else 2.5)


def _words(about: str) -> set[str]:
    return {word[:6] for word in re.findall(r"[a-z]{4,}", about)} - {
        "minute",
        "every",
        "with",
        "will",
    }


def kind_of(dose: Dose) -> str:
    """Whether an amount is of direct work, of training or handing over, or of checking."""
    for name, pattern in _KINDS:
        if re.search(pattern, dose.about):
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
    if other.times is None and other.minutes is not None and dose.minutes is not None:
        if (other.minutes or 0) > (dose.minutes or 0) and other.every.window <= 1 < (
            dose.times or 1
        ):
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
