"""Where the fields of a line of provision and its own text say two different amounts."""

from __future__ import annotations

import re
from typing import Protocol

from ..language.normal import normal

_MINUTES = re.compile(r"\b(\d+(?:\.\d+)?) (minutes|hours)\b")
_RATIO = re.compile(r"\b(\d{1,2}):(\d{1,2})\b")
_EVERY = re.compile(
    r"\b(?:dai|week|fortnight|month|term)ly\b|\b(?:a|each|every) (?:school )?"
    r"(day|week|fortnight|month|half[- ]term|term|year)\b",
    re.IGNORECASE,
)
_WORDS = {"daily": "day", "weekly": "week", "fortnightly": "fortnight", "monthly": "month"}
_WORDS |= {"termly": "term"}


class Line(Protocol):
    """A line of provision, kept or as data."""

    text: str
    duration: str
    frequency: str
    ratio: str


def disagreements(line: Line) -> list[str]:
    """A plain sentence for every amount of the text that contradicts its field."""
    said = (
        ("How long each time", line.duration, _minutes),
        ("How often", line.frequency, _often),
        ("Adults to children", line.ratio, _ratios),
    )
    found = []
    for label, field, amounts in said:
        there, here = amounts(line.text), amounts(field)
        if there and here and not set(here) & set(there):
            quote = " and ".join(f"“{one}”" for one in there.values())
            found.append(f"The text says {quote}, the field “{label}” says “{field}”.")
    return found


def _minutes(text: str) -> dict[float, str]:
    now = normal(text)
    return {
        float(m[1]) * (60 if m[2] == "hours" else 1): now.as_typed(m.start(), m.end())
        for m in _MINUTES.finditer(now.text)
    }


def _often(text: str) -> dict[str, str]:
    now = normal(text)
    return {
        _WORDS.get(m[0].lower(), m[1] or "").lower(): now.as_typed(m.start(), m.end())
        for m in _EVERY.finditer(now.text)
    }


def _ratios(text: str) -> dict[tuple[str, str], str]:
    now = normal(text)
    return {(m[1], m[2]): now.as_typed(m.start(), m.end()) for m in _RATIO.finditer(now.text)}
