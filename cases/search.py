"""Finding a child we may already know, whatever the spelling.

One of the modules that know which database they speak to.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import Case as Choose
from django.db.models import Q, QuerySet, When
from django.db.models.functions import Upper

from .likeness import fold, fold_postcode, name_key, sound, sound_key
from .matching import Match, possible_duplicates
from .models import Case, Child

__all__ = [
    "Match",
    "find_cases",
    "fold",
    "fold_postcode",
    "keys_of",
    "name_key",
    "possible_duplicates",
    "set_keys",
    "sound_key",
]

MOST = 51  # rows that one look brings back
MOST_WORDS = 5  # of a name that is looked for
BIRTH_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")
_BETWEEN_PARTS = re.compile(r"[\s\-\u2010-\u2015/]+")
_SON_OF = re.compile(r"ma?c([a-z]{3,})")
_UPN = re.compile(r"[A-Z][0-9]{11}[0-9A-Z]")
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]?( ?[0-9][A-Z]{2})?")
NAME_KEYS = ("child__name_key", "child__turned_key")
PART_KEY = "child__part_key"
SOUND_KEYS = ("child__sound_key", "child__turned_sound")


def keys_of(forename: str, surname: str) -> tuple[str, str, str, str, str]:
    """How a name reads and sounds, either name in front, and by the last part of a double one."""
    read, heard = name_key(forename, surname), sound_key(forename, surname)
    turned = f"{fold(forename)} {fold(surname)}".strip()
    turned_sound = sound_key(surname, forename)
    part = _last_part(surname)
    return read, heard, turned, turned_sound, name_key(forename, part) if part else ""


def _last_part(surname: str) -> str:
    """The last of the names in a double name, or what follows the Mc of a single one."""
    parts = [part for part in _BETWEEN_PARTS.split(surname) if fold(part)]
    if len(parts) > 1:
        return parts[-1]
    son = _SON_OF.fullmatch(fold(surname))
    return son[1] if son else ""


# The fields of a child that are worked out from the name.
KEPT_KEYS = ("name_key", "sound_key", "turned_key", "turned_sound", "part_key")


def set_keys(child: Child) -> Child:
    """Write the search keys of a child whose name was set."""
    for name, key in zip(KEPT_KEYS, keys_of(child.forename, child.surname), strict=True):
        setattr(child, name, key)
    return child


def find_cases(visible: QuerySet[Case], text: str, *, few: bool = False) -> list[Case]:
    """Cases by reference, UPN, date of birth, postcode, or name as typed or as it sounds.

    The best fit first, `MOST` at most. Each look uses an index and stops when it has enough, and
    which looks are made follows from the words alone: a child that the asker may not know of
    costs what no child costs. Of `few` cases, as a team has, a name is looked for once: reading
    them all and sorting costs less than looking twice.
    """
    typed = " ".join(text.split())
    found: dict[int, tuple[int, Case]] = {}
    for place, rows in enumerate(_looks(visible, typed, few)):
        if len(found) >= MOST:
            break
        for case in rows.select_related("child", "officer")[:MOST]:
            found.setdefault(case.pk, (place, case))
    starts = _starts(_words_of(typed))

    def closest_first(one: tuple[int, Case]) -> tuple[int, bool, bool, str, int]:
        place, case = one
        child = case.child
        keys = (child.name_key, child.turned_key)
        reads = any(key.startswith(starts) for key in keys)
        wholly = any(f"{key} ".startswith(f"{start} ") for key in keys for start in starts)
        return place, not wholly, not reads, child.name_key, case.pk

    ordered = sorted(found.values(), key=closest_first)
    return [case for _, case in ordered[:MOST]]


def _looks(visible: QuerySet[Case], typed: str, few: bool) -> Iterator[QuerySet[Case]]:
    """Each way in which cases can fit the words, the closest first."""
    if not typed:
        return
    whole = typed.upper()
    yield visible.annotate(said=Upper("reference")).filter(said=whole)
    if known := _known(whole, typed):
        yield visible.filter(known)
    elif not any(sign.isdigit() for sign in typed):
        fits = list(_fits_of_name(typed))
        if fits and few:
            closest = Choose(When(fits[0], then=0), default=1)
            fits, visible = fits[-1:], visible.order_by(closest, "pk")
        for fit in fits:
            yield visible.filter(fit)


def _known(whole: str, typed: str) -> Q | None:
    """The child with this UPN, date of birth or postcode, if that is what was typed."""
    if _UPN.fullmatch("".join(whole.split())):
        return Q(child__upn="".join(whole.split()))
    if born := _birth_date(typed):
        return Q(child__date_of_birth=born)
    if _POSTCODE.fullmatch(whole):
        home = fold_postcode(whole)
        return Q(child__postcode=home) if " " in home else _begins("child__postcode", f"{home} ")
    return None


def _fits_of_name(typed: str) -> Iterator[Q]:
    """Ways in which a name can fit: wholly; by its beginning, a part of it or its sound.

    Whatever fits the first way fits the last way too.
    """
    words = _words_of(typed)
    if not words:
        return
    starts = _starts(words)
    yield _any(Q((key, start)) | _begins(key, f"{start} ") for key in NAME_KEYS for start in starts)
    keys = (*NAME_KEYS, PART_KEY)
    yield _any([*(_begins(key, start) for key in keys for start in starts), *_sounds(words)])


def _words_of(typed: str) -> list[str]:
    parts = (fold(word) for word in _BETWEEN_PARTS.split(typed))
    return [part for part in parts if part][:MOST_WORDS]


def _starts(words: list[str]) -> tuple[str, ...]:
    """How a key can begin that holds these words: as one name, or cut in two, either first."""
    cuts = [("".join(words[:cut]), "".join(words[cut:])) for cut in range(1, len(words))]
    turned = [(after, before) for before, after in cuts]
    return tuple(sorted({"".join(words), *(" ".join(cut) for cut in (*cuts, *turned))}))


def _sounds(words: list[str]) -> Iterator[Q]:
    """Names that sound like the words, in either order; of one word, either name."""
    first, heard = "".join(words[:-1]), sound(words[-1])
    if first:
        orders = [sound_key(first, words[-1]), sound_key(words[-1], first)]
        yield Q(child__sound_key__in=[key for key in orders if key.strip()])
    elif heard:
        for key in SOUND_KEYS:
            yield Q((key, heard)) | _begins(key, f"{heard} ")


def _any(fits: Iterable[Q]) -> Q:
    return reduce(or_, fits)


def _begins(key: str, start: str) -> Q:
    """What begins with these letters, asked so that each database can use its index."""
    if connection.vendor == "postgresql":
        return Q((f"{key}__startswith", start))
    return Q((f"{key}__gte", start), (f"{key}__lt", start + chr(sys.maxunicode)))


def _birth_date(typed: str) -> date | None:
    """The day that was typed, in one of the ways people type a date of birth."""
    for way in BIRTH_DATES:
        try:
            return datetime.strptime(typed, way).date()  # noqa: DTZ007  a day has no time zone
        except ValueError:
            continue
    return None
