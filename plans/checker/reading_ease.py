"""How hard a text is to read: the school grade of Flesch and Kincaid, roughly."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from ..language import swift as re
from .passages import sentences

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_VOWELS = re.compile(r"[aeiouy]+")


@lru_cache(maxsize=16_384)
def syllables(word: str) -> int:
    """About how many syllables a word has."""
    word = word.lower()
    count = len(_VOWELS.findall(word))
    if word.endswith("e") and not word.endswith("le") and count > 1:
        count -= 1
    return max(1, count)


def grade(text: str, familiar: Collection[str] = ()) -> float:
    """The grade of a text. Names and familiar words count as easy, however long they are."""
    words = _WORD.findall(text)
    if not words:
        return 0.0
    length = len(words) / max(1, len(sentences(text)))
    if length < 20 and sum(map(len, words)) < 5.5 * len(words):
        return length / 2  # short words in short sentences: easy, however they are counted
    sounds = sum(1 if w[0].isupper() or w.lower() in familiar else syllables(w) for w in words)
    return 0.39 * length + 11.8 * sounds / len(words) - 15.59
