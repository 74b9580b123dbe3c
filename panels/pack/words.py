"""Words that must not be readable: where they stand on a page, and whether any are left."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from typing import Any

from pypdfium2 import raw

from cases.papers.reading import PDFIUM  # noqa: F401  the one lock around pdfium
from cases.release.files import take_apart

REMOVED = "[removed]"
_BREAK = "(?:[\x02\ufffe\u00ad]\\s*|-\\s+)?"  # a word that goes on in the next line
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "–": "-", "‑": "-", "‐": "-"} | {"“": '"', "”": '"'}
)
_TURNED = {"'": "['’‘ʼ]", "-": "[-–‑‐]", '"': '["“”]'}

Box = tuple[float, float, float, float]


def pattern_of(words: Collection[str]) -> re.Pattern[str] | None:
    """One pattern for all the words, however they are spaced, hyphenated or capitalised."""
    found = [_one(said) for said in sorted(set(words), key=len, reverse=True) if said.strip()]
    return re.compile(f"(?<!\\w)(?:{'|'.join(found)})(?!\\w)", re.I) if found else None


def _one(said: str) -> str:
    pieces = unicodedata.normalize("NFC", said).translate(_QUOTES).split()
    spelt = (_BREAK.join(_TURNED.get(sign, re.escape(sign)) for sign in p) for p in pieces)
    return r"\s+".join(spelt)


def without(text: str, words: Collection[str]) -> str:
    """A text with the words taken out of it."""
    pattern = pattern_of(words)
    return pattern.sub(REMOVED, unicodedata.normalize("NFC", text)) if pattern else text


def boxes_on(page: Any, pattern: re.Pattern[str]) -> list[Box]:
    """The rectangles of the letters that the pattern finds on a page of pdfium."""
    reader = page.get_textpage()
    try:
        signs = [
            chr(raw.FPDFText_GetUnicode(reader.raw, at) or 32) for at in range(reader.count_chars())
        ]
        found = [at for hit in pattern.finditer("".join(signs)) for at in range(*hit.span())]
        return [reader.get_charbox(at, loose=True) for at in found if not signs[at].isspace()]
    finally:
        reader.close()


def left_in(content: bytes, media_type: str, words: Collection[str]) -> list[str]:
    """Where in finished bytes a word is still to be read. Says the place, never the word."""
    pattern = pattern_of(words)
    if pattern is None:
        return []
    taken = take_apart(content, media_type)
    return list(dict.fromkeys(p.where for p in taken.passages if holds(p.text, pattern)))


def holds(text: str, pattern: re.Pattern[str]) -> bool:
    """Whether a text holds one of the words, also where it is written with joined letters."""
    return any(pattern.search(unicodedata.normalize(form, text)) for form in ("NFC", "NFKC"))


def unread_pages(content: bytes, media_type: str) -> Sequence[str]:
    """What a file holds that no machine can read: words in it can be neither found nor removed."""
    return [one.where for one in take_apart(content, media_type).findings]
