"""Moving many cases at once: choose, look at what would happen, do it, take it back."""

from __future__ import annotations

import json
import uuid
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from statutory import Stage, counted

from .. import roles
from ..actions import caseload as actions
from ..forms.caseload import MoveForm, UndoForm
from ..guards import staff
from ..once import already_done, do_once
from ..queries.caseload import givers
from ..queries.moves import MOST, cases_to_choose, moves_of, preview
from ..queries.worklist import DUE_WORDS, Wanted
from ..refusals import Refused
from ..screens.action_form import CHANGE, DO
from ..weights import weight_of
from .rows import rows_of

NOBODY = "none"
LEFT = "cases_left"  # in the session: what the last batch of this person left where it was


@staff(roles.ALLOCATE)
def choose(request: HttpRequest) -> HttpResponse:
    """Choose whose cases and which of them go to whom; see what would happen; do it."""
    if done := already_done(request):
        return done
    officer = _officer(request)
    if officer is None and request.GET.get("officer") != NOBODY:
        people = givers(cast(User, request.user))
        return render(request, "cases/caseload/move_whose.html", {"people": people})
    form = MoveForm(request)
    if form.is_bound and form.step == CHANGE:
        form.show_again()
    elif form.is_bound and form.is_valid():
        if form.step != DO:
            return _preview(request, form)
        try:
            return do_once(request, lambda: _move(request, form))
        except Refused as refusal:
            form.add_refusal(refusal)
            return _preview(request, form)
    return render(request, "cases/caseload/move.html", _to_choose(request, officer, form))


@staff(roles.ALLOCATE)
def result(request: HttpRequest, batch: uuid.UUID) -> HttpResponse:
    """What became of a batch of moves, and the way to take it back."""
    if done := already_done(request):
        return done
    moves = moves_of(batch, cast(User, request.user))
    if not moves:
        raise Http404
    form = UndoForm(request)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _undo(request, batch, form))
        except Refused as refusal:
            form.add_refusal(refusal)
    left = request.session.get(LEFT, {}).get(str(batch), [])
    context = {"moves": moves, "form": form, "left": left, "first": moves[0].made}
    context["standing"] = [one for one in moves if one.stands]
    return render(request, "cases/caseload/moved.html", context)


def _officer(request: HttpRequest) -> User | None:
    typed = request.GET.get("officer", "")
    if not (typed.isascii() and typed.isdecimal() and len(typed) < 10):
        return None
    return givers(cast(User, request.user)).filter(pk=int(typed)).first()


def _to_choose(request: HttpRequest, officer: User | None, form: MoveForm) -> dict[str, Any]:
    today, get = timezone.localdate(), request.GET.get
    wanted = Wanted(
        stage=get("stage", "") if get("stage") in {one.value for one in Stage} else "",
        due=get("due", "") if get("due") in DUE_WORDS else "",
    )
    cases = cases_to_choose(form.by, officer, wanted, today)
    rows = rows_of(cases, today)
    weights = [f"{weight_of(one.stage, one.complexity, on=today):.1f}" for one in cases]
    complexities = [one.get_complexity_display() for one in cases]
    return {
        "officer": officer,
        "whose": officer.pk if officer else NOBODY,
        "form": form,
        "cases": list(zip(rows, complexities, weights, strict=True)),
        "listed": json.dumps([one.reference for one in cases]),
        "ticked": _ticked(form),
        "wanted": wanted,
        "stages": [(one.value, one.label) for one in Stage],
        "dues": DUE_WORDS.items(),
        "many": len(cases) == MOST,
    }


def _ticked(form: MoveForm) -> set[str]:
    if not form.is_bound:
        return set()
    return set(form.data.getlist("cases"))  # type: ignore[attr-defined]


def _preview(request: HttpRequest, form: MoveForm) -> HttpResponse:
    typed, today = form.cleaned_data, timezone.localdate()
    looked = preview(form.references, to=typed["to"], by=form.by, today=today)
    chosen = json.dumps(looked.shown)
    carried = [(name, value) for name, value in form.carried() if name not in ("chosen", "cases")]
    carried += [("cases", reference) for reference in form.references if form.is_bound]
    context = {
        "form": form,
        "preview": looked,
        "to": typed["to"],
        "reason": typed["reason"],
        "carried": [*carried, ("chosen", chosen)],
        "officer": request.GET.get("officer"),
    }
    return render(request, "cases/caseload/move_check.html", context)


def _move(request: HttpRequest, form: MoveForm) -> str:
    typed = form.cleaned_data
    moved = actions.reassign(
        form.references, to=typed["to"], by=form.by, reason=typed["reason"], shown=form.shown
    )
    return _told(request, moved, f"moved to {typed['to'].name}")


def _undo(request: HttpRequest, batch: uuid.UUID, form: UndoForm) -> str:
    undone = actions.undo(batch, by=form.by, reason=form.cleaned_data["reason"])
    return _told(request, undone, "moved back")


def _told(request: HttpRequest, moved: actions.Moved, what: str) -> str:
    request.session[LEFT] = {str(moved.batch): moved.left}
    messages.success(request, f"{counted(len(moved.moves), 'case')} {what}.")
    return reverse("cases_moved", args=[moved.batch])
