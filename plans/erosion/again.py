"""Whether a passage that was written anew still says every amount that stood in it.

Where each length of time stands with the same frequency as before, and each count is still there,
nothing is less, in whatever order it is now said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..language import swift as re
from ..language.quantities import Dose, passages
from ..language.signs import Sign, signs
from ..language.spelling import plain

_HALVES = re.compile(r"\b(?:every|each|in the) (?:morning|afternoon)s?\b")


def says_all_again(before: str, after: str, was: tuple[Dose, ...], now: tuple[Dose, ...]) -> bool:
    """Whether the later text has the amounts of the earlier one, each as often as it was."""
    if not was or any(dose.whole for dose in (*was, *now)) or _halves(before) != _halves(after):
        return False
    first, second = _lengths(before), _lengths(after)
    had, has = _counts(before), _counts(after)
    return bool(first) and first == second and _everies(before) == _everies(after) and had <= has


def adds_up(was: tuple[Dose, ...], now: tuple[Dose, ...]) -> bool:
    """Whether two every morning and two every afternoon are now said to be four a day."""
    if len(was) < 2 or len(now) != 1 or now[0].whole or any(dose.whole for dose in was):
        return False
    if any(dose.every != now[0].every or dose.yearly for dose in was):
        return False
    longest = max((dose.minutes or 0 for dose in was), default=0)
    return sum(dose.times or 1 for dose in was) <= (now[0].times or 1) and longest <= (
        now[0].minutes or 0
    )


def _halves(text: str) -> bool:
    """Whether mornings or afternoons are told apart: once in each is not once in a day."""
    return bool(_HALVES.search(plain(text)))


def _signs(text: str) -> Iterator[list[Sign]]:
    for passage in passages(plain(text)):
        yield signs(passage)


def _lengths(text: str) -> Counter[tuple[float, float, float]]:
    """Each length with the frequency that stands nearest to it."""
    found: Counter[tuple[float, float, float]] = Counter()
    for group in _signs(text):
        often = [one for one in group if one.kind == "every"]
        for one in (one for one in group if one.kind == "length"):
            near = min(often, key=lambda each: _between(one, each), default=None)
            window = near.every.window if near and near.every else 0.0
            found[(one.low, one.high, window)] += 1
    return found


def _between(one: Sign, other: Sign) -> int:
    return max(other.start - one.end, one.start - other.end)


def _everies(text: str) -> set[float]:
    return {one.every.window for group in _signs(text) for one in group if one.every}


def _counts(text: str) -> Counter[float]:
    """Each number of times, "once" left out."""
    return Counter(
        one.low
        for group in _signs(text)
        for one in group
        if one.low > 1 and (one.kind == "count" or one.noun == "days")
    )
