"""Finding a child we may already know, whatever the spelling."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import reduce
from operator import and_, or_

from django.db.models import Case as Choose
from django.db.models import Q, QuerySet, Value, When

from .likeness import fold, fold_postcode, name_key, sound, sound_key
from .matching import Match, possible_duplicates
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

INSIDE = 3  # letters a word needs to be looked for in the middle of a name
BIRTH_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")


def set_keys(child: Child) -> Child:
    """Write the search keys of a child whose name was set."""
    child.name_key = name_key(child.forename, child.surname)
    child.sound_key = sound_key(child.forename, child.surname)
    return child


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
