"""Any file taken apart into passages, and what in it a person must look at."""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.html import strip_tags

from ..papers import packages as kinds
from ..papers import reading
from ..papers.kinds import EMAIL, JPEG, PDF, PNG, TEXT, TIFF, as_text, sort_of
from . import packages, pdf_pages, pdf_parts, pictures
from .finding import Finding, Passage

log = logging.getLogger(__name__)
HTML = "text/html"
NOT_READ = "it could not be read: a person must look"
PICTURE = "a picture: a person must look"
DEEPEST = 3  # files in files
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title\s*>", re.S | re.I)
_UNSHOWN = re.compile(r"<(style|script)\b.*?</\1\s*>", re.S | re.I)


@dataclass(frozen=True)
class Taken:
    """A file as passages. `pages` are those of its own that a reader turns."""

    passages: tuple[Passage, ...]
    findings: tuple[Finding, ...]
    pages: tuple[Passage, ...]


def take_apart(content: bytes, media_type: str) -> Taken:
    """Every passage of a file. What cannot be read is a finding, never silence."""
    passages: list[Passage] = []
    findings: list[Finding] = []
    for one in _opened(content, media_type, "", 0):
        if isinstance(one, Passage):
            passages.append(one)
        else:
            findings.append(one)
    pages = tuple(p for p in passages if re.fullmatch(r"page \d+|the page", p.where))
    return Taken(tuple(passages), tuple(dict.fromkeys(findings)), pages)


def _opened(content: bytes, media_type: str, where: str, depth: int) -> Iterator[Finding | Passage]:
    if depth > DEEPEST:
        yield Finding(where, NOT_READ)
        return
    try:
        parts = list(_parts(content, media_type, where))
    except Exception as error:  # a file can be wrong in as many ways as there are writers of files
        log.warning("file not read for release", extra={"fault": type(error).__name__})
        yield Finding(where or "the file", NOT_READ)
        return
    for one in parts:
        if isinstance(one, tuple):
            name, inside = one
            yield from _opened(inside, sort_of(inside, "").media_type, name, depth + 1)
        elif where and isinstance(one, Finding):
            yield Finding(where, one.what)
        elif where and isinstance(one, Passage):
            yield Passage(where, one.text)
        else:
            yield one


def _parts(
    content: bytes, media_type: str, where: str
) -> Iterable[Finding | Passage | tuple[str, bytes]]:
    if media_type == PDF:
        return [*pdf_pages.said_by(content), *pdf_parts.said_by(content)]
    if media_type in (kinds.DOCX, kinds.ODT, kinds.XLSX):
        return packages.said_by(content, media_type)
    if media_type in (JPEG, PNG, TIFF):
        # A picture inside another file was seen with its page; only its record is read.
        look = [] if where else [Finding("the picture", PICTURE)]
        return [*look, *pictures.said_by(content, "the picture")]
    if media_type == HTML:
        return _page(content.decode("utf-8", "replace"))
    if media_type == TEXT:
        return [Passage("the text", as_text(content) or "")]
    if media_type == EMAIL:
        return _email(content)
    return [Finding("the file", NOT_READ)]


def _page(source: str) -> Iterable[Passage]:
    shown = strip_tags(_UNSHOWN.sub(" ", source).replace("<", " <"))
    title = _TITLE.search(source)
    return [
        Passage("the properties", html.unescape(title[1]) if title else ""),
        Passage("the page", html.unescape(shown)),
        Passage("hidden parts", html.unescape(_UNSHOWN.sub(" ", source))),
    ]


def _email(content: bytes) -> Iterable[Finding | Passage | tuple[str, bytes]]:
    read = reading.read(content, EMAIL)
    if not read.is_read:
        yield Finding("the email", NOT_READ)
    for text in read.pages:
        yield Passage("the email", text)
    for one in {one.what for one in read.hidden if "ttach" in one.what}:
        yield Finding("the email", f"{one.lower()}: a person must look")
