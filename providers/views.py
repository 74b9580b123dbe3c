"""Importing requests: send a file, look at what it would do, do it, see how it went."""

from __future__ import annotations

import csv

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from cases import roles
from cases.guards import staff
from cases.refusals import Refused

from .imports import runs
from .imports.columns import COLUMNS, REQUIRED
from .imports.forms import UploadForm
from .models import ImportRun
from .register import SAMPLE
from .tasks import read_in_file

SHOWN = 100  # faults on the page; all of them are in the list to download


@staff(roles.IMPORT_REQUESTS)
def send(request: HttpRequest) -> HttpResponse:
    """Send a file. It is checked at once, and nothing is recorded yet."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        run = runs.keep(form.cleaned_data["file"], by=request.user)  # type: ignore[arg-type]
        return redirect("import_run", run.pk)
    context = {
        "form": form,
        "recent": _mine(request)[:10],
        "columns": [(name, name in REQUIRED) for name in COLUMNS],
    }
    return render(request, "providers/import.html", context)


@staff(roles.IMPORT_REQUESTS)
def run(request: HttpRequest, pk: int) -> HttpResponse:
    """What a file would do; its progress; how it went."""
    found = get_object_or_404(_mine(request), pk=pk)
    context = {
        "run": found,
        "faults": found.errors[:SHOWN],
        "more": max(0, len(found.errors) - SHOWN),
        "rows_with_faults": len({fault["row"] for fault in found.errors}),
        "changes": found.created + found.updated,
    }
    return render(request, "providers/import_run.html", context)


@staff(roles.IMPORT_REQUESTS)
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a checked file in, or drop it. Only a POST does either."""
    found = get_object_or_404(_mine(request), pk=pk)
    if request.method == "POST":
        try:
            if "drop" in request.POST:
                runs.drop(found, by=request.user)  # type: ignore[arg-type]
                messages.info(request, "The file was dropped. Nothing was recorded.")
                return redirect("import")
            runs.start(found, by=request.user)  # type: ignore[arg-type]
            read_in_file.delay(found.pk)
        except Refused as refusal:
            messages.warning(request, refusal.sentence)
    return redirect("import_run", found.pk)


@staff(roles.IMPORT_REQUESTS)
def errors(request: HttpRequest, pk: int) -> HttpResponse:
    """Every fault of a file as a CSV, with nothing in it that a spreadsheet would run (H-262)."""
    found = get_object_or_404(_mine(request), pk=pk)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="import-{found.pk}-errors.csv"'
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(["row", "column", "message"])
    for fault in found.errors:
        writer.writerow([fault["row"], _safe(fault["column"]), _safe(fault["message"])])
    return response


@staff(roles.IMPORT_REQUESTS)
def sample(request: HttpRequest) -> HttpResponse:
    """A file of invented requests, to see how it is done."""
    response = HttpResponse(SAMPLE.read_bytes(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="sample-requests.csv"'
    return response


def _mine(request: HttpRequest):  # type: ignore[no-untyped-def]
    """A file may name children of any team, so it is shown to nobody but its sender."""
    return ImportRun.objects.filter(uploaded_by=request.user).select_related("uploaded_by")


def _safe(text: str) -> str:
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
