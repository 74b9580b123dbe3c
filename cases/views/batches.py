"""Letters in bulk: choose, see them made, look at the sample, send, stop."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from statutory import counted

from .. import roles
from ..access import case_for, cases_visible_to
from ..actions import batches as acting
from ..forms.batches import BatchForm, LookForm, StopForm, cases_in
from ..guards import staff
from ..jobs.workers import ask_worker
from ..letters import LETTERS_BY_CODE
from ..letters.markup import one_level_down
from ..models import LetterBatch, LetterInBatch
from ..once import already_done, do_once
from ..queries.batches import batches_for, letters_of, problems_of, sample_of, standing_of
from ..queries.worklist import open_cases, worklist
from ..refusals import Refused
from ..screens.action_form import ActionForm
from ..tasks import make_batch
from .worklist import wanted_in

RECENT = 50
TASKS = 4  # workers asked to make the letters of one batch; one that comes late finds none left


class StaffRequest(HttpRequest):
    """A request of somebody who has signed in."""

    user: User


@staff(roles.SEND_BATCH)
def batches(request: StaffRequest) -> HttpResponse:
    """The batches of this person and those they may open whole, newest first."""
    rows = list(batches_for(request.user)[:RECENT])
    context = {"rows": [(row, LETTERS_BY_CODE[row.letter].title) for row in rows]}
    return render(request, "cases/batches/batches.html", context)


@staff(roles.SEND_BATCH)
def new(request: StaffRequest) -> HttpResponse:
    """Choose the letter and the cases: those of the worklist as it was narrowed, or a list."""
    if done := already_done(request):
        return done
    form = BatchForm(request)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _make(request, form))
        except Refused as refusal:
            form.add_refusal(refusal)
    shown = _shown(request)
    context = {"form": form, "shown": shown, "ticked": cases_in(form, shown), "most": acting.MOST}
    return render(request, "cases/batches/new.html", context)


@staff(roles.SEND_BATCH)
def batch(request: StaffRequest, pk: int) -> HttpResponse:
    """How far a batch is, its sample, what failed and why; and what can be done with it."""
    found = _batch(request, pk)
    context = _standing(found) | {
        "form": ActionForm(request),
        "sample": sample_of(found, request.user),
        "problems": problems_of(found, request.user),
    }
    return render(request, "cases/batches/batch.html", context)


@staff(roles.SEND_BATCH)
def progress(request: StaffRequest, pk: int) -> HttpResponse:
    """How far a batch is, for a page that asks by itself. When it is made, the page shows anew."""
    found = _batch(request, pk)
    response = render(request, "cases/batches/_progress.html", _standing(found))
    if found.state != LetterBatch.State.MAKING:
        response["HX-Refresh"] = "true"
    return response


@staff(roles.SEND_BATCH)
def letter(request: StaffRequest, pk: int, number: int) -> HttpResponse:
    """One letter of the sample beside its reader and address: is it right?"""
    found = _batch(request, pk)
    one = get_object_or_404(letters_of(found), pk=number, in_sample=True, document__isnull=False)
    case_for(request.user, one.case.reference, roles.SEND)
    if done := already_done(request):
        return done
    form = LookForm(request)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _look(request, one, form))
        except Refused as refusal:
            form.add_refusal(refusal)
    sheet = one_level_down(one.document.snapshot["body"]) if one.document else ""
    context = _standing(found) | {"form": form, "one": one, "to": one.to, "sheet": sheet}
    return render(request, "cases/batches/letter.html", context)


@staff(roles.SEND_BATCH)
def send(request: StaffRequest, pk: int) -> HttpResponse:
    """Send a batch whose sample was found right: GET shows what goes, POST sends."""
    found = _batch(request, pk)
    if done := already_done(request):
        return done
    form = ActionForm(request)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _send(request, found))
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/batches/send.html", _standing(found) | {"form": form})


@staff(roles.SEND_BATCH)
def stop(request: StaffRequest, pk: int) -> HttpResponse:
    """Stop a batch and call back what has not gone: GET shows it, POST does it."""
    found = _batch(request, pk)
    if done := already_done(request):
        return done
    form = StopForm(request)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _stop(request, found, form))
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/batches/stop.html", _standing(found) | {"form": form})


def start_making(batch_id: int) -> None:
    """Ask a few workers to make the letters. If none can be asked, the schedule begins it."""
    for _ in range(TASKS):
        if not ask_worker(make_batch, batch_id):
            return  # each minute the schedule looks for batches that nobody works on


def _make(request: StaffRequest, form: BatchForm) -> str:
    made = acting.make(
        letter=form.letters[form.cleaned_data["letter"]],
        cases=form.cleaned_data["cases"],
        visible=cases_visible_to(request.user),
        on=timezone.localdate(),
        by=request.user,
    )
    transaction.on_commit(lambda: start_making(made.pk))
    return _path(made)


def _look(request: StaffRequest, one: LetterInBatch, form: LookForm) -> str:
    right = form.cleaned_data["verdict"] == "right"
    acting.look_at(one, right=right, because=form.cleaned_data["because"], by=request.user)
    if not right:
        messages.warning(request, "The batch is stopped. Nothing of it goes.")
    return _path(one.batch)


def _send(request: StaffRequest, found: LetterBatch) -> str:
    sent = acting.send(found, visible=cases_visible_to(request.user), by=request.user)
    messages.success(request, f"{counted(len(sent), 'letter')} sent to the outbox.")
    return _path(found)


def _stop(request: StaffRequest, found: LetterBatch, form: StopForm) -> str:
    acting.stop(found, because=form.cleaned_data["because"], by=request.user)
    standing = standing_of(found)
    gone = f" {counted(standing.gone, 'letter')} had gone already." if standing.gone else ""
    messages.success(request, f"The batch is stopped.{gone}")
    return _path(found)


def _shown(request: StaffRequest) -> Any:
    """The cases to tick: the worklist, narrowed as it was when this page was opened."""
    narrowed = wanted_in(request)
    cases = worklist(open_cases(request.user, narrowed.whose), narrowed, timezone.localdate())
    return list(cases[: acting.MOST])


def _batch(request: StaffRequest, pk: int) -> LetterBatch:
    return get_object_or_404(batches_for(request.user), pk=pk)


def _standing(found: LetterBatch) -> dict[str, Any]:
    title = LETTERS_BY_CODE[found.letter].title
    return {"batch": found, "title": title, "standing": standing_of(found)}


def _path(found: LetterBatch) -> str:
    return reverse("batch", args=[found.pk])
