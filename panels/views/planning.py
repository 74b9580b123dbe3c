"""Planning meetings, moving one, cancelling one and giving its cases another place."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.guards import staff
from cases.screens.one_form import Page, one_form
from providers.forms.plain import BecauseForm
from statutory import counted

from ..access import cases_on
from ..actions import meetings as actions
from ..actions.again import place_again
from ..forms.meetings import AgainForm, MoveForm, SeriesForm, UrgentForm
from ..models import Meeting, Panel
from ..queries import meetings as queries
from ..queries.again import new_places, offered


@staff(roles.RUN_PANELS)
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Plan a series of meetings of a panel."""
    panel = get_object_or_404(Panel, pk=pk, ended_on=None)
    form = SeriesForm(request, panel)

    def act() -> str:
        told = {name: form.cleaned_data[name] for name in ("first", "times", "weeks", "closed")}
        made = actions.plan_series(panel, **told, today=timezone.localdate(), by=form.by)
        messages.success(request, f"Meetings planned: {len(made)}.")
        return reverse("panel_calendar")

    page = Page(f"Plan meetings: {panel.name}", "Plan them", *_CALENDAR)
    return one_form(request, form, act, page)


@staff(roles.RUN_PANELS)
def urgent(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a record for business that cannot wait until the next meeting."""
    panel = get_object_or_404(Panel, pk=pk, ended_on=None)
    form = UrgentForm(request)

    def act() -> str:
        on, why = form.cleaned_data["on"], form.cleaned_data["because"]
        made = actions.open_urgent(
            panel, on=on, because=why, today=timezone.localdate(), by=form.by
        )
        return _of(made)

    page = Page(f"Urgent business: {panel.name}", "Open it", *_CALENDAR, intro=_URGENT)
    return one_form(request, form, act, page)


@staff(roles.RUN_PANELS)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Hold a meeting on another day. Its cases move with it."""
    meeting = get_object_or_404(queries.meetings(), pk=pk)
    form = MoveForm(request, meeting)

    def act() -> str:
        told = {name: form.cleaned_data[name] for name in ("on", "starts_at", "place")}
        actions.move(meeting, **told, today=timezone.localdate(), by=form.by)
        messages.success(request, "The meeting is moved, and whom it concerns is told by email.")
        return _of(meeting)

    return one_form(request, form, act, Page("Move the meeting", "Move it", *_to(meeting)))


@staff(roles.RUN_PANELS)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a meeting. Its cases need another place."""
    meeting = get_object_or_404(queries.meetings(), pk=pk)
    form = BecauseForm(request, "Why is the meeting cancelled?", "Do not name a child here")

    def act() -> str:
        cases = actions.cancel(meeting, because=form.cleaned_data["because"], by=form.by)
        messages.success(
            request, "The meeting is cancelled, and whom it concerns is told by email."
        )
        return reverse("meeting_again", args=[meeting.pk]) if cases else _of(meeting)

    note = ("Its cases come off the agenda; next you see where they can go. No time limit stops.",)
    page = Page("Cancel the meeting", "Cancel it", *_to(meeting), intro=note, kind="warning")
    return one_form(request, form, act, page)


@staff(roles.RUN_PANELS)
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the cases of a cancelled meeting can go, and moving them there all at once."""
    rows = queries.meetings().filter(state=Meeting.State.CANCELLED)
    meeting, today = get_object_or_404(rows, pk=pk), timezone.localdate()
    found = new_places(meeting, today)
    form = AgainForm(request, offered(found))

    def act() -> str:
        told = form.cleaned_data["offered"]
        moved = place_again(meeting, offered=told, today=today, by=form.by)
        messages.success(request, f"{counted(len(moved), 'case')} moved to another meeting.")
        return _of(meeting)

    going = sum(one.meeting is not None for one in found)
    page = Page(_AGAIN, f"Move {counted(going, 'case')}", *_to(meeting), template=_AGAIN_PAGE)
    named = set(cases_on(cast(User, request.user), meeting).values_list("pk", flat=True))
    more = {"places": found, "named": named, "going": going, "meeting": meeting}
    return one_form(request, form, act, page, more=more)


def _of(meeting: Meeting) -> str:
    return reverse("meeting", args=[meeting.pk])


def _to(meeting: Meeting) -> tuple[str, str]:
    return _of(meeting), "Back to the meeting"


_CALENDAR = ("/panels/", "Panels")
_AGAIN = "Give the cases another place"
_AGAIN_PAGE = "panels/meetings/again.html"
_URGENT = (
    "It has the same papers, record and minutes as a meeting, and the same rule of quorum."
    " What comes of it is advice as well; an officer decides.",
)
