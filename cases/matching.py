"""Children on our records who may be the one asked about, for one request or for a whole queue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet

from .likeness import (
    birth_dates_are_near,
    birth_dates_between,
    birth_dates_near,
    fold_postcode,
    likeness,
    name_key,
    sound_key,
)
from .models import Case, Child

MOST_CANDIDATES = 300


@dataclass(frozen=True)
class Match:
    """A child who may be the one asked about, and why we think so."""

    child: Child
    because: tuple[str, ...]
    certain: bool  # the same UPN: it is the same child


@dataclass(frozen=True)
class Asked:
    """What is known of a child looked for. Without a birth date only the whole name tells."""

    forename: str
    surname: str
    date_of_birth: date | None
    upn: str = ""
    postcode: str = ""


def possible_duplicates(
    visible: QuerySet[Case],
    *,
    forename: str,
    surname: str,
    date_of_birth: date | None,
    upn: str = "",
    postcode: str = "",
) -> list[Match]:
    """Children already on the cases in `visible` who may be this one, surest first.

    Takes the cases the asker may see, so that a restricted child is never revealed by a match.
    """
    asked = Asked(forename, surname, date_of_birth, upn, fold_postcode(postcode))
    return duplicates_of_each(visible, [asked])[0]


def duplicates_of_each(visible: QuerySet[Case], asked: Sequence[Asked]) -> list[list[Match]]:
    """The same for each of several, with one look at the records."""
    known = [one for one in asked if one.surname or one.upn]
    if not known:
        return [[] for _ in asked]
    worth_a_look = reduce(or_, map(_worth_a_look, known))
    may_be_seen = Exists(visible.filter(child=OuterRef("pk")))
    found = Child.objects.filter(worth_a_look).filter(may_be_seen).order_by("pk")
    candidates = list(found[: MOST_CANDIDATES * len(known)])
    return [_matches(candidates, one) if one in known else [] for one in asked]


def _worth_a_look(one: Asked) -> Q:
    """Each part begins with a column that has an index, so that none reads the whole table."""
    orders = ((one.forename, one.surname), (one.surname, one.forename))
    reads, sounds = ([key(*order) for order in orders] for key in (name_key, sound_key))
    if one.date_of_birth is None:
        looked = Q(name_key__in=reads)
    else:
        near = Q(date_of_birth__range=birth_dates_between(one.date_of_birth)) | Q(
            date_of_birth__in=birth_dates_near(one.date_of_birth)
        )
        looked = Q(date_of_birth=one.date_of_birth)
        looked |= Q(name_key__in=reads) & near
        looked |= Q(sound_key__in=sounds) & near
    if one.postcode:
        looked |= Q(name_key=reads[0], postcode=one.postcode)
    if one.upn:
        looked |= Q(upn=one.upn)
    return looked


def _matches(candidates: Sequence[Child], one: Asked) -> list[Match]:
    found = []
    for child in candidates:
        if because := _reasons(child, one):
            found.append(Match(child, because, certain=bool(one.upn) and child.upn == one.upn))
    return sorted(found, key=_surest_first)


def _surest_first(match: Match) -> tuple[bool, bool, int]:
    return not match.certain, "same name" not in match.because, -len(match.because)


def _reasons(child: Child, one: Asked) -> tuple[str, ...]:
    how, born = likeness(child, one.forename, one.surname), one.date_of_birth
    near = born is not None and birth_dates_are_near(child.date_of_birth, born)
    same_birth = child.date_of_birth == born
    same_upn = bool(one.upn) and child.upn == one.upn
    same_home = bool(one.postcode) and child.postcode == one.postcode
    same_name = how == "same name"
    only_name = born is None and same_name
    if not (same_upn or (near and how) or (same_home and (same_birth or same_name)) or only_name):
        return ()
    said = (
        (same_upn, "same UPN"),
        (bool(how), how),
        (same_home and not same_name, "same address"),
        (same_birth, "same date of birth"),
        (near and not same_birth, "near date of birth"),
        (same_home and same_name, "same postcode"),
    )
    return tuple(words for holds, words in said if holds)
