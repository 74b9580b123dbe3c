"""Plan meetings, move one, cancel one, open one for what cannot wait until the next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from django.db import IntegrityError, transaction

from accounts.models import User
from cases import audit as keeping
from cases.audit import action
from cases.refusals import Refused
from statutory import ENGLAND, CalendarRunsOut, format_date, weeks_after

from ..models import AgendaItem, Meeting, Panel
from ..queries.again import CANCELLED
from ..queries.meetings import held, on_agenda, standing_on
from .telling import tell_of_cancelling, tell_of_move

ASK, MOVE, LEAVE = "ask", "move", "leave"  # what to do about a day on which no office works
MOST = 60
_MOVABLE = (Meeting.State.PLANNED, Meeting.State.CIRCULATED)


@action
def plan_series(
    panel: Panel, *, first: date, times: int, weeks: int, closed: str = ASK, today: date, by: User
) -> list[Meeting]:
    """Plan meetings of a panel. A bank holiday is refused, unless one said what to do instead."""
    if panel.ended_on is not None:
        raise Refused("This panel has ended.")
    if first < today:
        raise Refused("The first meeting is in the past", field="first")
    if not 1 <= times <= MOST or weeks < 1:
        raise Refused(f"Plan between 1 and {MOST} meetings", field="times")
    days = [weeks_after(first, weeks * number) for number in range(times)]
    planned = [_plan(panel, day, today, by) for day in _workable(days, closed)]
    keeping.noting(after={"days": [one.on.isoformat() for one in planned]})
    return planned


@action
def open_urgent(panel: Panel, *, on: date, because: str, today: date, by: User) -> Meeting:
    """Open a record for business that cannot wait until the next meeting. It is advice as well."""
    keeping.leaving_unsaid("because")
    if not because.strip():
        raise Refused("Say why it cannot wait", field="because")
    if panel.ended_on is not None:
        raise Refused("This panel has ended.")
    if on < today:
        raise Refused("That day is in the past", field="on")
    _workable([on], ASK, field="on")
    return Meeting.objects.create(
        panel=panel,
        on=on,
        starts_at=panel.starts_at,
        place=panel.place,
        capacity=panel.capacity,
        papers_due=on,
        urgent_because=because.strip(),
        planned_by=by,
    )


@action
def move(
    meeting: Meeting, *, on: date, starts_at: time, place: str, today: date, by: User
) -> Meeting:
    """Hold a meeting on another day. Its cases move with it; a case is on one agenda a day."""
    meeting = held(meeting)
    if meeting.state not in _MOVABLE:
        raise Refused("This meeting has begun, was held or was cancelled.")
    if on < today:
        raise Refused("That day is in the past", field="on")
    _workable([on], ASK, field="on")
    if on != meeting.on:
        _carry(meeting, on)
    before = (meeting.on, meeting.starts_at, meeting.place)
    keeping.noting(before={"on": meeting.on})
    if meeting.state == Meeting.State.PLANNED:
        meeting.papers_due = _papers_due(meeting.panel, on, meeting.is_urgent)
    meeting.on, meeting.starts_at, meeting.place = on, starts_at, place.strip()
    if (on, starts_at, meeting.place) != before:
        _save_once_a_day(meeting, "on")
        tell_of_move(meeting, before=before[0], items=on_agenda(meeting), by=by)
    return meeting


@action
def cancel(meeting: Meeting, *, because: str, by: User) -> list[AgendaItem]:
    """Cancel a meeting. Its cases come off it, and need another place: their time limits run on."""
    meeting = held(meeting)
    keeping.leaving_unsaid("because")
    if not because.strip():
        raise Refused("Say why it is cancelled", field="because")
    if meeting.state not in _MOVABLE:
        raise Refused("This meeting has begun, was held or was cancelled.")
    items = on_agenda(meeting)
    for item in items:
        item.state, item.withdrawn_because = item.State.WITHDRAWN, CANCELLED
        item.save(update_fields=["state", "withdrawn_because"])
    meeting.state, meeting.cancelled_because = Meeting.State.CANCELLED, because.strip()
    meeting.save()
    tell_of_cancelling(meeting, items=items, by=by)
    keeping.noting(after={"cases": len(items)})
    return items


def _plan(panel: Panel, on: date, today: date, by: User) -> Meeting:
    meeting = Meeting(
        panel=panel,
        on=on,
        starts_at=panel.starts_at,
        place=panel.place,
        capacity=panel.capacity,
        papers_due=max(_papers_due(panel, on, is_urgent=False), today),
        planned_by=by,
    )
    _save_once_a_day(meeting, "first")
    return meeting


def _save_once_a_day(meeting: Meeting, field: str) -> None:
    try:
        with transaction.atomic():
            meeting.save()
    except IntegrityError:
        day = format_date(meeting.on)
        raise Refused(f"{meeting.panel.name} meets on {day} already", field=field) from None


def _carry(meeting: Meeting, on: date) -> None:
    for item in on_agenda(meeting):
        if other := standing_on(item.case, on):
            raise Refused(
                f"{item.case.reference} is on the agenda of {other.meeting.panel.name} that day."
                " Take it off one of the two first.",
                field="on",
            )
        item.on = on
        item.save(update_fields=["on"])


def _papers_due(panel: Panel, on: date, is_urgent: bool) -> date:
    before = panel.about.working_days.papers_before
    return on if is_urgent else ENGLAND.working_day_before(on, before)


def _workable(days: Sequence[date], closed: str, field: str = "first") -> list[date]:
    """The days on which offices work; others refused, moved on or left out, as was said."""
    try:
        shut = [day for day in days if not ENGLAND.is_working_day(day)]
        if shut and closed not in (MOVE, LEAVE):
            named = ", ".join(format_date(day) for day in shut)
            raise Refused(
                f"Offices are closed that day (weekend or bank holiday): {named}", field=field
            )
        if closed == LEAVE:
            return [day for day in days if day not in shut]
        return [ENGLAND.working_day_after(day, 1) if day in shut else day for day in days]
    except CalendarRunsOut as over:
        raise Refused(str(over), field=field) from None
