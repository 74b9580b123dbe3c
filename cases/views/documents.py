"""Papers on a case: the file itself, and a letter as a page that reads well on a screen."""

from __future__ import annotations

import hashlib
import mimetypes

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header

from .. import roles
from ..guards import officer
from ..models import Case, Document
from ..wording import identity_of

# What a browser may show. Everything else is only ever saved.
SHOWN = frozenset({"application/pdf", "image/png", "image/jpeg"})
# A letter kept as a page carries its own style and needs nothing else: it may do nothing else.
ONLY_STYLE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
ALTERED = (
    "This file is not the one that was put on the case, so it is not shown. "
    "Tell whoever runs the system: its mark does not match."
)


@officer(roles.VIEW)
def document(request: HttpRequest, case: Case, *, pk: int) -> HttpResponse:
    """The file as it was put on the case, to the byte. An altered file is never handed out."""
    paper = _paper(case, pk)
    with paper.file.open("rb") as stored:
        content = stored.read()
    if hashlib.sha256(content).hexdigest() != paper.sha256:
        return HttpResponse(ALTERED, status=409, content_type="text/plain; charset=utf-8")
    is_page = _is_page(paper)
    response = HttpResponse(content, content_type=_declared_type(paper, is_page))
    is_saved = not (is_page or paper.media_type in SHOWN)
    disposition = content_disposition_header(is_saved, _file_name(paper))
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    if is_page:
        response["Content-Security-Policy"] = ONLY_STYLE
    return response


@officer(roles.VIEW)
def document_html(request: HttpRequest, case: Case, *, pk: int) -> HttpResponse:
    """A letter exactly as issued, as a page to read, whether or not it could be made as PDF."""
    paper = _paper(case, pk)
    if "body" not in paper.snapshot:
        return redirect("document", case.reference, pk)
    context = {
        "case": case,
        "identity": identity_of(case, timezone.localdate()),
        "paper": paper,
        "body": paper.snapshot["body"],  # escaped when it was made, and never changed since
        "why_no_pdf": paper.snapshot.get("why_no_pdf", ""),
    }
    return render(request, "letters/read.html", context)


def _paper(case: Case, pk: int) -> Document:
    return get_object_or_404(Document.objects.select_related("addressed_to"), pk=pk, case=case)


def _is_page(paper: Document) -> bool:
    """Whether it is a letter of our own making; an uploaded page is never shown as one."""
    return paper.media_type == "text/html" and bool(paper.letter)


def _declared_type(paper: Document, is_page: bool) -> str:
    if is_page:
        return "text/html; charset=utf-8"
    return paper.media_type if paper.media_type in SHOWN else "application/octet-stream"


def _file_name(paper: Document) -> str:
    """A name that tells nothing about anybody: the reference, what it is, its number."""
    extension = mimetypes.guess_extension(paper.media_type) or ".bin"
    return f"{paper.case.reference}-{paper.letter or 'document'}-{paper.pk}{extension}"
