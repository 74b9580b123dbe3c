"""Two spellings of one thing made the same, so that a space or a short form hides nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_OUTSIDE = re.compile(r"[^\w]+|_+")
_SHORT = {
    "rd": "road",
    "st": "street",
    "str": "street",
    "ave": "avenue",
    "av": "avenue",
    "ln": "lane",
    "cl": "close",
    "dr": "drive",
    "ct": "court",
    "cres": "crescent",
    "gdns": "gardens",
    "pl": "place",
    "terr": "terrace",
    "ter": "terrace",
    "sq": "square",
    "apt": "flat",
    "apartment": "flat",
}
_GENERIC = re.compile(r"(flat|unit|room|floor|block|no|number)? ?[0-9]*[a-z]?")
_COUNTRIES = {"england", "uk", "united kingdom", "great britain"}
_HOUSE = re.compile(r"^(?:[0-9]+(?: ?[a-z])? )+")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_SEVERAL = re.compile(r"[/;,|\n]|\b(?:or|and)\b", re.I)
FEWEST_DIGITS = 6  # of a telephone number


def plain(text: str) -> str:
    """Words in small letters without marks, one space between: " 14 mill lane "."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = _OUTSIDE.sub(" ", bare).split()
    return f" {' '.join(_SHORT.get(word, word) for word in words)} "


def ways(text: str) -> list[str]:
    """A name or a line in plain words: St Mary's as it is, and St Marys as many write it."""
    both = (plain(text).strip(), plain(_APOSTROPHES.sub("", text)).strip())
    return list(dict.fromkeys(both))


def shorter(word: str) -> list[str]:
    """The short forms of a word of an address: rd of road."""
    return [short for short, long in _SHORT.items() if long == word]


def squeezed(text: str) -> str:
    """Letters and numbers alone: what is left when every space, hyphen and bracket is gone."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def address_lines(address: str) -> Iterator[str]:
    """The lines of an address that tell where it is, and the street without the house."""
    for part in address.replace(",", "\n").splitlines():
        for line in ways(part):
            if len(line) < 4 or line in _COUNTRIES or _GENERIC.fullmatch(line):
                continue
            yield line
            street = _HOUSE.sub("", line)
            if street != line and " " in street:
                yield street


def phone(number: str) -> str:
    """A telephone number without its first nought or its country, so that both ways meet."""
    digits = "".join(c for c in unicodedata.normalize("NFKC", number) if c.isdigit())
    for before in ("0044", "44", "0"):
        if digits.startswith(before):
            return digits[len(before) :].removeprefix("0")
    return digits


def phones(numbers: str) -> set[str]:
    """Every telephone number in a field: people write two into one."""
    whole = phone(numbers)
    parts = {phone(part) for part in _SEVERAL.split(numbers)}
    return {one for one in parts if len(one) >= FEWEST_DIGITS} or ({whole} - {""})


def holds_phrase(phrase: str, inside: str, squeezed_inside: str) -> bool:
    """Whether whole words stand in a text, in a row; those with a number also without spaces."""
    if f" {phrase} " in inside:
        return True
    if not any(c.isdigit() for c in phrase):
        return False
    return any(_packed_in(bare, squeezed_inside) for bare in _packed(phrase))


@lru_cache(maxsize=2048)
def _packed(phrase: str) -> frozenset[str]:
    """A phrase without spaces, its words long or short: 5streetmarysroad, 5stmarysrd."""
    made = [""]
    for word in phrase.split():
        made = [start + way for start in made for way in (word, *shorter(word))]
    return frozenset(one for one in made if len(one) >= 6)


def _packed_in(bare: str, inside: str) -> bool:
    # 14 Mill Lane is not in 114 Mill Lane.
    before = "(?<![0-9])" if bare[0].isdigit() else ""
    return bare in inside and re.search(before + re.escape(bare), inside) is not None
