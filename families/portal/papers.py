"""The papers of one reader: listed, opened, and never one that must not reach them."""

from __future__ import annotations

import hashlib
import mimetypes

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from cases.models import Document

from ..access import Sight
from ..actions.opening import NOT_NOW, look_again, note_opened
from ..guards import family
from ..models import Part
from ..queries.papers import paper_of, papers_of, right_for
from .frame import around, person

DOCUMENTS = Part.DOCUMENTS.value
NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox"
CURRENT = "family_papers"


@family(DOCUMENTS)
def papers(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Everything we sent them or shared with the family, newest first."""
    listed = papers_of(sight)
    more = {"papers": listed, "unread": [one for one in listed if not one.opened]}
    return render(request, "family/papers.html", around(sight, CURRENT) | more)


@family(DOCUMENTS)
def paper(request: HttpRequest, sight: Sight, *, paper: int) -> HttpResponse:
    """One paper as a file to keep. That the person themselves opened it is noted: it is proof."""
    document = paper_of(sight, paper)
    if document is None:
        raise Http404
    by = person(request)
    is_right = document.pk in right_for([document], sight)
    if not is_right and not look_again(document, member=sight.member, by=by):
        more = around(sight, CURRENT) | {"why": NOT_NOW}
        return render(request, "family/not_now.html", more, status=403)
    content = _whole(document)
    if sight.is_their_own:
        note_opened(document, member=sight.member, by=by)
    return _as_file(content, document.media_type, f"paper-{document.pk}")


def _whole(document: Document) -> bytes:
    """The file to the byte. One that was altered is not handed out."""
    try:
        with document.file.open("rb") as stored:
            content: bytes = stored.read()
    except FileNotFoundError:
        raise Http404 from None
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise Http404
    return content


def _as_file(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A PDF opens in its place, anything else is saved. The name tells nothing about anybody."""
    extension = mimetypes.guess_extension(media_type) or ".bin"
    response = HttpResponse(content, content_type=media_type or "application/octet-stream")
    saved = media_type != "application/pdf"
    response["Content-Disposition"] = content_disposition_header(saved, f"{name}{extension}") or ""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = NOTHING
    return response
