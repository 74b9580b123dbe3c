"""Two spellings of one thing made the same, so that a space or a short form hides nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

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
_HOUSE = re.compile(r"^(?:[0-9]+[a-z]? )+")


def plain(text: str) -> str:
    """Words in small letters without marks, one space between: " 14 mill lane "."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    words = _OUTSIDE.sub(" ", bare).split()
    return f" {' '.join(_SHORT.get(word, word) for word in words)} "


def squeezed(text: str) -> str:
    """Letters and numbers alone: what is left when every space, hyphen and bracket is gone."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def address_lines(address: str) -> Iterator[str]:
    """The lines of an address that tell where it is, and the street without the house."""
    for part in address.replace(",", "\n").splitlines():
        line = plain(part).strip()
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


def holds_phrase(phrase: str, inside: str, squeezed_inside: str) -> bool:
    """Whether whole words stand in a text, in a row; long ones also with the spaces gone astray."""
    bare = phrase.replace(" ", "")
    return f" {phrase} " in inside or (
        len(bare) >= 8 and any(c.isdigit() for c in bare) and bare in squeezed_inside
    )
