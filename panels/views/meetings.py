"""The calendar of panels, the forecast of places, and one meeting with all that leads from it."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.guards import staff
from cases.screens.one_form import Page, one_form
from providers.forms.plain import BecauseForm

from ..access import keeps_record
from ..actions import meetings as actions
from ..forms.meetings import MoveForm, SeriesForm, UrgentForm
from ..models import Meeting, Panel
from ..queries import meetings as queries
from ..queries.places import WEEKS, places

# What leads on from a meeting: name of the page, words of the link, only for its clerk and chair.
_ROOMS = (
    ("meeting_pack", "Papers", False),
    ("meeting_record", "Record of the meeting", True),
    ("minutes_show", "Minutes", True),
)


@staff(roles.RUN_PANELS)
def calendar(request: HttpRequest) -> HttpResponse:
    """Meetings to come with the places left, and whether they are enough for what falls due."""
    today = timezone.localdate()
    context = {
        "to_come": queries.to_come(today),
        "lately": queries.lately(today),
        "panels": queries.panels(),
        "places": places(today),
        "weeks": WEEKS,
        "today": today,
    }
    return render(request, "panels/meetings/calendar.html", context)


@staff(roles.RUN_PANELS)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting: its agenda by statutory date, its clear cases, and its papers and record."""
    meeting = get_object_or_404(queries.meetings(), pk=pk)
    user = cast(User, request.user)
    context = {
        "meeting": meeting,
        "agenda": queries.agenda(meeting, user),
        "rooms": _rooms(user, meeting),
        "role_may": {name: roles.may(user.role, name) for name in ("write_brief", "review_brief")},
        "is_movable": meeting.state in (Meeting.State.PLANNED, Meeting.State.CIRCULATED),
    }
    return render(request, "panels/meetings/meeting.html", context)


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
        messages.success(request, "The meeting is moved. Look at the agenda: dates may be missed.")
        return _of(meeting)

    return one_form(request, form, act, Page("Move the meeting", "Move it", *_to(meeting)))


@staff(roles.RUN_PANELS)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a meeting. Its cases need another place."""
    meeting = get_object_or_404(queries.meetings(), pk=pk)
    form = BecauseForm(request, "Why is the meeting cancelled?", "Do not name a child here")

    def act() -> str:
        cases = actions.cancel(meeting, because=form.cleaned_data["because"], by=form.by)
        messages.success(request, f"Cancelled. Cases that need another place: {len(cases)}.")
        return _of(meeting)

    note = ("Its cases come off the agenda. No time limit stops for that.",)
    page = Page("Cancel the meeting", "Cancel it", *_to(meeting), intro=note, kind="warning")
    return one_form(request, form, act, page)


def _rooms(user: User, meeting: Meeting) -> list[tuple[str, str]]:
    """Where one can go on from a meeting."""
    keeps = keeps_record(user, meeting)
    return [
        (reverse(name, args=[meeting.pk]), words) for name, words, own in _ROOMS if keeps or not own
    ]


def _of(meeting: Meeting) -> str:
    return reverse("meeting", args=[meeting.pk])


def _to(meeting: Meeting) -> tuple[str, str]:
    return _of(meeting), "Back to the meeting"


_CALENDAR = ("/panels/", "Panels")
_URGENT = (
    "It has the same papers, record and minutes as a meeting, and the same rule of quorum."
    " What comes of it is advice as well; an officer decides.",
)
