"""Files that go to a setting or service: what came along with a request, what they gave."""

from __future__ import annotations

import hashlib
import mimetypes

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from cases.models import Document
from cases.screens.handing_out import as_file, kept_bytes

from ..guards import asked_for_advice
from ..holding import draft_of
from ..models import AdviceRequest, AdviceVersion
from ..queries.whose_advice import bytes_of


@asked_for_advice
def paper(request: HttpRequest, asked: AdviceRequest, *, paper: int) -> HttpResponse:
    """A paper that came along with the request. Another paper of the case is not found."""
    return handed_out(papers_along(asked).filter(pk=paper).first())


@asked_for_advice
def given(request: HttpRequest, asked: AdviceRequest, *, number: int, what: str) -> HttpResponse:
    """What was handed in as one version, to the byte, whatever came later."""
    version = asked.versions.exclude(state=AdviceVersion.State.DRAFT).filter(number=number).first()
    if version is None:
        raise Http404
    return handed_out(version.lines_document if what == "lines" else version.document)


@asked_for_advice
def draft(request: HttpRequest, asked: AdviceRequest) -> HttpResponse:
    """The document in the draft, for colleagues to read. What was not scanned is not opened."""
    version = draft_of(asked)
    upload = version.upload if version else None
    content = bytes_of(upload)
    if upload is None or not content or hashlib.sha256(content).hexdigest() != upload.sha256:
        raise Http404
    return as_file(content, upload.media_type, _named("draft", upload.pk, upload.media_type))


def papers_along(asked: AdviceRequest) -> QuerySet[Document]:
    """The papers that the officer sent along, but for those since moved, undone or kept back."""
    papers = asked.papers.filter(case=asked.case_id, moved_to=None, undone_at=None)
    return papers.exclude(file="").order_by("pk")


def handed_out(document: Document | None) -> HttpResponse:
    """A file to save, and never one that was altered. Its name tells nothing about anybody."""
    if document is None:
        raise Http404
    content = kept_bytes(document.file, document.sha256)
    return as_file(content, document.media_type, _named("paper", document.pk, document.media_type))


def _named(what: str, pk: int, media_type: str) -> str:
    return f"{what}-{pk}{mimetypes.guess_extension(media_type) or '.bin'}"
