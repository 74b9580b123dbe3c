"""Importing requests: send a file, look at what it would do, do it, see how it went."""

from __future__ import annotations

import csv

from celery import Task
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.models import User
from cases import roles
from cases.guards import staff
from cases.jobs.workers import ask_worker
from cases.on_disk import on_disk
from cases.refusals import Refused

from ..imports import runs
from ..imports.columns import COLUMNS, REQUIRED
from ..imports.forms import UploadForm
from ..imports.reading import first_rows
from ..ledger_file import harmless
from ..models import ImportRun
from ..register import SAMPLE
from ..tasks import check_sent_file, read_in_file

SHOWN = 100  # faults on the page; all of them are in the list to download
GLANCE = 5  # rows shown as they stand in the file
RECENT = 10
State = ImportRun.State


class StaffRequest(HttpRequest):
    """A request of somebody who has signed in."""

    user: User


@staff(roles.IMPORT_REQUESTS)
def send(request: StaffRequest) -> HttpResponse:
    """Send a file. It is checked, and nothing is recorded yet."""
    sent = request.method == "POST"
    form = UploadForm(
        request.POST if sent else None, request.FILES if sent else None, label_suffix=""
    )
    if form.is_valid():
        run = runs.keep(form.cleaned_data["file"], by=request.user)
        if run.state == State.CHECKING:
            _hand_over(request, run, check_sent_file)
        return redirect("import_run", run.pk)
    context = {
        "form": form,
        "busy": runs.said_of_running(),
        "recent": _mine(request)[:RECENT],
        "columns": [(name, name in REQUIRED) for name in COLUMNS],
    }
    return render(request, "providers/import.html", context)


@staff(roles.IMPORT_REQUESTS)
def run(request: StaffRequest, pk: int) -> HttpResponse:
    """What a file would do; its progress; how it went."""
    runs.end_the_dead()
    found = get_object_or_404(_mine(request), pk=pk)
    context = {
        "run": found,
        "faults": found.errors[:SHOWN],
        "more": max(0, len(found.errors) - SHOWN),
        "left_out": max(0, found.rows - found.valid),
        "changes": found.created + found.updated,
        "glance": _glance(found),
    }
    return render(request, "providers/import_run.html", context)


@staff(roles.IMPORT_REQUESTS)
def progress(request: StaffRequest, pk: int) -> HttpResponse:
    """How far a file is, for a page that asks by itself. When it ends, the page is shown anew."""
    runs.end_the_dead()
    found = get_object_or_404(_mine(request), pk=pk)
    response = render(request, "providers/_progress.html", {"run": found})
    if found.state not in runs.ENDED:
        response["HX-Refresh"] = "true"
    return response


@staff(roles.IMPORT_REQUESTS)
def begin(request: StaffRequest, pk: int) -> HttpResponse:
    """Read a checked file in, carry on what stopped, or drop the file. Only a POST does it."""
    found = get_object_or_404(_mine(request), pk=pk)
    if request.method == "POST":
        try:
            if "drop" in request.POST:
                runs.drop(found, by=request.user)
                messages.info(request, "The file was dropped. Nothing more is recorded from it.")
                return redirect("import")
            _start(request, found)
        except Refused as refusal:
            messages.warning(request, refusal.sentence)
    return redirect("import_run", found.pk)


def _start(request: StaffRequest, found: ImportRun) -> None:
    # A second press does nothing: the page shows how far the first one is.
    if found.state == State.STOPPED:
        if runs.check_again(found, by=request.user):
            _hand_over(request, found, check_sent_file)
    elif runs.start(found, by=request.user):
        _hand_over(request, found, read_in_file)


def _hand_over(request: StaffRequest, found: ImportRun, task: Task) -> None:
    if not ask_worker(task, found.pk):
        runs.could_not_start(found, by=request.user)
        messages.warning(request, "The work could not be started now. Nothing is lost: try again.")


@staff(roles.IMPORT_REQUESTS)
def errors(request: StaffRequest, pk: int) -> HttpResponse:
    """Every fault of a file as a CSV, with nothing in it that a spreadsheet would run (H-262)."""
    found = get_object_or_404(_mine(request), pk=pk)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="import-{found.pk}-errors.csv"'
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(["row", "column", "message"])
    for fault in found.errors:
        writer.writerow([fault["row"], harmless(fault["column"]), harmless(fault["message"])])
    return response


@staff(roles.IMPORT_REQUESTS)
def sample(request: StaffRequest) -> HttpResponse:
    """A file of invented requests, to see how it is done."""
    response = HttpResponse(SAMPLE.read_bytes(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="sample-requests.csv"'
    return response


def _mine(request: StaffRequest) -> QuerySet[ImportRun]:
    """A file may name children of any team, so it is shown to nobody but its sender."""
    return ImportRun.objects.filter(uploaded_by=request.user).select_related("uploaded_by")


def _glance(found: ImportRun) -> list[list[str]]:
    """The header and first rows of a file that waits to be read in."""
    if found.state != State.CHECKED or not found.valid or not found.file:
        return []
    with on_disk(found.file) as path:
        return first_rows(path, GLANCE)
