"""The intake queue: taking in, reading and setting aside what reached us."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User

from .. import roles
from ..access import case_for, cases_to_match
from ..actions import intake
from ..forms.intake import FindCaseForm, ReadForm, ReasonForm, TakeInForm
from ..forms.matches import card_of
from ..guards import staff
from ..models import IntakeItem
from ..once import already_done, do_once
from ..queries.intake import (
    clock_of,
    crossings,
    items_for,
    lines_of,
    matches_of,
    may_be_taken_back,
    others_like,
    passings_of,
    queue,
    unacknowledged,
)
from ..refusals import Refused

PER_PAGE = 25
MOST_PASSED = 20
STATES = {
    "waiting": "Waiting",
    "opened": "Case opened",
    "joined": "Joined to a case",
    "set_aside": "Not a request",
}


@staff(roles.INTAKE)
def show(request: HttpRequest) -> HttpResponse:
    """What waits, the one that reached us first on top, and what nobody has acknowledged."""
    user = cast(User, request.user)
    state = request.GET.get("state", "")
    route = request.GET.get("route", "")
    wanted = {
        "state": state if state in STATES else "waiting",
        "route": route if route in IntakeItem.Route.values else "",
    }
    page = Paginator(queue(user, **wanted), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "lines": lines_of(list(page.object_list), user),
        "page": page,
        "pages": _links(page, wanted),
        "wanted": wanted,
        "states": list(STATES.items()),
        "routes": IntakeItem.Route.choices,
    }
    return render(request, "cases/intake/queue.html", context | _beside(user))


@staff(roles.INTAKE)
def take_in(request: HttpRequest) -> HttpResponse:
    """Put something that reached us into the queue, with the day it truly did."""
    if done := already_done(request):
        return done
    form = TakeInForm(request)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _take_in(request, form))
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/intake/new.html", {"form": form})


@staff(roles.INTAKE)
def item(request: HttpRequest, pk: int) -> HttpResponse:
    """One item as it came, beside the children on our records it may be about."""
    user, one = cast(User, request.user), item_of(request, pk)
    form = FindCaseForm(request)
    if form.is_bound and form.is_valid():
        try:
            case = case_for(user, form.cleaned_data["reference"].strip(), roles.RECORD)
            return redirect("intake_join", case.reference, one.pk)
        except Http404:
            form.add_error("reference", "No case you may add to has this number")
    context = {"item": one, "form": form, **_around(one, user)}
    return render(request, "cases/intake/item.html", context)


@staff(roles.INTAKE)
def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Put down which child an item is about, so that the records can be searched."""
    one = item_of(request, pk)
    if done := already_done(request):
        return done
    form = ReadForm(request, one)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _path(intake.read(one, given=form.given, by=form.by)))
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/intake/read.html", {"form": form, "item": one})


@staff(roles.INTAKE)
def set_aside(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that an item asks for no assessment. It is kept."""
    return _with_reason(request, pk, "Why is it not a request?", intake.set_aside, aside=True)


@staff(roles.INTAKE)
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Put an item that was set aside back among what waits."""
    return _with_reason(request, pk, "Why is it a request after all?", intake.bring_back)


def item_of(request: HttpRequest, pk: int) -> IntakeItem:
    """An item this person may see; one they may not is as if it were not there."""
    rows = items_for(cast(User, request.user))
    return get_object_or_404(
        rows.select_related("taken_in_by", "settled_by", "case", "team"), pk=pk
    )


def _take_in(request: HttpRequest, form: TakeInForm) -> str:
    typed = {name: form.cleaned_data[name] for name in ("route", "received_on", "dated_by")}
    taken = intake.take_in(form.given, by=form.by, **typed)
    messages.success(request, "It is in the queue. Its day is kept as you entered it.")
    return _path(taken)


def _with_reason(
    request: HttpRequest,
    pk: int,
    question: str,
    act: Callable[..., IntakeItem],
    aside: bool = False,
) -> HttpResponse:
    one = item_of(request, pk)
    if done := already_done(request):
        return done
    form = ReasonForm(request, question)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            return do_once(request, lambda: _path(act(one, by=form.by, reason=reason)))
        except Refused as refusal:
            form.add_refusal(refusal)
    context = {"form": form, "item": one, "aside": aside}
    return render(request, "cases/intake/reason.html", context)


def _around(one: IntakeItem, user: User) -> dict[str, object]:
    """What an item is looked at with: its time limit, and what it may be the same as."""
    waits = one.state == IntakeItem.State.WAITING
    visible = cases_to_match(user)
    return {
        "waits": waits,
        "uploads": list(one.uploads.order_by("pk")),
        "passings": passings_of(one),
        "clock": clock_of(one),
        "cards": [card_of(match, visible) for match in matches_of(one, user)] if waits else [],
        "others": others_like(one, user) if waits else [],
    }


def _beside(user: User) -> dict[str, object]:
    """What stands beside the queue: who waits for an answer, and what crosses a closed case."""
    return {
        "unanswered": unacknowledged(user),
        "crossings": crossings(user),
        "passed": may_be_taken_back(user)[:MOST_PASSED],
        "today": timezone.localdate(),
    }


def _links(page: Page[IntakeItem], wanted: dict[str, str]) -> list[dict[str, object]]:
    if not page.has_other_pages():
        return []
    return [
        {
            "text": number,
            "href": f"?{urlencode({**wanted, 'page': number})}" if isinstance(number, int) else "",
            "current": number == page.number,
        }
        for number in page.paginator.get_elided_page_range(page.number)
    ]


def _path(one: IntakeItem) -> str:
    return reverse("intake_item", args=[one.pk])
