"""Finding a child we may already know, whatever the spelling."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

import jellyfish
from django.db.models import Q, QuerySet

from .models import Case, Child

_NOT_LETTERS = re.compile(r"[^a-z]+")
NEAR_DAYS = 31  # birth dates closer than this are worth a look
MOST_CANDIDATES = 300


@dataclass(frozen=True)
class Match:
    """A child who may be the one asked about, and why we think so."""

    child: Child
    because: tuple[str, ...]
    certain: bool  # the same UPN: it is the same child


def fold(text: str) -> str:
    """A name without accents, marks, spaces and case: "O'Neil" and "ONéil" are the same."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return _NOT_LETTERS.sub("", "".join(c for c in decomposed if not unicodedata.combining(c)))


def name_key(forename: str, surname: str) -> str:
    """How the whole name reads when spelling marks are left out."""
    return f"{fold(surname)} {fold(forename)}".strip()


def sound_key(forename: str, surname: str) -> str:
    """How the whole name sounds, so that "Mohammed" and "Muhammad" meet."""
    return " ".join(jellyfish.metaphone(fold(part)) for part in (surname, forename)).strip()[:60]


def fold_postcode(postcode: str) -> str:
    """A postcode in capitals with its one space: "b311lq" becomes "B31 1LQ"."""
    bare = "".join(postcode.upper().split())
    return f"{bare[:-3]} {bare[-3:]}" if len(bare) > 3 else bare


def set_keys(child: Child) -> Child:
    """Write the search keys of a child whose name was set."""
    child.name_key = name_key(child.forename, child.surname)
    child.sound_key = sound_key(child.forename, child.surname)
    return child


def possible_duplicates(
    visible: QuerySet[Case],
    *,
    forename: str,
    surname: str,
    date_of_birth: date,
    upn: str = "",
    postcode: str = "",
) -> list[Match]:
    """Children already on the cases in `visible` who may be this one, surest first.

    Takes the cases the asker may see, so that a restricted child is never revealed by a match.
    """
    sounds, reads = sound_key(forename, surname), name_key(forename, surname)
    same = Q(sound_key=sounds) | Q(name_key=reads)
    if upn:
        same |= Q(upn=upn)
    if postcode:
        same |= Q(postcode=fold_postcode(postcode), date_of_birth=date_of_birth)
    candidates = Child.objects.filter(same, cases__in=visible).distinct()[:MOST_CANDIDATES]
    matches = []
    for child in candidates:
        because = _reasons(child, reads, date_of_birth, upn, fold_postcode(postcode))
        if because:
            matches.append(Match(child, because, certain=bool(upn) and child.upn == upn))
    return sorted(matches, key=lambda match: (not match.certain, -len(match.because)))


def _reasons(
    child: Child, reads: str, date_of_birth: date, upn: str, postcode: str
) -> tuple[str, ...]:
    near = birth_dates_are_near(child.date_of_birth, date_of_birth)
    same_upn = bool(upn) and child.upn == upn
    same_home = bool(postcode) and child.postcode == postcode
    if not (same_upn or near or (same_home and child.name_key == reads)):
        return ()
    said = (
        (same_upn, "same UPN"),
        (child.name_key == reads, "same name"),
        (child.name_key != reads, "name sounds alike" if not same_home else "same address"),
        (child.date_of_birth == date_of_birth, "same date of birth"),
        (near and child.date_of_birth != date_of_birth, "near date of birth"),
        (same_home and child.name_key == reads, "same postcode"),
    )
    return tuple(words for holds, words in said if holds)


def birth_dates_are_near(one: date, other: date) -> bool:
    """Close together, or the day and month swapped, or the same day in a year next to it."""
    if abs((one - other).days) <= NEAR_DAYS:
        return True
    swapped = one.year == other.year and (one.day, one.month) == (other.month, other.day)
    next_year = abs(one.year - other.year) == 1 and (one.day, one.month) == (other.day, other.month)
    return swapped or next_year


def find_cases(visible: QuerySet[Case], text: str) -> QuerySet[Case]:
    """Cases by reference, UPN, name as typed or as it sounds. Used by the search box."""
    words = text.split()
    wanted = Q(reference__iexact=text.strip()) | Q(child__upn__iexact=text.strip())
    if words:
        folded = fold(text)
        wanted |= Q(child__name_key__startswith=fold(words[-1])) if folded else Q(pk__in=())
        wanted |= Q(child__sound_key=sound_key(" ".join(words[:-1]), words[-1]))
    return visible.filter(wanted).select_related("child", "officer")
