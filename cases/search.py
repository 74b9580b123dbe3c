"""Finding a child we may already know, whatever the spelling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import and_, or_

from django.db.models import Case as Choose
from django.db.models import Exists, OuterRef, Q, QuerySet, Value, When

from .likeness import (
    birth_dates_are_near,
    birth_dates_between,
    birth_dates_near,
    fold,
    fold_postcode,
    likeness,
    name_key,
    sound,
    sound_key,
)
from .models import Case, Child

__all__ = [
    "Match",
    "find_cases",
    "fold",
    "fold_postcode",
    "name_key",
    "possible_duplicates",
    "set_keys",
    "sound_key",
]

MOST_CANDIDATES = 300
INSIDE = 3  # letters a word needs to be looked for in the middle of a name
BIRTH_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")


@dataclass(frozen=True)
class Match:
    """A child who may be the one asked about, and why we think so."""

    child: Child
    because: tuple[str, ...]
    certain: bool  # the same UPN: it is the same child


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
    home = fold_postcode(postcode)
    reads, sounds = _in_either_order(forename, surname)
    near = Q(date_of_birth__range=birth_dates_between(date_of_birth)) | Q(
        date_of_birth__in=birth_dates_near(date_of_birth)
    )
    # Each part begins with a column that has an index, so that none reads the whole table.
    worth_a_look = Q(date_of_birth=date_of_birth)
    worth_a_look |= Q(name_key__in=reads) & near
    worth_a_look |= Q(sound_key__in=sounds) & near
    if home:
        worth_a_look |= Q(name_key=name_key(forename, surname), postcode=home)
    if upn:
        worth_a_look |= Q(upn=upn)
    may_be_seen = Exists(visible.filter(child=OuterRef("pk")))
    candidates = Child.objects.filter(worth_a_look).filter(may_be_seen)
    matches = []
    for child in candidates.order_by("pk")[:MOST_CANDIDATES]:
        how = likeness(child, forename, surname)
        because = _reasons(child, how, date_of_birth, upn, home)
        if because:
            matches.append(Match(child, because, certain=bool(upn) and child.upn == upn))
    return sorted(matches, key=_surest_first)


def _surest_first(match: Match) -> tuple[bool, bool, int]:
    return not match.certain, "same name" not in match.because, -len(match.because)


def _in_either_order(forename: str, surname: str) -> tuple[list[str], list[str]]:
    """How a name reads and how it sounds, with its parts in either order."""
    orders = ((forename, surname), (surname, forename))
    return [name_key(*order) for order in orders], [sound_key(*order) for order in orders]


def _reasons(
    child: Child, how: str, date_of_birth: date, upn: str, postcode: str
) -> tuple[str, ...]:
    near = birth_dates_are_near(child.date_of_birth, date_of_birth)
    same_birth = child.date_of_birth == date_of_birth
    same_upn = bool(upn) and child.upn == upn
    same_home = bool(postcode) and child.postcode == postcode
    same_name = how == "same name"
    if not (same_upn or (near and how) or (same_home and (same_birth or same_name))):
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


def find_cases(visible: QuerySet[Case], text: str) -> QuerySet[Case]:
    """Cases by reference, UPN, date of birth, or name as typed or as it sounds, best fit first."""
    typed = " ".join(text.split())
    if not typed:
        return visible.none()
    known = Q(reference__iexact=typed) | Q(child__upn__iexact=typed)
    if born := _birth_date(typed):
        known |= Q(child__date_of_birth=born)
    fits = [known, *_fits_of_name(typed)]
    wanted = reduce(or_, fits)
    rank = Choose(*(When(fit, then=Value(place)) for place, fit in enumerate(fits)))
    return (
        visible.filter(wanted).select_related("child", "officer").order_by(rank, "child__name_key")
    )


def _fits_of_name(typed: str) -> list[Q]:
    """Ways in which a name can fit the words, the closest first."""
    words = [folded for word in typed.replace("-", " ").split() if (folded := fold(word))]
    if not words:
        return []
    whole, last, rest = fold(typed), words[-1], "".join(words[:-1])
    keys = {whole, f"{last} {rest}".strip(), f"{words[0]} {''.join(words[1:])}".strip()}
    return [
        Q(child__name_key__in=sorted(keys)),
        _each(words, _is_a_name) | Q(child__name_key__startswith=f"{whole} "),
        _each(words, _begins_a_name) | Q(child__name_key__startswith=whole),
        _each(words, _is_in_a_name) | _sounds(typed),
    ]


def _each(words: list[str], fit: Callable[[str], Q]) -> Q:
    return reduce(and_, map(fit, words))


def _is_a_name(word: str) -> Q:
    key = "child__name_key"
    return Q((f"{key}__startswith", f"{word} ")) | Q((f"{key}__endswith", f" {word}"))


def _begins_a_name(word: str) -> Q:
    return Q(child__name_key__startswith=word) | Q(child__name_key__contains=f" {word}")


def _is_in_a_name(word: str) -> Q:
    if len(word) < INSIDE:
        return _begins_a_name(word)
    return Q(child__name_key__contains=word)


def _sounds(typed: str) -> Q:
    """Names that sound like the words, in either order; of one word, either name."""
    words = typed.split()
    first, last = " ".join(words[:-1]), words[-1]
    heard = sound(last)
    if not first:
        alone = Q(child__sound_key__startswith=f"{heard} ") | Q(child__sound_key=heard)
        return alone | Q(child__sound_key__endswith=f" {heard}") if heard else Q(pk__in=())
    keys = [sound_key(first, last), sound_key(last, first)]
    return Q(child__sound_key__in=[key for key in keys if key.strip()])


def _birth_date(typed: str) -> date | None:
    """The day that was typed, in one of the ways people type a date of birth."""
    for way in BIRTH_DATES:
        try:
            return datetime.strptime(typed, way).date()  # noqa: DTZ007  a day has no time zone
        except ValueError:
            continue
    return None
