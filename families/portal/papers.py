"""The papers of one reader: listed, opened, and never one that must not reach them."""

from __future__ import annotations

import mimetypes

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cases.screens.handing_out import as_file, kept_bytes

from ..access import Sight
from ..actions.opening import NOT_NOW, look_again, note_opened
from ..guards import family
from ..models import Part
from ..queries.papers import paper_of, papers_of, right_for
from .frame import around, person

DOCUMENTS = Part.DOCUMENTS.value
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
    content = kept_bytes(document.file, document.sha256)
    if sight.is_their_own:
        note_opened(document, member=sight.member, by=by)
    kind = document.media_type
    name = f"paper-{document.pk}{mimetypes.guess_extension(kind) or '.bin'}"
    return as_file(content, kind, name, saved=kind != "application/pdf")
