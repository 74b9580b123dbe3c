"""The documents of a case, one document, and its pages to look through."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from .. import roles
from ..guards import officer
from ..models import Case, Document
from ..papers import kinds, pictures, reading
from ..queries.papers import document_of, is_used, kind_in_words, pages_in_words, papers_of
from ..screens.frame import frame_of
from ..wording import identity_of
from .documents import find_paper, whole


@officer(roles.VIEW)
def listed(request: HttpRequest, case: Case) -> HttpResponse:
    """What waits to be filed, and every document of the case."""
    sort = request.GET.get("sort", "")
    sort = sort if sort in Document.Sort.values else ""
    by_sort = request.GET.get("by") == "sort"
    papers = papers_of(case, request.user, sort=sort, by_sort=by_sort)  # type: ignore[arg-type]
    context = frame_of(request, case, "case_documents") | {
        "papers": papers,
        "sort": sort,
        "by": "sort" if by_sort else "",
        "ways": [("sort", "Kind of document")],
    }
    return render(request, "cases/documents.html", context)


@officer(roles.VIEW)
def about(request: HttpRequest, case: Case, *, pk: int) -> HttpResponse:
    """One document: what it is, what its pages do not show, where it came from and went."""
    find_paper(case, pk)
    paper = document_of(case, request.user, pk)  # type: ignore[arg-type]
    assert paper is not None
    context = frame_of(request, case, "case_documents") | {
        "paper": paper,
        "file_words": f"{kind_in_words(paper.media_type)}, {filesizeformat(paper.size)}",
        "pages": pages_in_words(paper.findings),
        "is_used": is_used(paper),
        "uploads": paper.uploads.select_related("uploaded_by").order_by("pk"),
        "sources": paper.made_from.filter(case=case).order_by("pk"),
        "made": paper.made_into.filter(case=case, undone_at=None).order_by("pk"),
    }
    return render(request, "cases/papers/document.html", context)


@officer(roles.VIEW)
def preview(request: HttpRequest, case: Case, *, pk: int, page: int) -> HttpResponse:
    """One page of a document as a picture and as text, with the way to the next."""
    paper = find_paper(case, pk)
    content = whole(paper)
    context: dict[str, Any] = {
        "case": case,
        "identity": identity_of(case, timezone.localdate()),
        "paper": paper,
        "altered": content is None,
        "hidden": paper.findings.get("hidden", []),
    }
    if content is not None:
        context |= look_through(content, paper.media_type, page, pictured=paper.can_be_pictured)
        context["may_turn"] = _may_turn(request, paper)
    return render(request, "cases/papers/preview.html", context)


def _may_turn(request: HttpRequest, paper: Document) -> bool:
    may = roles.may(request.user.role, roles.FILE)  # type: ignore[union-attr]
    return may and paper.media_type == kinds.PDF and not paper.letter and is_used(paper)


def look_through(content: bytes, media_type: str, page: int, *, pictured: bool) -> dict[str, Any]:
    """One page of a file: how many there are, its text, whether there is a picture of it."""
    count = pictures.page_count(content, media_type) if pictured else 1
    if count and not 1 <= page <= count:
        raise Http404
    text = reading.text_of_page(content, media_type, page)
    return {
        "page": page,
        "count": count,
        "before": page - 1,
        "after": page + 1 if page < count else 0,
        "text": text.strip(),
        "pictured": pictured and bool(count),
    }
