"""Reasons for a refusal that the law does not know: what they are, why, and what to ask instead.

They are data, in `phrases.toml`; how they are met is in `phrase_reading`. A senior explains
before a decision that rests on one is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .phrase_reading import PHRASES as TOLD
from .phrase_reading import compiled, meant, sentences


@dataclass(frozen=True)
class Phrase:
    """One kind of reason that is no part of the test."""

    code: str
    stops: str  # what it is, in a few words
    why: str
    instead: str  # what would be lawful to ask
    patterns: tuple[re.Pattern[str], ...]


@dataclass(frozen=True)
class Found:
    """A phrase, and the words in which it was met."""

    phrase: Phrase
    words: str


PHRASES = tuple(
    Phrase(
        code=one["code"],
        stops=one["stops"],
        why=one["why"],
        instead=one["instead"],
        patterns=tuple(compiled(pattern) for pattern in one["patterns"]),
    )
    for one in TOLD
)
BY_CODE = {phrase.code: phrase for phrase in PHRASES}


def found_in(text: str) -> list[Found]:
    """Each reason in a text that the law does not know, with its words, once for each kind."""
    told = sentences(text)
    found = []
    for phrase in PHRASES:
        words = next(_met(phrase, told), None)
        if words is not None:
            found.append(Found(phrase, words))
    return found


def _met(phrase: Phrase, told: list[str]) -> Iterator[str]:
    for number in range(len(told)):
        for pattern in phrase.patterns:
            yield from meant(pattern, told, number)
