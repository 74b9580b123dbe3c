"""Whose paper it is: does its text hold this child's name and birth date, or another child's?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from django.db.models import Q, QuerySet

from ..likeness import fold
from ..models import Case, Child

MOST_WORDS = 60_000
MOST_KEYS = 40_000
AT_ONCE = 2_000  # names in one question
_WORD = re.compile(r"[^\W\d_][\w'’\-‐‑.]*", re.UNICODE)
_OF_SOMEBODY = re.compile(r"['’]s$")
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_NUMBERS = re.compile(r"\b(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\b")
_BY_NAME = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTHS})[a-z]*,?\s+(\d{{4}})\b", re.I)
_YEAR_FIRST = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")


@dataclass(frozen=True)
class Named:
    """What the pages say of who they are about."""

    child: bool
    birth_date: bool
    others: tuple[int, ...] = ()  # cases of other children whose names stand in it


def who_is_named(text: str, case: Case, others: QuerySet[Case]) -> Named:
    """Look for this child, and for every other child on the cases in `others`."""
    words = _words(text)
    days = set(_days(text))
    folds = {word: fold(word) for word in set(words)}  # each once: a paper says most words often
    folded, keys = set(folds.values()), set(_name_keys(words, folds))
    child = case.child
    found = set(_others(keys, folded, case, others))
    folded |= {fold(word) for word in _halves(folds)}
    return Named(
        child=_names(child, folded, text),
        birth_date=child.date_of_birth in days,
        others=tuple(sorted(found)),
    )


def _names(child: Child, folded: set[str], text: str) -> bool:
    """Whether all parts of a child's name stand in the text; other scripts are looked for whole."""
    parts = [part for name in (child.forename, child.surname) for part in name.split()]
    if all(fold(part) for part in parts):
        return all(fold(part) in folded for part in parts)
    whole = unicodedata.normalize("NFKC", text).casefold()
    return all(unicodedata.normalize("NFKC", part).casefold() in whole for part in parts)


def _halves(words: Iterable[str]) -> Iterator[str]:
    """The parts of double names."""
    for word in words:
        if "-" in word:
            yield from word.split("-")


def _others(keys: set[str], folded: set[str], case: Case, others: QuerySet[Case]) -> Iterator[int]:
    child = case.child
    rest = others.exclude(child=child)
    wanted = sorted(keys)[:MOST_KEYS]
    for start in range(0, len(wanted), AT_ONCE):
        near = wanted[start : start + AT_ONCE]
        yield from rest.filter(child__name_key__in=near).values_list("pk", flat=True)
    # A twin or a sibling at home is often called by the first name alone (H-007).
    kin = Q(child__surname=child.surname, child__date_of_birth=child.date_of_birth)
    if child.postcode:
        kin |= Q(child__surname=child.surname, child__postcode=child.postcode)
    for other in rest.filter(kin).select_related("child"):
        first = fold(other.child.forename)
        if first and first != fold(child.forename) and first in folded:
            yield other.pk


def _words(text: str) -> list[str]:
    found = [match.group() for match in islice(_WORD.finditer(text), MOST_WORDS)]
    bare = {word: _OF_SOMEBODY.sub("", word.strip(".'’")) for word in set(found)}
    return [bare[word] for word in found]


def _name_keys(words: list[str], folds: dict[str, str]) -> Iterator[str]:
    """Every two or three words in a row that begin as names do, as a search key in either order."""
    for place, word in enumerate(words):
        if not word[:1].isupper() or not (one := folds[word]):
            continue
        after = [(w, folds[w]) for w in words[place + 1 : place + 3] if folds[w]]
        for other, two in after:
            if other[:1].isupper():
                yield f"{two} {one}"
                yield f"{one} {two}"
        if len(after) == 2 and all(w[:1].isupper() for w, _ in after):
            (_, two), (_, three) = after
            yield f"{two}{three} {one}"
            yield f"{one}{two} {three}"
            yield f"{three} {one}{two}"


def days_in(text: str) -> set[date]:
    """Every day that is written in a text in one of the ways people write a date of birth."""
    return set(_days(text))


def _days(text: str) -> Iterator[date]:
    """Every date in the text, in the ways that people write a date of birth."""
    for day, month, year in _NUMBERS.findall(text):
        yield from _day(year, month, day)
    for year, month, day in _YEAR_FIRST.findall(text):
        yield from _day(year, month, day)
    for day, name, year in _BY_NAME.findall(text):
        month = datetime.strptime(name[:3].title(), "%b").month  # noqa: DTZ007  a month alone
        yield from _day(year, month, day)


def _day(year: str, month: str | int, day: str) -> Iterator[date]:
    try:
        yield date(int(year), int(month), int(day))
    except ValueError:
        return
