"""The pages of a PDF: their words wherever they lie, and what lies over words (H-140)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdfium2 import raw

from ..papers.reading import MOST_PAGES, PDFIUM
from .finding import Finding, Passage

UNDER_A_BOX = "words under a box that covers them"
NOT_READ = "a picture without words that can be read: a person must look"
TOO_LONG = f"more than {MOST_PAGES} pages: the rest was not read"
COVERED = 0.6  # of the page by one picture
FEW_WORDS = 20
_OPAQUE = 255


def said_by(content: bytes) -> Iterator[Finding | Passage]:
    """The words of every page, and where a person must look because nothing can be read."""
    with PDFIUM:
        opened = pypdfium2.PdfDocument(content)
        try:
            for number in range(min(len(opened), MOST_PAGES)):
                yield from list(_page(opened[number], f"page {number + 1}"))
            if len(opened) > MOST_PAGES:
                yield Finding("the file", TOO_LONG)
        finally:
            opened.close()


def _page(page: Any, where: str) -> Iterator[Finding | Passage]:
    reader = page.get_textpage()
    try:
        text, shown = reader.get_text_range(), reader.get_text_bounded()
    finally:
        reader.close()
    words = len(shown.split())
    if text.split() != shown.split():
        text = f"{text}\n{shown}"  # the two may join and part words differently
    things = list(page.get_objects(max_depth=6))
    if _is_a_picture(page, things, text, words):
        yield Finding(where, NOT_READ)
    if _has_covered_words(things):
        yield Finding(where, UNDER_A_BOX)
    yield Passage(where, text)
    page.close()


def _is_a_picture(page: Any, things: list[Any], text: str, words: int) -> bool:
    images = [one for one in things if one.type == raw.FPDF_PAGEOBJ_IMAGE]
    if not text.strip():
        # Also when all it has is drawn lines: letters may be drawn too.
        return bool(images) or len(things) > 20
    width, height = page.get_size()
    covering = COVERED * width * height
    return words < FEW_WORDS and any(_area(one.get_bounds()) > covering for one in images)


def _has_covered_words(things: list[Any]) -> bool:
    """Whether something solid was drawn over words: they are still in the file."""
    words: list[tuple[float, float]] = []
    for one in things:
        if one.type == raw.FPDF_PAGEOBJ_TEXT:
            left, bottom, right, top = one.get_bounds()
            if right > left:
                words.append(((left + right) / 2, (bottom + top) / 2))
        elif words and (_is_solid(one) or one.type == raw.FPDF_PAGEOBJ_IMAGE):
            left, bottom, right, top = one.get_bounds()
            if any(left <= x <= right and bottom <= y <= top for x, y in words):
                return True
    return False


def _is_solid(one: Any) -> bool:
    if one.type != raw.FPDF_PAGEOBJ_PATH:
        return False
    mode, stroke = raw.c_int(), raw.FPDF_BOOL() if hasattr(raw, "FPDF_BOOL") else raw.c_int()
    red, green, blue, alpha = (raw.c_uint() for _ in range(4))
    if not raw.FPDFPath_GetDrawMode(one, mode, stroke) or mode.value == raw.FPDF_FILLMODE_NONE:
        return False
    raw.FPDFPageObj_GetFillColor(one, red, green, blue, alpha)
    return bool(alpha.value == _OPAQUE)


def _area(bounds: tuple[float, float, float, float]) -> float:
    left, bottom, right, top = bounds
    return max(0.0, right - left) * max(0.0, top - bottom)
