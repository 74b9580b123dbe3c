"""For what the record of a case may not be erased: placing a hold, looking at it again, its end."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from .. import roles
from ..actions import holds as actions
from ..forms.holds import EndHoldForm, HoldForm, ReviewHoldForm
from ..guards import officer
from ..models import Case, Hold
from ..screens.frame import frame_of
from ..screens.one_form import Page, one_form
from ..wording import short_date

PLACING = (
    "For as long as a hold stands, nobody can erase the record of this child. Everybody who opens"
    " the case sees that there is one.",
)
BACK = "Holds"


@officer(roles.HOLD)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """The holds on this case, those that stand first."""
    holds = Hold.objects.filter(case=case).select_related("placed_by", "reviewed_by", "ended_by")
    standing = [one for one in holds if one.ended_at is None]
    over = [one for one in holds if one.ended_at is not None]
    context = frame_of(request, case, "case") | {"standing": standing, "over": over}
    return render(request, "cases/holds.html", context)


@officer(roles.HOLD)
def new(request: HttpRequest, case: Case) -> HttpResponse:
    """Place a hold."""
    form = HoldForm(request, case)

    def act() -> str:
        actions.place_hold(case, hold=form.reason, by=form.by)
        messages.success(request, "The hold stands. This record cannot be erased.")
        return _home(case)

    page = Page("Place a hold", "Place the hold", _home(case), BACK, intro=PLACING)
    return one_form(request, form, act, page, case=case)


@officer(roles.HOLD)
def review(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Say that a hold goes on."""
    hold, form = _of(case, pk), ReviewHoldForm(request, case)

    def act() -> str:
        actions.review_hold(hold, review_on=form.cleaned_data["review_on"], by=form.by)
        messages.success(request, "The hold goes on.")
        return _home(case)

    page = Page("The hold goes on", "Save", _home(case), BACK, facts=facts_of(hold))
    return one_form(request, form, act, page, case=case)


@officer(roles.HOLD)
def end(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Say that a hold is over."""
    hold, form = _of(case, pk), EndHoldForm(request, case)

    def act() -> str:
        actions.end_hold(hold, because=form.cleaned_data["because"], by=form.by)
        messages.success(request, "The hold is over.")
        return _home(case)

    page = Page("End the hold", "End it", _home(case), BACK, facts=facts_of(hold))
    return one_form(request, form, act, page, case=case)


def facts_of(hold: Hold) -> tuple[tuple[str, str], ...]:
    """What a page about one hold says of it."""
    return (
        ("Held for", hold.get_kind_display()),
        ("Why", hold.why),
        ("Since", short_date(hold.begins_on)),
        ("Placed by", hold.placed_by.name),
    )


def _of(case: Case, pk: int) -> Hold:
    standing = Hold.objects.filter(case=case, ended_at=None).select_related("placed_by")
    return get_object_or_404(standing, pk=pk)


def _home(case: Case) -> str:
    return reverse("case_holds", args=[case.reference])
