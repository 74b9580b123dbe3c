"""Where a regular expression can match at all: with which letters its matches begin, what they need.

Read from the pattern itself, so that most texts, and most places in a text, need not be tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .branching import LOOKS, Item, Row

LONGEST = 3
_MOST = 1_500
_MOST_LOOSE, _MOST_NEEDED = 40, 80


@dataclass(frozen=True)
class Where:
    """Where to look. Every match begins with one of the letters, or contains one of the needed."""

    words: frozenset[str]  # letters at the beginning of a word, one to three
    loose: tuple[str, ...]  # letters that may stand anywhere
    is_first: bool  # whether it may begin with the text itself
    needed: tuple[str, ...]  # of the matches that begin with anything


@dataclass(frozen=True)
class _Begun:
    """The first letters of a match, as far as they are known."""

    letters: str = ""
    at_word: bool = False  # whether it was asked that a word begins here
    goes_on: bool = True
    is_first: bool = False


def where(rows: Iterable[Row], *, lines: bool = False) -> Where | None:
    """Where a pattern can match, None where nothing is known of it."""
    begun: set[_Begun] = set()
    needed: set[str] = set()
    for row in _spread(rows, 3):
        found = _begin([row], {_Begun()})
        if len(found) > _MOST or any(not one.letters and not one.is_first for one in found):
            if not (words := _needed(row)):
                return None
            needed |= words
        else:
            begun |= found
    if lines and any(one.is_first for one in begun):
        return None
    words_ = frozenset(one.letters for one in begun if one.at_word and not one.is_first)
    loose = {one.letters for one in begun if not one.at_word and not one.is_first}
    if len(loose) > _MOST_LOOSE or len(needed) > _MOST_NEEDED or len(words_) > _MOST:
        return None
    first = any(one.is_first for one in begun)
    return Where(words_, tuple(sorted(loose)), first, tuple(sorted(needed)))


def _spread(rows: Iterable[Row], deep: int) -> Iterator[Row]:
    """Each alternative of a list by itself, with what stands around the list."""
    for row in rows:
        at = next((n for n, item in enumerate(row) if not _is_no_letter(item)), len(row))
        item = row[at] if at < len(row) else None
        if deep and item and item.inner is not None and not item.times:
            inner = ((*row[:at], *one, *row[at + 1 :]) for one in item.inner)
            yield from _spread(inner, deep - 1)
        else:
            yield row


def _is_no_letter(item: Item) -> bool:
    return item.text in (r"\b", "^", "$", r"\Z", r"\A") or item.text in LOOKS


def _begin(rows: Iterable[Row], before: set[_Begun]) -> set[_Begun]:
    found: set[_Begun] = set()
    for row in rows:
        now = before
        for item in row:
            open_ = {one for one in now if one.goes_on and len(one.letters) < LONGEST}
            if not open_ or len(now) > _MOST:
                break
            now = (now - open_) | _with(item, open_)
        found |= now
    return found


def _with(item: Item, before: set[_Begun]) -> set[_Begun]:
    if item.text == "^":
        return {_Begun(one.letters, one.at_word, goes_on=False, is_first=True) for one in before}
    if _is_no_letter(item):
        asks = item.text == r"\b" or (item.text == "(?<!" and _is_word_class(item))
        return {
            _Begun(one.letters, one.at_word or (asks and not one.letters), one.goes_on)
            for one in before
        }
    if item.inner is not None:
        found = _begin(item.inner, before)
    elif letters := item.letters:
        found = {_added(one, letter) for one in before for letter in letters}
    else:
        found = {_Begun(one.letters, one.at_word, goes_on=False) for one in before}
    if item.times and item.times[0] != "?":
        found = {_Begun(one.letters, one.at_word, False, one.is_first) for one in found}
    return found | before if _may_be_missing(item) else found


def _added(one: _Begun, letter: str) -> _Begun:
    """A word may begin here only if a letter stands here: a sign may follow anything."""
    at_word = one.at_word if one.letters else one.at_word and re.match(r"\w", letter) is not None
    return _Begun(one.letters + letter, at_word)


def _may_be_missing(item: Item) -> bool:
    return item.times[:1] in ("?", "*") or item.times[:2] in ("{0", "{,")


def _is_word_class(item: Item) -> bool:
    rows = item.inner or ()
    return len(rows) == 1 and len(rows[0]) == 1 and rows[0][0].text.startswith((r"\w", r"[\w"))


def _needed(row: Row) -> set[str]:
    """Letters of which every match of a row has some: the longest there are."""
    best: set[str] = set()
    run = ""
    for item in row:
        if item.letter:
            run += item.letter[-1]
            continue
        best, run = _better(best, {run}), ""
        if item.inner is not None and item.text == "(?:" and not _may_be_missing(item):
            each = [_needed(one) for one in item.inner]
            best = _better(best, set().union(*each) if all(each) else set())
    return _better(best, {run})


def _better(best: set[str], other: set[str]) -> set[str]:
    return max((best, other), key=lambda one: (min(map(len, one), default=0), -len(one)))
