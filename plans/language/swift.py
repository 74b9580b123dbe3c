"""Patterns found sooner: the same matches as `re` gives, without trying every word at every letter.

A long list of words with capitals ignored is slow, since each of its words is tried in each place.
Here a pattern is rewritten once into one on small letters whose lists branch letter by letter, and
it is asked only where a word begins as one of its own does. What it finds is read as written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from re import (
    IGNORECASE,
    MULTILINE,
    Match,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, AnyStr, Generic

from .branching import LONGEST, beginnings, branched, parsed

__all__ = [
    "DOTALL",
    "IGNORECASE",
    "MULTILINE",
    "I",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]
I, DOTALL = re.I, re.DOTALL  # noqa: E741
_WORTH = 160  # a shorter pattern is as quick as it will be
_NEAR = 80  # a shorter text is as quickly searched as listed
_FAR = 20_000  # of a longer text no list of its words is kept
_ODD = re.compile("[ſıİ\u212a]")  # letters whose small and capital forms are not one to one
_WORDS = re.compile(rf"\b(?=(\w(?s:.{{0,{LONGEST - 1}}})))")
_SIGNS = re.compile(rf"(?=(\W(?s:.{{0,{LONGEST - 1}}})))")


class _Text:
    """A text in small letters, with where each beginning of a word, and each sign, stands."""

    __slots__ = ("_signs", "_words", "low")

    def __init__(self, low: str) -> None:
        self.low = low
        self._words: dict[str, list[int]] | None = None
        self._signs: dict[str, list[int]] | None = None

    def places(self, wanted: Wanted) -> list[int]:
        """Where one of the wanted beginnings stands."""
        if self._words is None:
            self._words = self._standing(_WORDS)
        begins = self._words
        found: list[int] = []
        for letters in begins.keys() & wanted.whole:
            found += begins[letters]
        if wanted.short:
            for letters, places in begins.items():
                if letters not in wanted.whole and letters.startswith(wanted.short):
                    found += places
        if wanted.signs:
            if self._signs is None:
                self._signs = self._standing(_SIGNS)
            for letters, places in self._signs.items():
                if letters.startswith(wanted.signs):
                    found += places
        if len(found) > 1:
            found.sort()
        return found

    def _standing(self, pattern: re.Pattern[str]) -> dict[str, list[int]]:
        here: dict[str, list[int]] = {}
        for one in pattern.finditer(self.low):
            letters = one[1]
            if letters in here:
                here[letters].append(one.start())
            else:
                here[letters] = [one.start()]
        return here


class Wanted:
    """With which letters a match may begin: three of a word, fewer, or a sign."""

    __slots__ = ("short", "signs", "whole")

    def __init__(self, begins: frozenset[str]) -> None:
        words = {one for one in begins if re.match(r"\w", one)}
        self.whole = frozenset(one for one in words if len(one) == LONGEST)
        self.short = tuple(one for one in words if len(one) < LONGEST)
        self.signs = tuple(begins - words)


@lru_cache(maxsize=2048)
def _small(text: str) -> _Text:
    low = text.lower()
    odd = not text.isascii() and (len(low) != len(text) or _ODD.search(text))
    return _Text("" if odd else low)


@lru_cache(maxsize=2048)
def _as_it_is(text: str) -> _Text:
    return _Text(text)


class Pattern(Generic[AnyStr]):
    """A pattern as `re` has it, with a quicker way to the places where it may match."""

    __slots__ = ("_begins", "_find", "_ignores", "_read", "flags", "pattern")

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags
        self._read = re.compile(pattern, flags)
        self._ignores = bool(flags & re.IGNORECASE)
        self._find = self._read
        self._begins: Wanted | None = None
        rows = parsed(pattern, small=self._ignores)
        if rows:
            self._find = re.compile(branched(rows), flags & ~re.IGNORECASE)
            begins = beginnings(rows)
            self._begins = Wanted(begins) if begins else None

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """The first match."""
        known = _small(text) if self._ignores else _as_it_is(text)
        if span or not known.low:
            return self._read.search(text, *span)
        if self._begins is None or not _NEAR < len(text) < _FAR:
            place = self._find.search(known.low)
            return self._read.match(text, place.start()) if place else None
        for at in known.places(self._begins):
            if self._find.match(known.low, at):
                return self._read.match(text, at)
        return None

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        """Every match, in order."""
        known = _small(text) if self._ignores else _as_it_is(text)
        if span or not known.low:
            return self._read.finditer(text, *span)
        if self._begins is None or not _NEAR < len(text) < _FAR:
            return self._each(text, known.low)
        places = known.places(self._begins)
        return self._at(text, known.low, places) if places else iter(())

    def _each(self, text: str, low: str) -> Iterator[re.Match[str]]:
        for place in self._find.finditer(low):
            found = self._read.match(text, place.start())
            if found:
                yield found

    def _at(self, text: str, low: str, places: list[int]) -> Iterator[re.Match[str]]:
        end = 0
        for at in places:
            if at >= end and self._find.match(low, at):
                found = self._read.match(text, at)
                if found:
                    end = found.end()
                    yield found

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """The text with something else in place of each match."""
        if count or self._begins is None:
            return self._read.sub(new, text, count=count) if self.search(text) else text
        parts, end = [], 0
        for found in self.finditer(text):
            parts += [text[end : found.start()], new(found) if callable(new) else found.expand(new)]
            end = found.end()
        return "".join([*parts, text[end:]]) if parts else text

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        """The match at the beginning."""
        return self._read.match(text, *span)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of the whole text."""
        return self._read.fullmatch(text)

    def findall(self, text: str) -> list[Any]:
        """The words of every match."""
        return self._read.findall(text)

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        """The text between the matches."""
        return self._read.split(text, maxsplit)


def compile(pattern: str, flags: int = 0) -> Any:
    """A pattern, made quicker where it is long."""
    plain = re.compile(pattern, flags)
    if len(pattern) < _WORTH or plain.match("") or flags & re.VERBOSE:
        return plain
    return Pattern(pattern, flags)
