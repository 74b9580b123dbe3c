"""Taking PDFs apart, putting them together, turning pages. The originals are never touched."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from ..refusals import Refused

_LINE = re.compile(r"^\s*(?P<pages>\d[\d\s,\-–]*?)\s*(?::|\s)\s*(?P<title>[^\d\s:,\-–].*)$")
_RANGE = re.compile(r"(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?")
WHICH = "Write page numbers, for example 2, 4-6"
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
    unclear = f"“{line.strip()[:60]}” is not clear. {HOW}"
    numbers = _numbers(match["pages"], count, Refused(unclear, field="parts"))
    return Part(match["title"].strip()[:200], tuple(numbers))


def numbers_from(text: str, count: int) -> list[int]:
    """The pages that somebody wrote down; all of them when nothing is written."""
    if not text.strip():
        return list(range(1, count + 1))
    unclear = Refused(f"“{text.strip()[:60]}” is not clear. {WHICH}", field="which")
    return sorted(set(_numbers(text, count, unclear)))


def _numbers(text: str, count: int, unclear: Refused) -> list[int]:
    return [one for piece in text.split(",") for one in _range(piece.strip(), count, unclear)]


def _range(piece: str, count: int, unclear: Refused) -> list[int]:
    match = _RANGE.fullmatch(piece)
    if match is None:
        raise unclear
    first = int(match[1])
    last = int(match[2] or first)
    if not 1 <= first <= last <= count:
        has = "1 page" if count == 1 else f"pages 1 to {count}"
        raise Refused(f"The file has {has}, so “{piece}” is not in it", field=unclear.field)
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


def turn(content: bytes, numbers: Sequence[int], degrees: int) -> bytes:
    """The same PDF with some of its pages turned clockwise."""
    with _open(content) as made:
        for number in numbers:
            made.pages[number - 1].rotate(degrees, relative=True)
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
