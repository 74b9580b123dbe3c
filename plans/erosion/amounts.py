"""Less time, or less often.

What counts is the total over the same length of time: 20 minutes twice a week is 40 minutes a week.
The same total at longer intervals is still less often (30 minutes weekly, 60 minutes fortnightly):
a child may then go longer without, and nothing can be asked for until the longer time is over. It
is shown as a loss of frequency and never as one of minutes. A dose that is split into more and
shorter times of the same total is no loss.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..content import Provision
from ..language import swift as re
from ..language.expertise import marks
from ..language.quantities import Dose, doses
from ..language.spelling import plain
from .again import adds_up, says_all_again
from .doses import dose_losses, kind_of
from .loss import Loss
from .sides import Side

_WHOLE_DAY = re.compile(
    r"\bfull[- ]time\b|\ball day\b|\bthroughout (?:the|every"
    r"|each) (?:whole )?(?:school )?(?:day|week)|\bat all times\b"
    r"|\b(?:whole|entire|full) (?:of the )?(?:school )?(?:day|week)\b|\ball (?:lessons"
    r"|sessions) and (?:break|social|unstructured)"
)


def amount_losses(before: Side, after: Side) -> Iterator[Loss]:
    """What the line gives less of, or less often."""
    fields = "duration", "frequency"
    if before.of(*fields) == after.of(*fields) and plain(before.text) == plain(after.text):
        return
    was, now = _of_fields(before), _of_fields(after)
    if was and was != now:
        if not (after.of("duration") and after.of("frequency")):
            now = _filled(now, after, before)
        yield from _compared(was, now, after)
    if before.text and after.text and plain(before.text) != plain(after.text):
        kept = _of_text(after)
        had = _of_text(before)
        if says_all_again(before.text, after.text, had, kept) or adds_up(had, kept):
            return
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
    joined = [_joined(length, often[min(at, len(often) - 1)]) for at, length in enumerate(lengths)]
    return (*joined, *often[len(lengths) :])


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
        is_open = found is None or found.minutes is None
        if losses and is_open and any(not dose_losses(dose, other) for other in spare):
            continue
        if losses and found is None and _says_of_neighbour(at, was, now, pairs):
            continue
        if (
            losses
            and found is None
            and _WHOLE_DAY.search(plain(after.all))
            and _is_within_a_week(dose)
        ):
            continue
        yield from losses


def _says_of_neighbour(
    at: int, was: tuple[Dose, ...], now: tuple[Dose, ...], pairs: dict[int, int]
) -> bool:
    """Whether a bare frequency was that of the length beside it: "once a week: 30 minutes"."""
    if was[at].minutes is not None or kind_of(was[at]) != "direct":
        return False
    for beside in (at - 1, at + 1):
        if beside not in pairs or was[beside].minutes is None:
            continue
        is_one = was[beside].every is None or "sessions" in was[at].about
        if is_one and not dose_losses(was[at], now[pairs[beside]]):
            return True
    return False


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
