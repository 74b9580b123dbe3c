"""Cover for leave: arranging it, and ending it before its day."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from statutory import format_date

from .. import roles
from ..actions import cover as actions
from ..forms.caseload import CoverForm, EndCoverForm
from ..guards import staff
from ..once import already_done, do_once
from ..queries.caseload import not_covered, receivers
from ..refusals import Refused
from ..screens.action_form import CHANGE, DO
from .caseload import cover_words


@staff(roles.ALLOCATE)
def arrange(request: HttpRequest, pk: int) -> HttpResponse:
    """Say who covers for an officer and until when; look at which cases that leaves out; do it."""
    if done := already_done(request):
        return done
    away = get_object_or_404(receivers(cast(User, request.user)), pk=pk)
    form = CoverForm(request, away)
    if form.is_bound and form.step == CHANGE:
        form.show_again()
    elif form.is_bound and form.is_valid():
        if form.step != DO:
            return _check(request, away, form)
        try:
            return do_once(request, lambda: _arrange(request, away, form))
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/caseload/cover.html", _now(request, away) | {"form": form})


@staff(roles.ALLOCATE)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End cover before its day."""
    if done := already_done(request):
        return done
    away = get_object_or_404(receivers(cast(User, request.user)), pk=pk)
    form = EndCoverForm(request)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _end(request, away, form))
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/caseload/cover_end.html", _now(request, away) | {"form": form})


def _now(request: HttpRequest, away: User) -> dict[str, Any]:
    """The cover that is arranged, if it has not ended, and the cases it does not reach."""
    today = timezone.localdate()
    if away.cover is None or (away.cover_until and away.cover_until < today):
        return {"officer": away}
    by = cast(User, request.user)
    left = not_covered(away, away.cover, by, today)
    return {"officer": away, "arranged": cover_words(away), "left": left}


def _check(request: HttpRequest, away: User, form: CoverForm) -> HttpResponse:
    typed = form.cleaned_data
    left = not_covered(away, typed["cover"], form.by, timezone.localdate())
    context = {"officer": away, "form": form, "left": left}
    return render(request, "cases/caseload/cover_check.html", context)


def _arrange(request: HttpRequest, away: User, form: CoverForm) -> str:
    typed = form.cleaned_data
    fields = {name: typed[name] for name in ("cover", "starts", "ends", "reason")}
    actions.arrange_cover(away, by=form.by, **fields)
    until = format_date(typed["ends"])
    messages.success(request, f"{typed['cover'].name} covers for {away.name} until {until}.")
    return reverse("caseloads")


def _end(request: HttpRequest, away: User, form: EndCoverForm) -> str:
    actions.end_cover(away, by=form.by, reason=form.cleaned_data["reason"])
    messages.success(request, f"Cover for {away.name} has ended.")
    return reverse("caseloads")
