"""A panel of the demonstration: seats, its next meetings, three cases, a brief with a senior."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from accounts.models import User
from cases.access import cases_visible_to
from cases.editing import Edit, version_of
from cases.models import Case
from panels.actions import agenda, briefs, kept, meetings, reviews
from panels.models import Brief, Panel
from statutory import Stage, days_after

TUESDAY = 1
_SEATS = (
    ("manager@demo.example", "chair"),
    ("panel@demo.example", "psychologist"),
    ("assistant@demo.example", "clerk"),
)
_TEXTS = {
    "child": "Eight years old, in Year 3. Kind to younger children, tired by noise, and two years"
    " behind in reading although help was given each day.",
    "voice_tried": "The teacher asked with pictures on a Monday morning. A drawing is promised.",
    "family_views": "They want an assessment now, before the move to the next class.",
    "preference": "They ask for no setting yet.",
    "equality": "The child may be disabled. Nothing asked here weighs more on the family for it.",
    "missing": "The view of health has not come.",
    "can_wait": "no",
    "recommendation": "Carry out an assessment.",
}
_OPTIONS = (
    ("Carry out an assessment", "Both parts of the test are met on the papers", "None is known"),
    ("Do not carry one out", "The school can try a further term of help", "Help was not enough"),
)


def seed(people: Mapping[str, User], today: date) -> None:
    """Begin the panel, plan its meetings, put cases on the first and hand one brief in."""
    manager, officer = people["manager@demo.example"], people["coordinator@demo.example"]
    panel = kept.keep_panel(
        kind="assessment",
        name="EHC needs assessment panel",
        weekday=TUESDAY,
        starts_at=time(9, 30),
        capacity=12,
        place="County Hall, room 3, and online",
        by=manager,
    )
    for email, seat in _SEATS:
        kept.give_seat(panel, user=people[email], seat=seat, from_on=today, by=manager)
    _meetings(panel, officer, today, people["assistant@demo.example"])


def _meetings(panel: Panel, officer: User, today: date, assistant: User) -> None:
    first = next(
        day for day in (days_after(today, 8 + n) for n in range(7)) if day.weekday() == TUESDAY
    )
    planned = meetings.plan_series(
        panel, first=first, times=4, weeks=1, closed=meetings.LEAVE, today=today, by=assistant
    )
    waiting = cases_visible_to(officer).filter(
        officer=officer, stage=Stage.REQUEST.value, closed_on=None, restricted=False
    )
    for case in list(waiting.order_by("reference")[:3]):
        agenda.list_case(case, meeting=planned[0], question="assess", today=today, by=officer)
        _brief(case, officer, today)


def _brief(case: Case, officer: User, today: date) -> None:
    """The brief of the first case is whole and with a senior; the others are only begun."""
    brief = briefs.begin(case, kind="assessment", question="assess", by=officer)
    if Brief.objects.count() > 1:
        return
    briefs.write(brief, edit=Edit(_TEXTS, seen=version_of(brief)), by=officer)
    issue = {"text": "Reading falls further behind although help is given", "standing": "agreed"}
    briefs.set_out(brief, part="issue", values=issue, by=officer)
    for title, speaks_for, against in _OPTIONS:
        values = {"title": title, "speaks_for": speaks_for, "speaks_against": against}
        briefs.add_option(brief, values=values, by=officer)
    reviews.hand_in(brief, note="", by=officer, today=today)
