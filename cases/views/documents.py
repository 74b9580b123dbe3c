"""Papers on a case: the file itself, a page of it as a picture, a letter as a page to read."""

from __future__ import annotations

import hashlib
import mimetypes

import structlog
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header

from .. import roles
from ..guards import officer
from ..models import Case, Document
from ..papers import pictures
from ..screens.handing_out import only_its_style
from ..wording import identity_of

log = structlog.get_logger(__name__)
# What a browser may show of what was sent to us. A PDF of ours opens too; everything else is only
# ever saved, and looked at here as pictures of its pages.
SHOWN = frozenset({"image/png", "image/jpeg"})
NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox"
ALTERED = (
    "This file is not the one that was put on the case, so it is not shown. "
    "Tell whoever runs the system: its mark does not match."
)


@officer(roles.VIEW)
def document(request: HttpRequest, case: Case, *, pk: int) -> HttpResponse:
    """The file as it was put on the case, to the byte. An altered file is never handed out."""
    paper = find_paper(case, pk)
    content = whole(paper)
    if content is None:
        return HttpResponse(ALTERED, status=409, content_type="text/plain; charset=utf-8")
    is_page, is_ours = _is_page(paper), _is_our_pdf(paper)
    is_shown = is_page or is_ours or paper.media_type in SHOWN
    response = HttpResponse(content, content_type=_declared_type(paper, is_page))
    disposition = content_disposition_header(not is_shown, _file_name(paper))
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    if not is_ours:  # a browser's own reader of PDF does not open in a sandbox
        response["Content-Security-Policy"] = only_its_style(content) if is_page else NOTHING
    return response


@officer(roles.VIEW)
def picture(request: HttpRequest, case: Case, *, pk: int, page: int) -> HttpResponse:
    """One page of a paper as a picture: nothing of the file itself reaches the browser."""
    paper = find_paper(case, pk)
    content = whole(paper) if paper.can_be_pictured else None
    if content is None:
        raise Http404
    return as_picture(content, paper.media_type, page)


@officer(roles.VIEW)
def document_html(request: HttpRequest, case: Case, *, pk: int) -> HttpResponse:
    """A letter exactly as issued, as a page to read, whether or not it could be made as PDF."""
    paper = find_paper(case, pk)
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


def find_paper(case: Case, pk: int) -> Document:
    """A paper of this case. Asked for by the number of another's, it is noted, and not found."""
    paper = Document.objects.select_related("addressed_to", "case").filter(pk=pk).first()
    if paper is None or paper.case_id != case.pk:
        log.warning("paper_not_on_this_case", case=case.pk, paper=pk, exists=paper is not None)
        raise Http404
    return paper


def whole(paper: Document) -> bytes | None:
    """The file to the byte; nothing when it is not the one that was put on the case."""
    if not paper.file:
        raise Http404  # it was moved to another case
    try:
        with paper.file.open("rb") as stored:
            content: bytes = stored.read()
    except FileNotFoundError:
        return None
    return content if hashlib.sha256(content).hexdigest() == paper.sha256 else None


def as_picture(content: bytes, media_type: str, page: int) -> HttpResponse:
    """One page as PNG, drawn by us."""
    try:
        drawn = pictures.picture(content, media_type, page)
    except pictures.NoPicture:
        raise Http404 from None
    response = HttpResponse(drawn, content_type="image/png")
    response["Content-Disposition"] = "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = NOTHING
    return response


def _is_page(paper: Document) -> bool:
    """Whether it is a letter of our own making; an uploaded page is never shown as one."""
    return paper.media_type == "text/html" and bool(paper.letter)


def _is_our_pdf(paper: Document) -> bool:
    return paper.media_type == "application/pdf" and bool(paper.letter)


def _declared_type(paper: Document, is_page: bool) -> str:
    if is_page:
        return "text/html; charset=utf-8"
    known = SHOWN | {"application/pdf"}
    return paper.media_type if paper.media_type in known else "application/octet-stream"


def _file_name(paper: Document) -> str:
    """A name that tells nothing about anybody: the reference, what it is, its number."""
    extension = mimetypes.guess_extension(paper.media_type) or ".bin"
    return f"{paper.case.reference}-{paper.letter or 'document'}-{paper.pk}{extension}"
