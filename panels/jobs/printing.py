"""A paper of a case as a PDF that can go into a pack, whatever kind of file it is."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

from django.conf import settings
from django.urls import reverse

from cases.models import Document
from cases.papers import kinds, reading
from cases.papers.pictures import NoPicture, picture
from cases.release.checking import check_paper

from ..models import AgendaItem, Brief, Statement
from ..pack import pages
from ..pack.passages import Place, place_in
from ..pack.words import without
from ..queries.brief_parts import statements_of
from ..queries.packs import words_to_remove
from ..queries.passages import page_in

PICTURES = (kinds.PNG, kinds.JPEG, kinds.TIFF)


class Altered(Exception):
    """The file is not the one that was put on the case."""


def printed(document: Document, item: AgendaItem) -> bytes:
    """A paper as PDF: as it is, its picture or its words on pages of ours, or a page that leads to
    the file."""
    with document.file.open("rb") as stored:
        content: bytes = stored.read()
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise Altered
    if document.media_type == kinds.PDF:
        return content
    words = words_to_remove(item, document)
    is_text = document.media_type == kinds.TEXT
    leads = not is_text and may_be_handed_out(document, item)
    told = {
        "title": without(document.title, words),
        "whose": without(document.from_whom, words),
        "on": document.received_on,
        "kind": kinds.words_of(document.media_type),
        "is_text": is_text,
        "link": link_to_file(item, document) if leads else "",
    }
    return pages.paper(told | _shown(content, document.media_type))


def may_be_handed_out(document: Document, item: AgendaItem) -> bool:
    """Whether a member may have the file itself: nothing has to leave it, and nothing lies hidden
    in it that a person would have to look at."""
    if words_to_remove(item, document):
        return False
    return check_paper(document, None).is_clear


def link_to_file(item: AgendaItem, document: Document) -> str:
    """Where a member gets the file itself, online and signed in."""
    return settings.SITE_URL + reverse("pack_file", args=[item.pk, document.pk])


def link_to(item: AgendaItem, document: Document) -> str:
    """Where a paper of a case is read on the site. Within a pack it leads to its pages there."""
    return settings.SITE_URL + reverse("pack_source", args=[item.pk, document.pk])


def sources_in(item: AgendaItem, content: dict[str, Any], papers: dict[int, bytes]) -> None:
    """Lead each statement of a brief to the passage it rests on, in the papers that go with it."""
    assert item.brief is not None
    for key, part in (("issues", Statement.Part.ISSUE), ("evidence", Statement.Part.EVIDENCE)):
        for told, one in zip(content[key], _of(item.brief, part), strict=True):
            made = papers.get(one.document_id or 0)
            if made is None or one.document is None:
                continue
            place = _place(one.document, made, one.passage)
            told["link"] = f"{link_to(item, one.document)}#{(place or Place(1)).fragment}"
            told["page"] = place.page if place else None
            told["not_found"] = place is None and page_in(one.document, one.passage) == 0


def _of(brief: Brief, part: str) -> list[Statement]:
    return [one for one in statements_of(brief) if one.part == part]


def _place(document: Document, made: bytes, passage: str) -> Place | None:
    """Where a passage is in the pages that go out: there, or as its original has it, where those
    are pictures of the same pages."""
    if not passage.strip():
        return None
    if found := place_in(made, passage):
        return found
    page = page_in(document, passage) if document.media_type == kinds.PDF else 0
    return Place(page) if page > 0 else None


def _shown(content: bytes, media_type: str) -> dict[str, Any]:
    if media_type in PICTURES:
        try:
            drawn = base64.b64encode(picture(content, media_type, 1)).decode()
        except NoPicture:
            return {}
        return {"picture": f"data:image/png;base64,{drawn}"}
    read = reading.read(content, media_type)
    return {"text": "\n\n".join(read.pages[: read.seen])} if read.is_read else {}
