"""The calendar of panels, the forecast of places, and one meeting with all that leads from it."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.guards import staff

from ..access import keeps_record
from ..models import Meeting
from ..queries import meetings as queries
from ..queries.again import new_places
from ..queries.meeting_changes import changes
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
        "changes": changes(meeting),
        "without_place": len(new_places(meeting, timezone.localdate())),
        "is_movable": meeting.state in (Meeting.State.PLANNED, Meeting.State.CIRCULATED),
    }
    return render(request, "panels/meetings/meeting.html", context)


def _rooms(user: User, meeting: Meeting) -> list[tuple[str, str]]:
    """Where one can go on from a meeting."""
    keeps = keeps_record(user, meeting)
    return [
        (reverse(name, args=[meeting.pk]), words) for name, words, own in _ROOMS if keeps or not own
    ]
