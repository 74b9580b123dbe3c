"""The live record of a meeting: it begins, people come and go, and it ends."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from accounts.models import User
from cases.audit import action
from cases.refusals import Refused
from statutory import format_date

from ..models import AgendaItem, Attendance, Meeting, Membership, Minutes
from ..queries.meetings import held
from ..queries.record import under_way

State = Meeting.State


@action
def begin(meeting: Meeting, *, by: User, today: date) -> Meeting:
    """Begin a meeting. From now on its record can be written."""
    meeting = held(meeting)
    if meeting.state not in (State.PLANNED, State.CIRCULATED):
        raise Refused(f"This meeting is “{meeting.get_state_display()}” and cannot begin")
    if meeting.on > today:
        raise Refused(f"This meeting is planned for {format_date(meeting.on)}. Move it first")
    meeting.state, meeting.begun_at = State.BEGUN, timezone.now()
    _kept(meeting, by)
    Minutes.objects.get_or_create(meeting=meeting)
    return meeting


@action
def end(meeting: Meeting, *, by: User) -> Meeting:
    """End a meeting, once something is recorded for each of its cases. Everybody has then left."""
    meeting = under_way(meeting)
    left = meeting.items.filter(state=AgendaItem.State.LISTED).select_related("case")
    if left:
        names = ", ".join(one.case.reference for one in left)
        raise Refused(f"Record the advice, or put the case off, or take it off first: {names}")
    now = timezone.now()
    for one in meeting.attendances.filter(left_at=None, struck_at=None):
        one.left_at = now
        one.save(update_fields=["left_at"])
    meeting.state, meeting.ended_at = State.HELD, now
    _kept(meeting, by)
    return meeting


@action
def join(
    meeting: Meeting, *, membership: Membership, at: datetime, remote: bool = False, by: User
) -> Attendance:
    """Write down that a member came, at the time they came."""
    meeting = under_way(meeting)
    if membership.panel_id != meeting.panel_id or not membership.sits_on(meeting.on):
        raise Refused("They do not sit on this panel on that day", field="membership")
    lines = meeting.attendances.filter(membership=membership, struck_at=None)
    if lines.filter(left_at=None).exists():
        raise Refused(f"{membership.user.name} is in the meeting already", field="membership")
    _refuse_time(meeting, at)
    if lines.filter(left_at__gt=at).exists():
        raise Refused("They had not left by then", field="at")
    return Attendance.objects.create(
        meeting=meeting, membership=membership, joined_at=at, remote=remote, written_by=by
    )


@action
def leave(attendance: Attendance, *, at: datetime, by: User) -> Attendance:
    """Write down that a member left. If they come back they get a line of their own."""
    meeting = under_way(attendance.meeting)
    attendance = Attendance.objects.get(pk=attendance.pk)
    if attendance.left_at is not None or attendance.struck_at is not None:
        raise Refused("They have left already")
    _refuse_time(meeting, at)
    if at < attendance.joined_at:
        raise Refused("They cannot have left before they came", field="at")
    attendance.left_at = at
    attendance.save(update_fields=["left_at"])
    return attendance


def _refuse_time(meeting: Meeting, at: datetime) -> None:
    if at > timezone.now():
        raise Refused("That time has not come yet", field="at")
    if timezone.localdate(at) != timezone.localdate(meeting.begun_at):
        raise Refused("Give a time of the day of the meeting", field="at")


def _kept(meeting: Meeting, by: User) -> None:
    meeting._history_user = by  # type: ignore[attr-defined]
    meeting.save()
