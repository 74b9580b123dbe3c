"""Tell whom a change of a meeting concerns: a line and a link by email, and no child in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from accounts.models import User
from cases import roles
from cases.actions.alerts import alert
from cases.audit import action
from cases.models import Case, Message
from cases.queries.closed_cases import whom_to_tell
from statutory import format_date

from ..access import SECRETARIES
from ..models import AgendaItem, Meeting
from ..queries.packs import members_on


@action
def tell_of_move(
    meeting: Meeting, *, before: date, items: Sequence[AgendaItem], by: User
) -> list[Message]:
    """The meeting is on another day: clerk, chair, who sees to a case, members with papers."""
    now = f"{format_date(meeting.on)} at {meeting.starts_at:%H:%M}"
    subject = f"{meeting.panel.name}: the meeting of {format_date(before)} is now on {now}"
    return _tell(meeting, items, subject, "meeting_moved", by)


@action
def tell_of_cancelling(meeting: Meeting, *, items: Sequence[AgendaItem], by: User) -> list[Message]:
    """The meeting is cancelled: whoever sees to a case on it has to find it another place."""
    subject = f"{meeting.panel.name}: the meeting of {format_date(meeting.on)} is cancelled"
    return _tell(meeting, items, subject, "meeting_cancelled", by)


def _tell(
    meeting: Meeting, items: Sequence[AgendaItem], subject: str, code: str, by: User
) -> list[Message]:
    """Each person once, with a link they can follow. Who did it knows already."""
    seats = list(members_on(meeting))
    keepers = {one.user for one in seats if one.seat in SECRETARIES}
    officers = {person for one in items for person in _who_sees_to(one.case)}
    papers_went = meeting.packs.filter(state="ready").exists()
    members = {one.user for one in seats} if papers_went else set()
    told = {one for one in keepers | officers | members if one.is_active} - {by}
    hub = {one for one in told if one in keepers or roles.may(one.role, roles.RUN_PANELS)}
    # Each change has its own line of history: the same one is told once.
    version = meeting.history.order_by("-history_id").values_list("history_id", flat=True).first()
    once = f"{code}:{meeting.pk}:{version}"
    return [
        message
        for people, path in ((hub, f"/panels/meetings/{meeting.pk}/"), (told - hub, "/my-panels/"))
        for message in alert(
            None,
            to=sorted(people, key=lambda one: one.pk),
            code=code,
            subject=subject,
            path=path,
            once=once,
            by=by,
        )
    ]


def _who_sees_to(case: Case) -> list[User]:
    """The officer of a case; where nobody holds it, the seniors of its team and the managers."""
    officer = case.officer
    return [officer] if officer and officer.is_active else whom_to_tell(case)
