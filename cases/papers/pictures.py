"""A page as a picture, so that a browser never opens what somebody sent us."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image, ImageOps

from .kinds import PDF
from .reading import PDFIUM

LONGEST_SIDE = 1600  # dots
POINTS = 2.0  # dots to a point, at most


class NoPicture(Exception):
    """This page cannot be shown."""


def page_count(content: bytes, media_type: str) -> int:
    """How many pages can be shown."""
    if media_type != PDF:
        return 1
    try:
        with PDFIUM:
            opened = pypdfium2.PdfDocument(content)
            try:
                return len(opened)
            finally:
                opened.close()
    except pypdfium2.PdfiumError:
        return 0


def picture(content: bytes, media_type: str, number: int) -> bytes:
    """One page, from 1, as PNG; nothing of the file itself is in it."""
    try:
        drawn = _page(content, number) if media_type == PDF else _photo(content)
    except NoPicture:
        raise
    except Exception as error:  # a file can be wrong in as many ways as there are writers of files
        raise NoPicture from error
    out = io.BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()


def _page(content: bytes, number: int) -> Image.Image:
    with PDFIUM:
        opened = pypdfium2.PdfDocument(content)
        try:
            if not 1 <= number <= len(opened):
                raise NoPicture
            page = opened[number - 1]
            scale = min(POINTS, LONGEST_SIDE / max(*page.get_size(), 1))
            return page.render(scale=scale).to_pil().copy()
        finally:
            opened.close()


def _photo(content: bytes) -> Image.Image:
    with Image.open(io.BytesIO(content)) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright.info.clear()
    return upright
