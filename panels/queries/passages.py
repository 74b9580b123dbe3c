"""Whether the words that a brief quotes are in the papers it quotes them from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.core.cache import cache

from cases.models import Document
from cases.papers import reading
from cases.queries.papers import is_used

from ..models import Statement
from ..pack.passages import page_of

NOT_READ = -1  # a scan, or a kind of file without words: only a person can look


def lacking_sources(statements: list[Statement]) -> list[tuple[str, str, int]]:
    """What is wrong with the papers that statements rest on: a code, what it is, which of them."""
    found = []
    for one in statements:
        if one.document is None:
            found.append(("sources", f"No source is given for “{short(one.text)}”", one.pk))
        elif not is_used(one.document):
            found.append(("sources", f"The source of “{short(one.text)}” was taken back", one.pk))
    for one in not_found(statements):
        found.append(("passages", f"“{short(one.passage)}” is not found in its source", one.pk))
    return found


def short(text: str) -> str:
    """The beginning of a text, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:57]}…"


def not_found(statements: Iterable[Statement]) -> list[Statement]:
    """The statements whose words are not in their paper, as far as a machine can read it."""
    return [one for one in statements if one.document and page_in(one.document, one.passage) == 0]


def page_in(paper: Document, passage: str) -> int:
    """The page on which a passage begins; 0: nowhere; -1: no machine can tell.

    A paper is read once for each passage: neither changes, and what is kept of it is a number.
    """
    if not passage.strip():
        return NOT_READ
    mark = hashlib.sha256(f"{paper.sha256}\n{passage}".encode()).hexdigest()
    return int(cache.get_or_set(f"passage-{mark}", lambda: _look(paper, passage)) or 0)


def _look(paper: Document, passage: str) -> int:
    if not paper.file:
        return NOT_READ
    try:
        with paper.file.open("rb") as stored:
            read = reading.read(stored.read(), paper.media_type)
    except FileNotFoundError:
        return NOT_READ
    return page_of(read.pages[: read.seen], passage) if read.is_read else NOT_READ
