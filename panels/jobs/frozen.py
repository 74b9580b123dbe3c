"""Papers of a pack, one by one: made tagged, the words taken out, checked, and laid on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
from django.utils import timezone

from cases.models import Document
from cases.papers import kinds
from cases.release.checking import check, is_in_use
from cases.release.pdf_pages import NOT_READ

from ..models import AgendaItem
from ..pack import pages
from ..pack.figures import Unreadable, tagged
from ..pack.words import left_in, pattern_of, unread_pages, without
from ..queries.briefs import shown
from ..queries.packs import words_to_remove
from .printing import PICTURES, Altered, printed, sources_in


class NotMade(Exception):
    """A pack cannot be made. Each sentence names a paper by its number, and no person."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


@dataclass
class Frozen:
    """One paper as it goes into the pack."""

    item: AgendaItem
    document: Document | None
    title: str
    path: Path
    sha256: str
    pages: int
    dated_on: date | None = None
    content: dict[str, Any] = field(default_factory=dict)
    first: int = 0


def freeze(
    item: AgendaItem, document: Document | None, path: Path, among: Collection[Frozen] = ()
) -> Frozen:
    """One paper on disk, proved to hold none of the words that must leave it.

    `among`: for a brief, the papers of its case that go with it.
    """
    words = words_to_remove(item, document)
    content: dict[str, Any] = {}
    if document is None:
        content = brief_of(item)
        papers = {one.document.pk: one.path.read_bytes() for one in among if one.document}
        sources_in(item, content, papers)
        source = pages.brief(content)
        title, dated = "Brief", None
    else:
        source = _printed(document, item)
        title, dated = without(document.title, words), document.received_on
    problems = _unfit(item, document, source) if document is not None else []
    try:
        made = tagged(source, words)
    except Unreadable as reason:
        raise NotMade([f"{_named(item, document)}: {reason}."]) from None
    problems += _proved(item, made, words, source)
    if problems:
        raise NotMade([f"{_named(item, document)}: {'; '.join(dict.fromkeys(problems))}."])
    path.write_bytes(made)
    with pikepdf.open(path) as opened:
        count = len(opened.pages)
    if words:
        content = {}  # as data it would still hold the words
    digest = hashlib.sha256(made).hexdigest()
    return Frozen(item, document, title, path, digest, count, dated, content)


def brief_of(item: AgendaItem) -> dict[str, Any]:
    """The brief of a case as data, with whose it is."""
    assert item.brief is not None
    whose = {"reference": item.case.reference, "whose": str(item.case.child)}
    return whose | shown(item.brief, timezone.localdate())


def _named(item: AgendaItem, document: Document | None) -> str:
    what = f"paper {document.pk}" if document else "the brief"
    return f"Case {item.case.reference}, {what}"


def _printed(document: Document, item: AgendaItem) -> bytes:
    try:
        return printed(document, item)
    except Altered:
        raise NotMade([f"{_named(item, document)}: it is not the file put on the case."]) from None


def _unfit(item: AgendaItem, document: Document, source: bytes) -> list[str]:
    """Why a paper must not go to members at all, whatever is taken out of it."""
    found = [] if is_in_use(document, item.case) else ["it was replaced, moved or undone since"]
    if document.private_to_id or document.internal:
        found.append("it is kept for others")
    if document.media_type in PICTURES and pattern_of(words_to_remove(item, document)):
        found.append("it is a picture, so nothing in it can be redacted")
    return found


def _proved(item: AgendaItem, made: bytes, words: list[str], source: bytes) -> list[str]:
    """What the finished bytes still hold that they must not."""
    checked = check(made, kinds.PDF, case=item.case, to=None)
    # Whoever chose the paper looked at its pages: a scan has no words a machine could check.
    found = [f"{one.where}: {one.what}" for one in checked.findings if one.what != NOT_READ]
    if pattern_of(words) is not None:
        if unread_pages(source, kinds.PDF):
            found.append("it has pages without words, so nothing in them can be redacted")
        found += [f"redacted words are left ({one})" for one in left_in(made, kinds.PDF, words)]
    return found
