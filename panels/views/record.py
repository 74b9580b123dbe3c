"""The live record of a meeting: it begins, people come and go, the clear cases, it ends."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from cases.screens.action_form import ActionForm
from cases.screens.one_form import Page, one_form

from ..access import cases_on
from ..actions import record, recording
from ..forms.record import JoinForm, TimeForm
from ..guards import keeper_of_meeting
from ..models import Meeting
from ..queries.record import in_the_room, quorum_of, seats_of


@keeper_of_meeting
def show(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Who is there, whether the panel can advise, and each case with what is recorded of it."""
    found = cases_on(request.user, meeting).exclude(state="withdrawn")  # type: ignore[arg-type]
    items = list(found.select_related("recommendation").order_by("number", "pk"))
    waiting = [one for one in items if one.state == "listed"]
    lines = meeting.attendances.filter(struck_at=None).select_related("membership__user")
    told: dict[str, Any] = {
        "meeting": meeting,
        "room": in_the_room(meeting),
        "lacked": quorum_of(meeting),
        "lines": [one for one in lines if one.left_at is not None],
        "items": items,
        "waiting": len(waiting),
        "next": next((one for one in waiting if not one.is_by_consent), None),
        "clear": [one for one in waiting if one.is_by_consent],
    }
    return render(request, "panels/record/meeting.html", told)


@keeper_of_meeting
def begin(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Begin the meeting."""
    form = ActionForm(request)

    def act() -> str:
        record.begin(meeting, by=form.by, today=timezone.localdate())
        return home(meeting)

    page = Page("Begin the meeting", "Begin", home(meeting), "Back to the record")
    return one_form(request, form, act, page)


@keeper_of_meeting
def end(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """End the meeting."""
    form = ActionForm(request)

    def act() -> str:
        record.end(meeting, by=form.by)
        messages.success(request, "The meeting is over. The minutes can still be changed.")
        return reverse("minutes_show", args=[meeting.pk])

    intro = ("Everybody who is still there is written down as having left.",)
    page = Page("End the meeting", "End it", home(meeting), "Back to the record", intro=intro)
    return one_form(request, form, act, page)


@keeper_of_meeting
def join(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Write down who came."""
    there = {one.membership_id for one in in_the_room(meeting)}
    form = JoinForm(request, [one for one in seats_of(meeting) if one.pk not in there])

    def act() -> str:
        told = {"at": form.moment, "remote": form.cleaned_data["remote"]}
        for seat in form.chosen:
            record.join(meeting, membership=seat, **told, by=form.by)
        return home(meeting)

    page = Page("Who came?", "Write it down", home(meeting), "Back to the record")
    return one_form(request, form, act, page)


@keeper_of_meeting
def leave(request: HttpRequest, meeting: Meeting, line: int) -> HttpResponse:
    """Write down that somebody left."""
    found = get_object_or_404(in_the_room(meeting), pk=line)
    form = TimeForm(request)

    def act() -> str:
        record.leave(found, at=form.moment, by=form.by)
        return home(meeting)

    title = f"{found.membership.user.name} left"
    page = Page(title, "Write it down", home(meeting), "Back to the record")
    return one_form(request, form, act, page)


@keeper_of_meeting
def consent(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """Record the advice on the clear cases together."""
    form = ActionForm(request)

    def act() -> str:
        made = recording.advise_by_consent(meeting, by=form.by)
        messages.success(request, f"Recorded for {len(made)}.")
        return home(meeting)

    items = cases_on(form.by, meeting).filter(state="listed")
    facts = tuple((i.case.reference, i.by_consent_because) for i in items if i.is_by_consent)
    page = Page("Advise yes on the clear cases together", "Record the advice", home(meeting),
                "Back to the record", facts=facts)  # fmt: skip
    return one_form(request, form, act, page)


def home(meeting: Meeting) -> str:
    """The page of the live record."""
    return reverse("meeting_record", args=[meeting.pk])
