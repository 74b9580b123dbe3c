"""Taking a PDF apart and putting PDFs together. The originals are never touched."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from ..refusals import Refused

_LINE = re.compile(r"^\s*(?P<pages>\d[\d\s,\-–]*?)\s*(?::|\s)\s*(?P<title>[^\d\s:,\-–].*)$")
_RANGE = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?")
HOW = "On each line, write pages, a colon and a name, for example 1-3: School report"


@dataclass(frozen=True)
class Part:
    """Some pages of a file, in the order in which they were named, and what they are called."""

    title: str
    pages: tuple[int, ...]


def parts_from(text: str, count: int) -> list[Part]:
    """The parts that somebody wrote down, or a refusal that names the line."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise Refused(HOW, field="parts")
    return [_part(line, count) for line in lines]


def _part(line: str, count: int) -> Part:
    match = _LINE.match(line)
    if match is None:
        raise Refused(f"“{line.strip()[:60]}” is not clear. {HOW}", field="parts")
    pages: list[int] = []
    for piece in match["pages"].split(","):
        pages += _range(piece.strip(), line, count)
    return Part(match["title"].strip()[:200], tuple(pages))


def _range(piece: str, line: str, count: int) -> list[int]:
    match = _RANGE.fullmatch(piece)
    if match is None:
        raise Refused(f"“{line.strip()[:60]}” is not clear. {HOW}", field="parts")
    first = int(match[1])
    last = int(match[2] or first)
    if not 1 <= first <= last <= count:
        has = "1 page" if count == 1 else f"pages 1 to {count}"
        raise Refused(f"The file has {has}, so “{piece}” is not in it", field="parts")
    return list(range(first, last + 1))


def left_out(parts: Sequence[Part], count: int) -> list[int]:
    """Pages that no part names."""
    named = {number for part in parts for number in part.pages}
    return [number for number in range(1, count + 1) if number not in named]


def take(content: bytes, numbers: Sequence[int]) -> bytes:
    """A new PDF of some pages of one."""
    with _open(content) as source, pikepdf.new() as made:
        for number in numbers:
            made.pages.append(source.pages[number - 1])
        return _saved(made)


def join(contents: Sequence[bytes]) -> bytes:
    """One PDF of several, in their order."""
    with pikepdf.new() as made:
        for content in contents:
            with _open(content) as source:
                made.pages.extend(source.pages)
        return _saved(made)


def _open(content: bytes) -> pikepdf.Pdf:
    try:
        return pikepdf.open(io.BytesIO(content))
    except pikepdf.PdfError as error:
        raise Refused("One of the files is damaged or locked, so its pages cannot be taken") from (
            error
        )


def _saved(made: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
