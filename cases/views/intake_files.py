"""Looking at what came with an item of the queue, before it is on any case."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from .. import roles
from ..guards import staff
from ..models import Upload
from ..models.documents import PICTURED
from ..queries.papers import kind_in_words
from .documents import as_picture
from .intake import item_of
from .papers import look_through
from .uploads import content_of


@staff(roles.INTAKE)
def look(request: HttpRequest, pk: int, file: int) -> HttpResponse:
    """One page of a file as a picture and as text. What was not scanned is not opened."""
    one = item_of(request, pk)
    upload, content = _file(one.uploads.all(), file)
    page = request.GET.get("page", "1")
    number = int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1
    context = {"item": one, "upload": upload, "kind": kind_in_words(upload.media_type)}
    pictured = upload.media_type in PICTURED
    context |= look_through(content, upload.media_type, number, pictured=pictured)
    context["hidden"] = upload.findings.get("hidden", [])
    return render(request, "cases/intake/file.html", context)


@staff(roles.INTAKE)
def picture(request: HttpRequest, pk: int, file: int, page: int) -> HttpResponse:
    """One page of a scanned file, drawn by us."""
    upload, content = _file(item_of(request, pk).uploads.all(), file)
    if upload.media_type not in PICTURED:
        raise Http404
    return as_picture(content, upload.media_type, page)


def _file(uploads: QuerySet[Upload], pk: int) -> tuple[Upload, bytes]:
    upload = get_object_or_404(uploads, pk=pk)
    content = content_of(upload)
    if content is None:
        raise Http404
    return upload, content
