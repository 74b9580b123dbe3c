"""Which panels there are, and who sits on them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import staff
from cases.screens.one_form import Page, one_form

from ..actions import kept as actions
from ..forms.agenda import SureForm
from ..forms.kept import DAYS, EndSeatForm, PanelForm, SeatForm
from ..kinds import QUESTIONS, SEATS
from ..models import Membership, Panel
from ..queries.meetings import panels


@staff(roles.RUN_PANELS)
def index(request: HttpRequest) -> HttpResponse:
    """Every panel that meets."""
    may_keep = roles.may(request.user.role, roles.KEEP_PANELS)  # type: ignore[union-attr]
    told = [(one, DAYS[one.weekday]) for one in panels()]
    return render(request, "panels/kept/index.html", {"panels": told, "may_keep": may_keep})


@staff(roles.RUN_PANELS)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One panel: what it is asked, who sits, what its quorum is and whether its seats are filled."""
    panel, today = get_object_or_404(Panel, pk=pk), timezone.localdate()
    seats = list(panel.memberships.select_related("user", "provider").order_by("seat", "pk"))
    now = [one for one in seats if one.sits_on(today)]
    quorum = panel.about.quorum
    context = {
        "panel": panel,
        "day": DAYS[panel.weekday],
        "questions": [QUESTIONS[code] for code in panel.about.questions],
        "seats": now,
        "others": [one for one in seats if one not in now],
        "quorum": [" or ".join(SEATS[seat].lower() for seat in group) for group in quorum.seats],
        "at_least": quorum.at_least,
        "lacking": quorum.missing([one.seat for one in now]),
        "may_keep": roles.may(request.user.role, roles.KEEP_PANELS),  # type: ignore[union-attr]
    }
    return render(request, "panels/kept/panel.html", context)


@staff(roles.KEEP_PANELS)
def begin(request: HttpRequest) -> HttpResponse:
    """Begin a panel."""
    form = PanelForm(request)

    def act() -> str:
        return _of(actions.keep_panel(**form.told(), by=form.by))  # type: ignore[arg-type]

    page = Page("Begin a panel", "Save", reverse("panel_kept"), "Panels kept")
    return one_form(request, form, act, page)


@staff(roles.KEEP_PANELS)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a panel’s name, day, time, room or size."""
    panel = get_object_or_404(Panel, pk=pk, ended_on=None)
    form = PanelForm(request, panel)

    def act() -> str:
        return _of(actions.keep_panel(panel, **form.told(), by=form.by))  # type: ignore[arg-type]

    note = ("Meetings that are planned stay as they were planned.",)
    return one_form(request, form, act, Page("Change the panel", "Save", *_to(panel), intro=note))


@staff(roles.KEEP_PANELS)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a panel."""
    panel = get_object_or_404(Panel, pk=pk, ended_on=None)
    form = SureForm(request)

    def act() -> str:
        actions.end_panel(panel, today=timezone.localdate(), by=form.by)
        messages.success(request, "The panel has ended.")
        return reverse("panel_kept")

    note = ("Its members no longer see papers from now on. What it advised is kept.",)
    return one_form(request, form, act, Page("End the panel", "End it", *_to(panel), intro=note))


@staff(roles.KEEP_PANELS)
def seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Give somebody a seat on a panel."""
    panel = get_object_or_404(Panel, pk=pk, ended_on=None)
    form = SeatForm(request, panel)

    def act() -> str:
        told = form.cleaned_data
        row = actions.give_seat(
            panel,
            user=told["user"],
            seat=told["seat"],
            from_on=told["from_on"],
            until_on=told["until_on"],
            provider=told["setting"],
            by=form.by,
        )
        messages.success(request, f"{row.user.name} has a seat.")
        return _of(panel)

    return one_form(request, form, act, Page("Give somebody a seat", "Save", *_to(panel)))


@staff(roles.KEEP_PANELS)
def end_seat(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which day is the last of somebody’s seat."""
    row = get_object_or_404(Membership.objects.select_related("panel", "user"), pk=pk)
    form = EndSeatForm(request, row)

    def act() -> str:
        actions.end_seat(row, until_on=form.cleaned_data["until_on"], by=form.by)
        return _of(row.panel)

    facts = (("Who", row.user.name), ("Seat", row.get_seat_display()))
    return one_form(request, form, act, Page("End a seat", "Save", *_to(row.panel), facts=facts))


def _of(panel: Panel) -> str:
    return reverse("panel_show", args=[panel.pk])


def _to(panel: Panel) -> tuple[str, str]:
    return _of(panel), panel.name
