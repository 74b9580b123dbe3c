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

from .beginnings import LONGEST, Where, where
from .branching import branched, parsed

__all__ = [
    "DOTALL",
    "IGNORECASE",
    "MULTILINE",
    "I",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "every",
    "findall",
    "finditer",
    "fullmatch",
    "make_ready",
    "match",
    "search",
    "split",
    "sub",
]
I, DOTALL = re.I, re.DOTALL  # noqa: E741
_WORTH, _WORTH_AS_IT_IS = 90, 180  # a shorter pattern is as quick as it will be
_FAR = 20_000  # of a longer text no list of its words is kept
_ODD = re.compile("[ſıİ\u212a]")  # letters whose small and capital forms are not one to one
_WORDS = re.compile(rf"(?=(\w(?s:.{{0,{LONGEST - 1}}})))\w+")

_DIGIT = re.compile(r"[0-9]")


class _Wanted:
    """Where a pattern is looked for in a text."""

    __slots__ = ("digits", "is_first", "loose", "needed", "short", "whole")

    def __init__(self, known: Where) -> None:
        self.whole = frozenset(one for one in known.words if len(one) == LONGEST)
        short = known.words - self.whole
        self.digits = set("0123456789") <= {*short, *known.loose}
        self.short, self.loose = (
            tuple(one for one in some if not (self.digits and one.isdigit()))
            for some in (short, known.loose)
        )
        self.is_first, self.needed = known.is_first, known.needed


class _Text:
    """A text in small letters, with the beginnings of its words."""

    __slots__ = ("_begun", "_digits", "_words", "low")

    def __init__(self, low: str) -> None:
        self.low = low
        self._words: frozenset[str] = frozenset()
        self._digits: list[int] | None = None
        self._begun: dict[str, list[int]] = {}

    def places(self, wanted: _Wanted) -> list[int]:
        """Where one of the wanted beginnings stands."""
        if not self._words:
            self._words = frozenset(_WORDS.findall(self.low))
        found: list[int] = [0] if wanted.is_first else []
        if wanted.digits:
            if self._digits is None:
                self._digits = [one.start() for one in _DIGIT.finditer(self.low)]
            found += self._digits
        begun = self._begun
        for some in (self._words & wanted.whole, wanted.short):
            for letters in some:
                if letters not in begun:
                    begun[letters] = [at for at in self._all(letters) if self._begins(at)]
                found += begun[letters]
        for letters in wanted.loose:
            if letters in self.low:
                found += self._all(letters)
        if len(found) > 1:
            found.sort()
        return found

    def _all(self, letters: str) -> list[int]:
        found = []
        at = self.low.find(letters)
        while at >= 0:
            found.append(at)
            at = self.low.find(letters, at + 1)
        return found

    def _begins(self, at: int) -> bool:
        """Whether a word begins here."""
        before = self.low[at - 1 : at]
        return not before.isalnum() and before != "_"


@lru_cache(maxsize=2048)
def _small(text: str) -> _Text:
    low = text.lower()
    odd = not text.isascii() and (len(low) != len(text) or _ODD.search(text))
    return _Text("" if odd else low)


@lru_cache(maxsize=2048)
def _as_it_is(text: str) -> _Text:
    return _small(text) if text.islower() and _small(text).low == text else _Text(text)


class Pattern(Generic[AnyStr]):
    """A pattern as `re` has it, with a quicker way to the places where it may match."""

    __slots__ = ("_find", "_ignores", "_read", "_wanted", "flags", "pattern")

    _read: re.Pattern[str]
    _find: re.Pattern[str]
    _wanted: _Wanted | None

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags
        self._ignores = bool(flags & re.IGNORECASE)
        _unread.append(self)
        every.append(self)

    def __getattr__(self, name: str) -> Any:
        """Read the pattern when it is first used: many are not, and there are hundreds."""
        if name not in ("_read", "_find", "_wanted"):
            raise AttributeError(name)
        _unread.remove(self)
        self._read = self._find = re.compile(self.pattern, self.flags)
        self._wanted = None
        may_be_nothing = self._read.match("") or self.flags & re.VERBOSE
        rows = () if may_be_nothing else parsed(self.pattern, small=self._ignores)
        if rows:
            self._find = re.compile(branched(rows), self.flags & ~re.IGNORECASE)
            known = where(rows, lines=bool(self.flags & re.MULTILINE))
            self._wanted = _Wanted(known) if known else None
        return getattr(self, name)

    @property
    def is_quicker(self) -> bool:
        """Whether a quicker way was found."""
        return self._find is not self._read

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """The first match."""
        known = _small(text) if self._ignores else _as_it_is(text)
        if span or not known.low:
            return self._read.search(text, *span)
        places = self._places(known)
        if places is None:
            place = self._find.search(known.low)
            return self._read.match(text, place.start()) if place else None
        for at in places:
            if self._find.match(known.low, at):
                return self._read.match(text, at)
        return None

    def _places(self, known: _Text) -> list[int] | None:
        """Where to look, None for everywhere."""
        wanted, low = self._wanted, known.low
        if wanted is None or len(low) > _FAR:
            return None
        for letters in wanted.needed:
            if letters in low:
                return None
        return known.places(wanted)

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        """Every match, in order."""
        known = _small(text) if self._ignores else _as_it_is(text)
        if span or not known.low:
            return self._read.finditer(text, *span)
        places = self._places(known)
        if places is None:
            return self._each(text, known.low)
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
        if count:
            return self._read.sub(new, text, count=count) if self.search(text) else text
        parts: list[str] = []
        end = 0
        for found in self.finditer(text):
            put = new(found) if callable(new) else found.expand(new) if "\\" in new else new
            parts += text[end : found.start()], put
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


_unread: list[Pattern[Any]] = []
every: list[Pattern[Any]] = []


def make_ready() -> None:
    """Read every pattern now, so that no reader of a text has to wait for it later."""
    while _unread:
        _unread[-1].match("")


def compile(pattern: str, flags: int = 0) -> Any:
    """A pattern, made quicker where it is long."""
    if len(pattern) < (_WORTH if flags & re.IGNORECASE else _WORTH_AS_IT_IS):
        return re.compile(pattern, flags)
    return Pattern(pattern, flags)
