"""Sending files to a case, looking at what waits, filing it or setting it aside."""

from __future__ import annotations

import hashlib
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from .. import roles
from ..actions import uploads as actions
from ..forms.uploads import AsideForm, FilingForm, UploadForm
from ..guards import officer
from ..jobs.scanning import can_be_scanned, scan_now
from ..models import Case, Upload
from ..models.documents import PICTURED
from ..once import already_done, do_once
from ..papers.scanning import is_configured
from ..queries.papers import concerns_of, kind_in_words, others_named, pages_in_words
from ..refusals import Refused
from ..wording import identity_of
from .documents import as_picture
from .papers import look_through

State = Upload.State


@officer(roles.FILE)
def add(request: HttpRequest, case: Case) -> HttpResponse:
    """Send one or more files. Each is looked at by itself, so one stops no other."""
    if done := already_done(request):
        return done
    form = UploadForm(request, case, _said_before(request, case))
    if form.is_bound and form.is_valid():
        taken: list[int] = []
        response = do_once(request, lambda: _take_in(request, case, form, taken), case=case)
        scan_now(taken)
        _tell(request, taken)
        return response
    context = _context(case) | {
        "form": form,
        "most": settings.UPLOAD_MAX_BYTES,
        "scanner": is_configured(),
    }
    context["waits"] = not can_be_scanned()
    return render(request, "cases/papers/add.html", context)


@officer(roles.FILE)
def one(request: HttpRequest, case: Case, *, pk: int) -> HttpResponse:
    """Look at a file that came, and file it as a document."""
    upload = _find(case, pk)
    if done := already_done(request):
        return done
    form = FilingForm(request, case, upload)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _file(request, case, upload, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/papers/waiting.html", _of_one(request, case, upload, form))


@officer(roles.FILE)
def aside(request: HttpRequest, case: Case, *, pk: int) -> HttpResponse:
    """Set a file aside, or bring it back."""
    upload = _find(case, pk)
    if done := already_done(request):
        return done
    form = AsideForm(request, case)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _set_aside(request, case, upload, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    context = _context(case) | {"form": form, "upload": upload}
    context["is_aside"] = upload.state == State.ASIDE
    return render(request, "cases/papers/aside.html", context)


@officer(roles.FILE)
def picture(request: HttpRequest, case: Case, *, pk: int, page: int) -> HttpResponse:
    """One page of a file that was scanned, as a picture. What was not scanned is not opened."""
    upload = _find(case, pk)
    content = content_of(upload)
    if content is None or upload.media_type not in PICTURED:
        raise Http404
    return as_picture(content, upload.media_type, page)


def _find(case: Case, pk: int) -> Upload:
    sent = Upload.objects.sent_to_us().select_related("uploaded_by")
    return get_object_or_404(sent, pk=pk, case=case)


def _context(case: Case) -> dict[str, Any]:
    return {"case": case, "identity": identity_of(case, timezone.localdate())}


def _said_before(request: HttpRequest, case: Case) -> dict[str, Any]:
    """What was typed with a file that could not be kept, and which document is replaced."""
    again, replaces = request.GET.get("again", ""), request.GET.get("replaces", "")
    said: dict[str, Any] = {}
    if again.isascii() and again.isdecimal() and len(again) < 19:
        said |= next(
            iter(case.uploads.sent_to_us().filter(pk=again).values_list("said", flat=True)), {}
        )
    if replaces.isascii() and replaces.isdecimal() and len(replaces) < 19:
        paper = case.documents.filter(pk=replaces, letter="").first()
        if paper is not None:
            said |= {"replaces": str(paper.pk), "sort": paper.sort, "from_whom": paper.from_whom}
    return said


def _take_in(request: HttpRequest, case: Case, form: UploadForm, taken: list[int]) -> str:
    said = form.said()
    for sent in form.cleaned_data["files_sent"]:
        upload = actions.take_in(name=sent.name, content=sent, by=form.by, case=case, said=said)
        taken.append(upload.pk)
    return reverse("case_documents", args=[case.reference])


def _tell(request: HttpRequest, taken: list[int]) -> None:
    """Say of each file what became of it."""
    for upload in _in_order(taken):
        name = upload.given_name
        if upload.state == State.CLEAN:
            messages.success(request, f"{name}: ready to be filed.")
        elif upload.state == State.SAME:
            messages.info(request, f"{name}: {_same_words(upload)}")
        else:
            why = upload.problem or "It waits to be scanned."
            messages.warning(request, f"{name}: {why}")


def _in_order(taken: list[int]) -> QuerySet[Upload]:
    return Upload.objects.filter(pk__in=taken).select_related("document", "same_as").order_by("pk")


def _same_words(upload: Upload) -> str:
    if upload.document is not None:
        return f"we have this file already, as “{upload.document.title}”. It is not filed twice."
    assert upload.same_as is not None
    return f"it is the same file as {upload.same_as.given_name}, and is filed with it."


def _file(request: HttpRequest, case: Case, upload: Upload, form: FilingForm) -> str:
    looked = form.cleaned_data.get("looked", False)
    paper = actions.file_upload(upload, filing=form.filing, by=form.by, looked=looked)
    messages.success(
        request,
        f"Filed as “{paper.title}”. If it tells of something that happened, record that as well.",
    )
    return reverse("case_documents", args=[case.reference])


def _set_aside(request: HttpRequest, case: Case, upload: Upload, form: AsideForm) -> str:
    if upload.state == State.ASIDE:
        actions.bring_back(upload, by=form.by)
        messages.success(request, "The file is back on the list.")
    else:
        actions.set_aside(upload, by=form.by)
        messages.success(request, "The file is set aside. You can bring it back from the list.")
    return reverse("case_documents", args=[case.reference])


def content_of(upload: Upload) -> bytes | None:
    """A file that may be looked at: scanned, and unchanged since it came."""
    if upload.state != State.CLEAN or not upload.file:
        return None
    with upload.file.open("rb") as stored:
        content: bytes = stored.read()
    return content if hashlib.sha256(content).hexdigest() == upload.sha256 else None


def _of_one(request: HttpRequest, case: Case, upload: Upload, form: FilingForm) -> dict[str, Any]:
    others, more = others_named(upload, request.user)  # type: ignore[arg-type]
    context = _context(case) | {
        "form": form,
        "upload": upload,
        "kind": kind_in_words(upload.media_type),
        "pages": pages_in_words(upload.findings),
        "concerns": concerns_of(upload),
        "others": others,
        "more_others": more,
        "hidden": upload.findings.get("hidden", []),
        "ready": upload.state == State.CLEAN,
    }
    content = content_of(upload)
    if content is not None:
        page = request.GET.get("page", "1")
        number = int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1
        pictured = upload.media_type in PICTURED
        context |= look_through(content, upload.media_type, number, pictured=pictured)
    return context
