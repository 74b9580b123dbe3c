"""A copy of everything we hold and somebody may have: asked for, made, kept for a while."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from cases.jobs.workers import ask_worker
from cases.screens.action_form import ActionForm
from cases.screens.handing_out import as_file, kept_bytes
from cases.screens.one_form import Page

from ..access import Sight
from ..actions.copying import ask_for_copy
from ..guards import family
from ..queries.copying import copy_of, may_ask, newest_copy
from ..tasks import make_data_copy
from .frame import ONE_FORM, around, ask

CURRENT = "family_account"
WAIT_SECONDS = "5"
SAYS = (
    "We put all that we hold and you may have into one file. Your details and what you gave us are"
    " in it, and our messages, the decisions and the dates. So are the papers we gave you, and with"
    " whom we shared.",
    "What we hold about other people is not in it.",
    "It takes a few minutes. Keep the file where nobody else can open it.",
)


@family(own=True)
def copy(request: HttpRequest, sight: Sight) -> HttpResponse:
    """How far the copy is, the way to open it, and the way to ask for a new one."""
    _refuse_unless_theirs(sight)
    newest = newest_copy(sight, timezone.localdate())
    response = render(request, "family/copy/copy.html", around(sight, CURRENT) | {"copy": newest})
    if newest is not None and newest.is_making:
        response["Refresh"] = WAIT_SECONDS  # also without scripts
    return response


@family(own=True)
def ask_copy(request: HttpRequest, sight: Sight) -> HttpResponse:
    """What is in a copy, and one button to ask for it."""
    _refuse_unless_theirs(sight)
    form, back = ActionForm(request), reverse("family_copy", args=[sight.member.pk])

    def act() -> str:
        made = ask_for_copy(sight.case, member=sight.member, by=form.by)
        transaction.on_commit(lambda: start_making(made.pk))
        return back

    title, button = "Get a copy of everything?", "Make my copy"
    page = Page(title, button, back, "Back", intro=SAYS, template=ONE_FORM)
    return ask(request, sight, form, act, page, current=CURRENT)


@family(own=True)
def copy_file(request: HttpRequest, sight: Sight, *, copy: int) -> HttpResponse:
    """The file, for its reader alone. One that is over leads to where a new one is asked for."""
    _refuse_unless_theirs(sight)
    found = copy_of(sight, copy, timezone.localdate())
    if found is None:
        raise Http404
    if not found.opens:
        return redirect("family_copy", sight.member.pk)
    content = kept_bytes(found.row.file, found.row.sha256)
    return as_file(content, "application/zip", f"copy-{found.row.pk}.zip")


def start_making(copy_id: int) -> None:
    """Ask a worker to make a copy. If none can be asked, the schedule begins it."""
    ask_worker(make_data_copy, copy_id)


def _refuse_unless_theirs(sight: Sight) -> None:
    if not may_ask(sight):
        raise Http404
