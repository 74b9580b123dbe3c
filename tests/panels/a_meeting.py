"""A panel with its members, a meeting, and a case on its agenda."""

from __future__ import annotations

from datetime import date, time

from accounts.models import Role, User
from cases.models import Case
from panels.kinds import KINDS
from panels.models import (
    AgendaItem,
    Brief,
    Meeting,
    Membership,
    Minutes,
    Note,
    Opening,
    Panel,
    Recommendation,
)
from statutory import ENGLAND
from tests.factories import UserFactory
from tests.people import Cast

ON = date(2026, 6, 16)  # a Tuesday
SEATS = ("chair", "psychologist", "primary", "secondary", "health", "care", "clerk")


def a_panel(kind: str = "assessment", name: str = "Assessment panel") -> Panel:
    """A panel that meets on Tuesdays at half past nine."""
    return Panel.objects.create(
        kind=kind, name=name, weekday=1, starts_at=time(9, 30), capacity=KINDS[kind].capacity
    )


def a_member(panel: Panel, seat: str, user: User | None = None) -> Membership:
    """Somebody on a seat of a panel."""
    user = user or UserFactory(name=f"Member {seat}", role=Role.PANEL_MEMBER)
    return Membership.objects.create(panel=panel, user=user, seat=seat, from_on=date(2025, 9, 1))


def members_of(panel: Panel, people: Cast) -> dict[str, Membership]:
    """A full panel: the manager is in the chair, the assistant is its clerk."""
    known = {"chair": people.manager, "clerk": people.assistant}
    return {seat: a_member(panel, seat, known.get(seat)) for seat in SEATS}


def a_meeting(panel: Panel, by: User, on: date = ON, **more: object) -> Meeting:
    """A meeting of a panel."""
    return Meeting.objects.create(
        panel=panel,
        on=on,
        starts_at=panel.starts_at,
        capacity=panel.capacity,
        papers_due=ENGLAND.working_day_before(on, 5),
        planned_by=by,
        **more,
    )


def an_item(meeting: Meeting, case: Case, by: User, **more: object) -> AgendaItem:
    """A case on the agenda, with a brief begun for it."""
    question = str(more.pop("question", meeting.panel.about.questions[0]))
    brief = more.pop("brief", None) or Brief.objects.create(
        case=case, kind=meeting.panel.kind, question=question, begun_by=by
    )
    return AgendaItem.objects.create(
        meeting=meeting,
        case=case,
        on=meeting.on,
        question=question,
        brief=brief,
        listed_by=by,
        **more,
    )


def one_of_each_kept(case: Case, by: User) -> None:
    """One row of everything of panels that may only be added to, or whose history is kept."""
    panel = a_panel(name="A panel that is kept")
    seat = a_member(panel, "chair")
    meeting = a_meeting(panel, by)
    item = an_item(meeting, case, by)
    assert item.brief is not None
    item.brief.statements.create(part="issue", text="A")
    item.brief.options.create(title="A")
    Note.objects.create(item=item)
    said = Recommendation.objects.create(
        item=item, said="yes", words="A", reasons="A", recorded_by=by
    )
    said.dissents.create(membership=seat, words="A", written_by=by)
    Opening.objects.create(membership=seat, item=item, what="A")
    minutes = Minutes.objects.create(meeting=meeting)
    minutes.corrections.create(words="A", because="A", by=by)
