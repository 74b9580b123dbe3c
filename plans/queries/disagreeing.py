"""Where the fields of a line of provision and its own text say two different amounts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from ..language.frequencies import Spread, per_year
from ..language.quantities import Dose, doses
from ..language.ratios import ratios


class Line(Protocol):
    """A line of provision, kept or as data."""

    @property
    def text(self) -> str: ...
    @property
    def duration(self) -> str: ...
    @property
    def frequency(self) -> str: ...
    @property
    def ratio(self) -> str: ...


def disagreements(line: Line) -> list[str]:
    """A plain sentence for every amount of the text that contradicts its field."""
    there, here = doses(line.text), doses(f"{line.duration}; {line.frequency}")
    found = []
    if _are_apart(_minutes(there), _minutes(doses(line.duration))):
        quotes = (dose.quote for dose in there if dose.minutes is not None)
        found.append(_sentence(quotes, "How long each time", line.duration))
    if _never_meet(_rates(there), _rates(here)):
        quotes = (dose.quote for dose in there if dose.every is not None)
        found.append(_sentence(quotes, "How often", line.frequency or line.duration))
    said = [one for one in ratios(line.text) if one.is_stated]
    stated = [one for one in ratios(line.ratio) if one.is_stated]
    if _are_apart({one.children for one in said}, {one.children for one in stated}):
        found.append(_sentence((one.quote for one in said), "Adults to children", line.ratio))
    return found


def _minutes(amounts: Iterable[Dose]) -> set[float]:
    """Every length that an amount can be meant by: each time, and altogether."""
    found: set[float] = set()
    for dose in amounts:
        if dose.minutes is not None:
            times = dose.times or 1.0
            found |= {dose.minutes, dose.most or dose.minutes}
            found |= {dose.minutes * times, dose.minutes / times}
    return found


def _rates(amounts: Iterable[Dose]) -> list[Spread]:
    """How often in a year; of two amounts in the same stretch of time, each and both together."""
    said = [(dose.every, dose.times or 1.0) for dose in amounts if dose.every is not None]
    both = [(every, sum(times for one, times in said if one == every)) for every, _ in said]
    return [per_year(every) * Spread(times, times) for every, times in (*said, *both)]


def _never_meet(there: list[Spread], here: list[Spread]) -> bool:
    met = any(one.low <= other.high and other.low <= one.high for one in there for other in here)
    return bool(there and here) and not met


def _are_apart(there: set[Any], here: set[Any]) -> bool:
    return bool(there and here) and not there & here


def _sentence(quotes: Iterable[str], label: str, field: str) -> str:
    said = " and ".join(f"“{one}”" for one in dict.fromkeys(quotes))
    return f"The text says {said}, the field “{label}” says “{field}”."
