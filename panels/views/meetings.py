"""The calendar of panels, the forecast of places, and one meeting with all that leads from it."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.guards import staff

from ..access import keeps_record, meetings_of
from ..guards import runs_meeting
from ..models import Meeting
from ..queries import meetings as queries
from ..queries.again import new_places
from ..queries.meeting_changes import changes
from ..queries.packs import copies_of
from ..queries.places import WEEKS, places
from ..queries.urgent import urgent_business
from .next_step import next_step


@staff(roles.RUN_PANELS)
def calendar(request: HttpRequest) -> HttpResponse:
    """Meetings to come with the places left, and whether they are enough for what falls due."""
    today = timezone.localdate()
    context = {
        "to_come": queries.to_come(today),
        "lately": queries.lately(today),
        "panels": queries.panels(),
        "places": places(today),
        "urgent": urgent_business(today),
        "weeks": WEEKS,
        "today": today,
    }
    return render(request, "panels/meetings/calendar.html", context)


@runs_meeting
def show(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """One meeting: its agenda by statutory date, its clear cases, and its papers and record."""
    user = cast(User, request.user)
    runs, keeps = roles.may(user.role, roles.RUN_PANELS), keeps_record(user, meeting)
    agenda = queries.agenda(meeting, user)
    context = {
        "meeting": meeting,
        "agenda": agenda,
        "next": next_step(meeting, cases=agenda.taken, runs=runs, keeps=keeps),
        "rooms": _rooms(user, meeting, runs=runs, keeps=keeps),
        "runs": runs,
        "keeps": keeps,
        "role_may": {name: roles.may(user.role, name) for name in ("list_case", "review_brief")},
        "changes": changes(meeting),
        "copies": [] if runs else copies_of(meeting).filter(replaced_at=None),
        "without_place": len(new_places(meeting, timezone.localdate())) if runs else 0,
        "is_movable": runs and meeting.state in (Meeting.State.PLANNED, Meeting.State.CIRCULATED),
    }
    return render(request, "panels/meetings/meeting.html", context)


def _rooms(user: User, meeting: Meeting, *, runs: bool, keeps: bool) -> list[tuple[str, str]]:
    """Where one can go on from a meeting."""
    found = [("meeting_pack", "Papers: choose, strike out, send")] if runs else []
    if meetings_of(user).filter(pk=meeting.pk).exists():
        found.append(("sitting_meeting", "Your papers as a member"))
    if keeps:
        found += [("meeting_record", "Record of the meeting"), ("minutes_show", "Minutes")]
    return [(reverse(name, args=[meeting.pk]), words) for name, words in found]
