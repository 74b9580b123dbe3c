"""Reasons for a refusal that the law does not know: what they are, why, and what to ask instead.

They are data, in `phrases.toml`; how they are met is in `frames`. A senior explains before a
decision that rests on one is made.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .frames import Frame, Told, frames_of
from .reading import told_in
from .standing import stands_behind

_TOLD = tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Phrase:
    """One kind of reason that is no part of the test."""

    code: str
    stops: str  # what it is, in a few words
    why: str
    instead: str  # what would be lawful to ask
    frames: tuple[Frame, ...]


@dataclass(frozen=True)
class Found:
    """A phrase, and the words in which it was met."""

    phrase: Phrase
    words: str


PHRASES = tuple(Phrase(**one, frames=frames_of("kinds", one["code"])) for one in _TOLD["phrase"])
BY_CODE = {phrase.code: phrase for phrase in PHRASES}


def found_in(text: str) -> list[Found]:
    """Each reason in a text that the law does not know, with its words, once for each kind."""
    told = told_in(text)
    found = []
    for phrase in PHRASES:
        words = next(_met(phrase, told), None)
        if words is not None:
            found.append(Found(phrase, words))
    return found


def _met(phrase: Phrase, told: Sequence[Told]) -> Iterator[str]:
    for number, sentence in enumerate(told):
        for frame in phrase.frames:
            for span in frame.met(sentence):
                if stands_behind(told, number, frame, span):
                    yield sentence.words(span)
