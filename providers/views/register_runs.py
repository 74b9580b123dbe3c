"""The national register: send an extract, look at what it would do, read it in, see how it went."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.models import User
from cases import roles
from cases.guards import staff
from cases.jobs.workers import ask_worker
from cases.refusals import Refused

from ..actions import register_runs as actions
from ..forms.register import RegisterForm
from ..jobs import register as jobs
from ..models import RegisterRun
from ..tasks import read_in_register

RECENT = 10
SHOWN = 100  # of each list on the page

HEADS = {
    "faults": ("Row", "Column", "What is wrong"),
    "changes": ("Setting", "What", "Before", "After"),
}


class StaffRequest(HttpRequest):
    """A request of somebody who has signed in."""

    user: User


@staff(roles.IMPORT_REGISTER)
def send(request: StaffRequest) -> HttpResponse:
    """Send a file. It is looked at at once, and nothing is taken in yet."""
    sent = request.method == "POST"
    form = RegisterForm(
        request.POST if sent else None, request.FILES if sent else None, label_suffix=""
    )
    if form.is_valid():
        typed = form.cleaned_data
        try:
            run = actions.keep(typed["file"], what=typed["what"], on=typed["on"], by=request.user)
            return redirect("register_run", run.pk)
        except Refused as refusal:
            form.add_error("file", refusal.sentence)
    recent = RegisterRun.objects.select_related("uploaded_by")[:RECENT]
    context = {"form": form, "recent": recent}
    return render(request, "providers/register/send.html", context)


@staff(roles.IMPORT_REGISTER)
def run(request: StaffRequest, pk: int) -> HttpResponse:
    """What a file would do; its progress; how it went."""
    jobs.end_the_dead()
    found = get_object_or_404(RegisterRun.objects.select_related("uploaded_by"), pk=pk)
    report = found.report
    context = {
        "run": found,
        "report": report,
        "shown": SHOWN,
        "heads": HEADS,
        "changes": [
            [one["name"], one["field"], one["before"] or "Nothing", one["after"] or "Nothing"]
            for one in report.get("changes", [])[:SHOWN]
        ],
        "faults": [
            [one["row"], one["column"] or "The row", one["message"]]
            for one in (report.get("faults", []) + report.get("notes", []))[:SHOWN]
        ],
        "may_begin": found.state in ("checked", "failed") and bool(found.file),
    }
    return render(request, "providers/register/run.html", context)


@staff(roles.IMPORT_REGISTER)
def progress(request: StaffRequest, pk: int) -> HttpResponse:
    """How far a file is, for a page that asks by itself. When it ends, the page is shown anew."""
    jobs.end_the_dead()
    found = get_object_or_404(RegisterRun, pk=pk)
    response = render(request, "providers/register/_progress.html", {"run": found})
    if found.state != RegisterRun.State.RUNNING:
        response["HX-Refresh"] = "true"
    return response


@staff(roles.IMPORT_REGISTER)
def begin(request: StaffRequest, pk: int) -> HttpResponse:
    """Read a file in that was looked at, or drop it. Only a POST does it."""
    found = get_object_or_404(RegisterRun, pk=pk)
    if request.method == "POST":
        try:
            if "drop" in request.POST:
                actions.drop(found, by=request.user)
                messages.info(request, "The file was dropped. Nothing was taken from it.")
                return redirect("register")
            _start(request, found)
        except Refused as refusal:
            messages.warning(request, refusal.sentence)
    return redirect("register_run", found.pk)


def _start(request: StaffRequest, found: RegisterRun) -> None:
    take = frozenset(request.POST.getlist("take"))
    reason = request.POST.get("reason", "")
    if not actions.start(found, by=request.user, reason=reason, take=take):
        return  # a second press: the page shows how far the first one is
    if not ask_worker(read_in_register, found.pk):
        actions.could_not_start(found, by=request.user)
        messages.warning(request, "The work could not be started now. Nothing is lost: try again.")
