"""Putting right who was there and when: the line that was wrong stays, struck out."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.audit import action
from cases.refusals import Refused

from ..models import Attendance, Meeting
from ..queries.meetings import held

State = Meeting.State
LOCKED = "These minutes were agreed and are locked. Add a correction to them instead"


@action
def correct_line(
    line: Attendance,
    *,
    joined_at: datetime,
    left_at: datetime | None,
    remote: bool,
    because: str,
    by: User,
) -> Attendance:
    """Say when somebody really came and left. The line that was wrong is kept with the reason."""
    audit.leaving_unsaid("because")
    line = _struck(line, because, by)
    _refuse_impossible(line, joined_at, left_at)
    return Attendance.objects.create(
        meeting=line.meeting,
        membership=line.membership,
        joined_at=joined_at,
        left_at=left_at,
        remote=remote,
        written_by=by,
        corrects=line,
    )


@action
def strike_line(line: Attendance, *, because: str, by: User) -> Attendance:
    """Say that somebody was not there at all. The line is kept, struck out, with the reason."""
    audit.leaving_unsaid("because")
    return _struck(line, because, by)


def _struck(line: Attendance, because: str, by: User) -> Attendance:
    meeting = held(line.meeting)
    if meeting.state not in (State.BEGUN, State.HELD):
        raise Refused("This meeting has not begun, so nobody was there")
    minutes = getattr(meeting, "minutes", None)
    if minutes is not None and minutes.is_locked:
        raise Refused(LOCKED)
    rows = Attendance.objects.select_for_update(of=("self",)).select_related("membership__user")
    line = rows.get(pk=line.pk)
    line.meeting = meeting
    if line.struck_at is not None:
        raise Refused("This line was corrected already. Correct the one that replaced it")
    if not because.strip():
        raise Refused("Say what was wrong", field="because")
    line.struck_at, line.struck_by, line.struck_because = timezone.now(), by, because.strip()
    line.save(update_fields=["struck_at", "struck_by", "struck_because"])
    return line


def _refuse_impossible(line: Attendance, joined_at: datetime, left_at: datetime | None) -> None:
    meeting, day = line.meeting, timezone.localdate(line.meeting.begun_at)
    for at, field in ((joined_at, "came"), (left_at, "went")):
        if at is not None and at > timezone.now():
            raise Refused("That time has not come yet", field=field)
        if at is not None and timezone.localdate(at) != day:
            raise Refused("Give a time of the day of the meeting", field=field)
    if left_at is None and meeting.state == State.HELD:
        raise Refused("The meeting is over. Enter when they left", field="went")
    if left_at is not None and left_at < joined_at:
        raise Refused("They cannot have left before they came", field="went")
    others = meeting.attendances.filter(membership=line.membership, struck_at=None)
    until = left_at or timezone.now()
    if any(o.joined_at < until and (o.left_at is None or o.left_at > joined_at) for o in others):
        raise Refused("Another line says that they were there then. Correct that one", field="came")
