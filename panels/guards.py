"""A decorator on every view of a meeting. It opens the panels' doors."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse

from accounts.models import User
from cases.guards import marked

from .access import (
    item_for,
    item_to_keep,
    keeps_record,
    meeting_for,
    meeting_to_run,
    memberships_of,
)
from .models import Meeting

View = Callable[..., HttpResponse]


def sitting(view: View) -> View:
    """Only who sits on a panel today. Hands the view their seats."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, **rest: Any) -> HttpResponse:
        seats = list(memberships_of(cast(User, request.user)))
        if not seats:
            raise Http404
        return view(request, seats, **rest)

    return marked(guarded, "sitting")


def member_of_meeting(view: View) -> View:
    """Only a member whose papers came. Hands the view the meeting and the seat."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
        meeting, seat = meeting_for(cast(User, request.user), pk)
        return view(request, meeting, seat, **rest)

    return marked(guarded, "member_of_meeting")


def member_on_case(what: str) -> Callable[[View], View]:
    """Only a member to whom this case is open; that they opened it is noted, as `what`.

    Hands the view the case's place on the agenda, and the seat.
    """

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
            item, seat = item_for(cast(User, request.user), pk, what)
            return view(request, item, seat, **rest)

        return marked(guarded, "member_on_case")

    return decorate


def keeper_of_record(view: View) -> View:
    """Only the clerk or the chair of the meeting. Hands the view the case's place on the agenda."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
        return view(request, item_to_keep(cast(User, request.user), pk), **rest)

    return marked(guarded, "keeper_of_record")


def keeper_of_meeting(view: View) -> View:
    """Only the clerk or the chair of the meeting. Hands the view the meeting."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
        meeting = Meeting.objects.select_related("panel").filter(pk=pk).first()
        if meeting is None or not keeps_record(cast(User, request.user), meeting):
            raise Http404
        return view(request, meeting, **rest)

    return marked(guarded, "keeper_of_meeting")


def runs_meeting(view: View) -> View:
    """Only who prepares panels, or the clerk or the chair of it. Hands the view the meeting."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
        return view(request, meeting_to_run(cast(User, request.user), pk), **rest)

    return marked(guarded, "runs_meeting")
