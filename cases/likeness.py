"""When two spellings may be one name, and two birth dates one child's."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import jellyfish

from statutory import days_after

from .models import Child

NEAR_DAYS = 31  # birth dates closer than this are worth a look
CLOSE = 0.9  # how like two spellings are, of 1, when neither sounds like the other
_NOT_LETTERS = re.compile(r"[^a-z]+")
_BETWEEN_NAMES = re.compile(r"[\s\-\u2010-\u2015/]+")
# Letters that are not a plain letter with a mark.
_OTHER_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)


def fold(text: str) -> str:
    """A name without accents, marks, spaces and case: "O'Neil" and "ONéil" are the same."""
    if text.isascii():  # most words: nothing to take apart
        lower = text.lower()
        return lower if lower.isalpha() else _NOT_LETTERS.sub("", lower)
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_OTHER_LETTERS))
    return _NOT_LETTERS.sub("", decomposed)


def fold_postcode(postcode: str) -> str:
    """A postcode in capitals with its one space: "b311lq" becomes "B31 1LQ"."""
    bare = "".join(postcode.upper().split())
    return f"{bare[:-3]} {bare[-3:]}" if len(bare) > 3 else bare


def name_key(forename: str, surname: str) -> str:
    """How the whole name reads when spelling marks are left out."""
    return f"{fold(surname)} {fold(forename)}".strip()


def sound_key(forename: str, surname: str) -> str:
    """How the whole name sounds, so that "Mohammed" and "Muhammad" meet."""
    return " ".join(sound(part) for part in (surname, forename)).strip()[:60]


def sound(name: str) -> str:
    """How one name sounds."""
    return str(jellyfish.metaphone(fold(name)))


def alike(one: str, other: str) -> bool:
    """Whether two names, without marks, may be one name heard or written differently."""
    if not (one and other):
        return one == other
    return (
        one == other
        or jellyfish.metaphone(one) == jellyfish.metaphone(other)
        or jellyfish.nysiis(one) == jellyfish.nysiis(other)
        or jellyfish.jaro_winkler_similarity(one, other) >= CLOSE
    )


def likeness(child: Child, forename: str, surname: str) -> str:
    """In what way a child may have this name, in words; empty when they have another."""
    first, last = fold(forename), fold(surname)
    their_first, their_last = fold(child.forename), fold(child.surname)
    one_of_theirs = [name for name in (their_first, their_last) if name]
    ways = (
        ((first, last) == (their_first, their_last), "same name"),
        (alike(first, their_first) and alike(last, their_last), "name sounds alike"),
        (
            bool(first) and alike(first, their_last) and alike(last, their_first),
            "first and last name changed places",
        ),
        (
            alike(first, their_first) and bool(_parts(surname) & _parts(child.surname)),
            "one last name the same",
        ),
        (
            not (first and their_first) and bool({first, last} & set(one_of_theirs)),
            "one name the same",
        ),
    )
    return next((words for holds, words in ways if holds), "")


def _parts(surname: str) -> set[str]:
    """The names that a double name is made of."""
    return {fold(part) for part in _BETWEEN_NAMES.split(surname)} - {""}


def birth_dates_near(day: date) -> list[date]:
    """What a birth date may be with day and month changed places, or one year out."""
    tries = [(day.year, day.day, day.month)]
    tries += [(day.year + step, day.month, day.day) for step in (-1, 1)]
    found = []
    for year, month, number in tries:
        try:
            found.append(date(year, month, number))
        except ValueError:
            continue  # no such day in that month or year
    return found


def birth_dates_between(day: date) -> tuple[date, date]:
    """The days around a birth date that are worth a look."""
    return days_after(day, -NEAR_DAYS), days_after(day, NEAR_DAYS)


def birth_dates_are_near(one: date, other: date) -> bool:
    """Close together, or the day and month swapped, or the same day in a year next to it."""
    return abs((one - other).days) <= NEAR_DAYS or one in birth_dates_near(other)


def looks_like_two(one: Child, other: Child) -> str:
    """Why two records look like two children, in a sentence; empty when they may well be one."""
    if one.upn and other.upn and one.upn != other.upn:
        return "They have two different UPNs."
    first, second = fold(one.forename), fold(other.forename)
    same_birth = one.date_of_birth == other.date_of_birth
    if same_birth and first and second and first != second:
        return "They were born on one day and have different first names, as twins do."
    return ""
