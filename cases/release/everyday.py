"""Names of roads, towns and people that are also ordinary words: “we may close” is no address.

Such a name counts where it is written as a name: with capitals, after “in” or a comma, after “Ms”.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .plain import shorter

_WORDS = """
acre apple april ash august avenue back bank banks barn bath battle bay bean beck bell berry best
bird black blue bridge broad brook brown burn bush case castle chance chapel chase church cliff
close common cook corner court crescent croft cross dale day deal dean drive east end farm field
fields fish flat flower flowers ford forest fox front frost garden gardens gate gates gold good
grange grant grave gray great green grey grove hall hand heath high hill hills holly home hook hope
house hunter ivy joy june key king kings knight lake lamb lane law little lodge long love low main
manor march marsh may mead meadow meadows middle mile mill mills moor moss mount new noble north
nursery oak old orchard over page park parks path place pond pool price prince queen queens rain
read reading reed rich ridge right rise river rivers road rock rose row rye sale salt sand school
sharp shore short side silver small snow south spring square st station steel stone street strong
summer sweet tall terrace the top tower town tree upper vale valley view walk wall ware wash water
way well wells west white wide will winter wise wood woods yard young
"""
EVERYDAY = frozenset(_WORDS.split())
SHORTEST = 4  # letters of a name that says enough alone
_TITLES = r"(?:Mrs|Miss|Ms|Mr|Mx|Dr|Prof|MRS|MISS|MS|MR|MX|DR|PROF)\.?"
_BEFORE = r"(?:\b(?i:in|at|from|to|near|of|around|outside|via)\s+|,\s*)"
_SMALL = {"the", "of"}


def is_everyday(words: str) -> bool:
    """Whether a name is made of ordinary words alone, so that small letters say nothing."""
    return all(word in EVERYDAY for word in words.split()) and _telling(words) < 3


def is_weak(name: str) -> bool:
    """Whether somebody's last name says nothing without a title before it."""
    return is_everyday(name) or len(name.replace(" ", "")) < SHORTEST


def written_as_a_place(words: str, text: str) -> bool:
    """Whether ordinary words stand in a text as the name of a road or a town."""
    return _place(words).search(unicodedata.normalize("NFKC", text)) is not None


def written_as_a_person(name: str, text: str) -> bool:
    """Whether a weak name stands in a text as somebody's: after a title, perhaps with a first."""
    return _person(name).search(unicodedata.normalize("NFKC", text)) is not None


@lru_cache(maxsize=512)
def _place(words: str) -> re.Pattern[str]:
    said = r"[\s-]+".join(map(_capital, words.split()))
    if _telling(words) < 2:
        return re.compile(rf"{_BEFORE}{said}(?!\w)")
    # Two words after “at” are a road in small letters too.
    return re.compile(rf"(?<!\w){said}(?!\w)|{_BEFORE}(?i:{said})(?!\w)")


@lru_cache(maxsize=512)
def _person(name: str) -> re.Pattern[str]:
    said = r"[\s'’-]*".join(map(_capital, name.split()))
    return re.compile(rf"\b{_TITLES}\s+(?:[^\W\d_][\w'’.-]*\s+)?{said}(?!\w)")


def _telling(words: str) -> int:
    return len([word for word in words.split() if word not in _SMALL])


def _capital(word: str) -> str:
    """A word with a capital or in capitals, long or as it is shortened."""
    ways = [way for short in (word, *shorter(word)) for way in (short.capitalize(), short.upper())]
    ways += [word] if word in _SMALL else []
    return f"(?:{'|'.join(map(re.escape, dict.fromkeys(ways)))})"
