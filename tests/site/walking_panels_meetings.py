"""Panels, meetings and agendas in the world that every page is walked in."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case
from panels.queries.again import CANCELLED
from statutory import ENGLAND
from tests.factories import CaseFactory
from tests.panels.a_meeting import a_meeting, a_panel, an_item, members_of
from tests.people import Cast

# Which act each of these pages is, by the table in `cases.roles`.
GUARDS_OF_MEETINGS = {
    "panel_calendar": "staff:run_panels",
    "panel_kept": "staff:run_panels",
    "panel_show": "staff:run_panels",
    "panel_begin": "staff:keep_panels",
    "panel_change": "staff:keep_panels",
    "panel_end": "staff:keep_panels",
    "panel_seat": "staff:keep_panels",
    "panel_seat_end": "staff:keep_panels",
    "meeting_plan": "staff:run_panels",
    "meeting_urgent": "staff:run_panels",
    "meeting": "runs_meeting",
    "meeting_move": "staff:run_panels",
    "meeting_cancel": "staff:run_panels",
    "meeting_again": "staff:run_panels",
    "panel_list": "officer:list_case",
    "panel_off": "officer:list_case",
    "panel_clear": "officer:review_brief",
}
WITH_ERRORS_OF_MEETINGS = ("panel_begin", "panel_change", "panel_seat", "panel_seat_end")
WITH_ERRORS_OF_MEETINGS += ("meeting_plan", "meeting_urgent", "meeting_move", "meeting_cancel")
WITH_ERRORS_OF_MEETINGS += ("meeting_again", "panel_list", "panel_off", "panel_clear")
NO_FORM = {"panel_calendar", "panel_kept", "panel_show", "meeting"}


def meeting_pieces(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """A panel with members and a meeting in a fortnight, on which the case stands."""
    panel = a_panel(name="A panel that meets")
    seats = members_of(panel, people)
    meeting = a_meeting(panel, people.assistant, ENGLAND.working_day_after(today, 10))
    item = an_item(meeting, case, people.officer)
    on = ENGLAND.working_day_after(today, 11)
    cancelled = a_meeting(panel, people.assistant, on, state="cancelled")
    lost = an_item(cancelled, CaseFactory(officer=people.officer), people.officer)
    lost.state, lost.withdrawn_because = lost.State.WITHDRAWN, CANCELLED
    lost.save()
    of_panel = ("panel_show", "panel_change", "panel_end", "panel_seat")
    of_panel += ("meeting_plan", "meeting_urgent")
    of_meeting = ("meeting", "meeting_move", "meeting_cancel")
    return (
        {name: {"pk": panel.pk} for name in of_panel}
        | {name: {"pk": meeting.pk} for name in of_meeting}
        | {name: {"pk": item.pk} for name in ("panel_off", "panel_clear")}
        | {"meeting_again": {"pk": cancelled.pk}}
        | {"panel_seat_end": {"pk": seats["primary"].pk}}
    )
