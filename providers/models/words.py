"""How the words of a name, town or postcode are compared: without accents, marks and case."""

from __future__ import annotations

import unicodedata

_SIGNS = dict.fromkeys(map(ord, "'’‘`´.\ufffd"))  # left out: "St. Mary's" is "st marys"
_OTHER = {"&": " and ", "ł": "l", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th"}
_PLAIN = str.maketrans({**_OTHER, **dict.fromkeys('-‐‑–—/,;:()"“”*#+_?!|\\', " ")} | _SIGNS)
_SAME = {"saint": "st", "saints": "st"}


def folded(text: str) -> list[str]:
    """The words of a text, as they are compared. A letter that was lost is left out."""
    low = text.casefold().translate(_PLAIN)
    if not low.isascii():
        low = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return [_SAME.get(word, word) for word in low.split()]


def search_words(name: str, urn: str, town: str, postcode: str) -> str:
    """Everything by which a setting is found, its name first. Each word stands after a space."""
    found = [*folded(name), *folded(town), *folded(postcode), "".join(folded(postcode)), urn]
    return f" {' '.join(filter(None, found))} "[:WORDS_LENGTH]


WORDS_LENGTH = 500
