"""The record of a meeting in the world that every page is walked in: advised, put off, to do."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from cases.models import Case
from panels.models import Attendance, FollowUp, Minutes, Note, Recommendation
from statutory import days_after
from tests.panels.a_meeting import a_meeting, a_member, a_panel, an_item
from tests.people import Cast
from tests.site.walking_panels_sitting import the_member

_MEETING = ("meeting_record", "meeting_begin", "meeting_end", "meeting_join", "meeting_consent")
_MEETING += ("minutes_show", "minutes_opening", "minutes_agree", "minutes_correct")
_ITEM = ("panel_record", "panel_record_advice", "panel_record_conflict", "panel_record_follow_up")
_LINE = ("meeting_leave", "meeting_line")
_ADVISED = ("panel_record_dissent", "minutes_reword")
GUARDS_OF_RECORD = {
    **dict.fromkeys((*_MEETING, *_LINE), "keeper_of_meeting"),
    **dict.fromkeys((*_ITEM, *_ADVISED, "panel_record_stay"), "keeper_of_record"),
    "panel_decide": "officer:decide",
    "panel_put_off": "officer:review_brief",
    "panel_follow_up_done": "officer:record",
}
# Forms that are sent empty, to see what is said of it: by who keeps the record; by the officer.
KEEPERS_WITH_ERRORS = (
    *("meeting_join", "meeting_line", "minutes_reword", "minutes_correct"),
    *("panel_record_advice", "panel_record_conflict", "panel_record_stay"),
    *("panel_record_dissent", "panel_record_follow_up"),
)
OFFICERS_WITH_ERRORS = ("panel_decide", "panel_follow_up_done")


def record_pieces(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """One meeting under way, at which the case waits; one before, at which it was advised on.

    The member is in the chair, and so writes the record.
    """
    by, panel = people.officer, a_panel(name="The panel that is recorded")
    seat = a_member(panel, "chair", the_member())
    before = a_meeting(panel, by, days_after(today, -8), state="held")
    now = a_meeting(panel, by, today, state="begun", begun_at=timezone.now())
    advised = an_item(before, case, by, question="funding", state="advised")
    Recommendation.objects.create(
        item=advised, said="yes", words="A", reasons="A", recorded_by=by, lacked=["chair"]
    )
    waits = an_item(now, case, by, question="funding", brief=advised.brief)
    Note.objects.create(item=waits, said="defer", more_wanted="A", reasons="A")
    task = FollowUp.objects.create(item=advised, what="A", owner=by, due=today, written_by=by)
    Minutes.objects.create(meeting=now)
    line = Attendance.objects.create(
        meeting=now, membership=seat, joined_at=timezone.now(), written_by=by
    )
    close = waits.conflicts.create(membership=a_member(panel, "health"), what="A", declared_by=by)
    return {
        **{name: {"pk": now.pk} for name in _MEETING},
        **{name: {"pk": waits.pk} for name in (*_ITEM, "panel_put_off")},
        **{name: {"pk": now.pk, "line": line.pk} for name in _LINE},
        "panel_record_stay": {"pk": waits.pk, "membership": close.membership_id},
        **{name: {"pk": advised.pk} for name in (*_ADVISED, "panel_decide")},
        "panel_follow_up_done": {"pk": task.pk},
    }
