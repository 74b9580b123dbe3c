"""Where the words that a statement quotes stand in the paper they are quoted from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2

from cases.papers import reading
from cases.papers.kinds import PDF
from cases.papers.reading import PDFIUM

from .words import boxes_on, pattern_of

_LEFT_OUT = re.compile(r"\s*(?:\[?(?:…|\.{3})\]?)\s*")
_AROUND = " \t\n“”\"‘’'"
ABOVE = 24.0  # points of the page above the words, so that they are not read at its very edge


@dataclass(frozen=True)
class Place:
    """The page of a paper on which words begin, from 1, and how high up it they stand."""

    page: int
    top: float | None = None

    @property
    def fragment(self) -> str:
        """The place as the end of an address, as programs that show PDF read it."""
        view = "" if self.top is None else f"&view=FitH,{self.top:.0f}"
        return f"page={self.page}{view}"


def page_of(pages: Sequence[str], passage: str) -> int:
    """On which page, from 1, a passage begins; 0 where its words are not there.

    It may run on to the next page, be spaced or capitalised in another way, and leave words out
    where it has an ellipsis.
    """
    patterns = [pattern_of([_plain(one)]) for one in _pieces(passage)]
    text = "\n".join(map(_plain, pages))
    at, begins = 0, None
    for pattern in patterns:
        hit = pattern.search(text, at) if pattern else None
        if hit is None:
            return 0
        at, begins = hit.end(), hit.start() if begins is None else begins
    if begins is None:
        return 0
    ends = [len("\n".join(map(_plain, pages[: n + 1]))) for n in range(len(pages))]
    return next(n for n, end in enumerate(ends, 1) if begins < end)


def place_in(made: bytes, passage: str) -> Place | None:
    """Where a passage begins in a finished PDF; none where it is not found."""
    read = reading.read(made, PDF)
    page = page_of(read.pages[: read.seen], passage)
    return Place(page, _top(made, page, passage)) if page else None


def _top(made: bytes, page: int, passage: str) -> float | None:
    pattern = pattern_of(_pieces(passage)[:1])
    with PDFIUM:
        opened = pypdfium2.PdfDocument(made)
        try:
            boxes = boxes_on(opened[page - 1], pattern) if pattern else []
            return boxes[0][3] + ABOVE if boxes else None
        finally:
            opened.close()


def _pieces(passage: str) -> list[str]:
    pieces = (one.strip(_AROUND) for one in _LEFT_OUT.split(passage))
    return [one for one in pieces if one]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
