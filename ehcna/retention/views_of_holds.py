"""Every hold that stands, and those on every record."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.models import User
from cases import roles
from cases.actions import holds as actions
from cases.forms.holds import EndHoldForm, HoldAllForm, ReviewHoldForm
from cases.guards import staff
from cases.models import Hold
from cases.screens.one_form import Page, one_form
from cases.views.holds import facts_of

from .queries import holds_standing

MOST = 200
ALL = ("For as long as it stands, no record of any child can be erased.",)


@staff(roles.SEE_RETENTION)
def holds(request: HttpRequest) -> HttpResponse:
    """The holds that stand, those to look at soonest first."""
    found = holds_standing(cast(User, request.user))[:MOST]
    may = roles.may(cast(User, request.user).role, roles.CONFIRM_ERASURE)
    return render(request, "retention/holds.html", {"holds": found, "may_hold_all": may})


@staff(roles.CONFIRM_ERASURE)
def hold_all(request: HttpRequest) -> HttpResponse:
    """Place a hold on every record."""
    form = HoldAllForm(request)

    def act() -> str:
        actions.hold_everything(hold=form.reason, by=form.by)
        messages.success(request, "The hold stands. No record can be erased.")
        return reverse("retention_holds")

    page = _page("Hold every record", "Place the hold", intro=ALL)
    return one_form(request, form, act, page)


@staff(roles.CONFIRM_ERASURE)
def review_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a hold on every record goes on."""
    hold, form = _of_all(pk), ReviewHoldForm(request)

    def act() -> str:
        actions.review_hold(hold, review_on=form.cleaned_data["review_on"], by=form.by)
        messages.success(request, "The hold goes on.")
        return reverse("retention_holds")

    page = _page("The hold on every record goes on", "Save", facts=facts_of(hold))
    return one_form(request, form, act, page)


@staff(roles.CONFIRM_ERASURE)
def end_all(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a hold on every record is over."""
    hold, form = _of_all(pk), EndHoldForm(request)

    def act() -> str:
        actions.end_hold(hold, because=form.cleaned_data["because"], by=form.by)
        messages.success(request, "The hold is over.")
        return reverse("retention_holds")

    page = _page("End the hold on every record", "End it", facts=facts_of(hold))
    return one_form(request, form, act, page)


def _page(title: str, button: str, **around: tuple[object, ...]) -> Page:
    return Page(title, button, reverse("retention_holds"), "Holds", **around)  # type: ignore[arg-type]


def _of_all(pk: int) -> Hold:
    standing = Hold.objects.filter(case=None, ended_at=None).select_related("placed_by")
    return get_object_or_404(standing, pk=pk)
