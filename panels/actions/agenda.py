"""Put a case on an agenda, take it off, put it among the clear cases."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from accounts.models import User
from cases import audit as keeping
from cases.audit import action
from cases.models import Case, Decision
from cases.refusals import Refused
from statutory import format_date

from ..kinds import QUESTIONS
from ..models import AgendaItem, Brief, Meeting
from ..queries.dates import running_on
from ..queries.meetings import held, standing_on, taken_on

State = AgendaItem.State


@action
def list_case(
    case: Case, *, meeting: Meeting, question: str, over_because: str = "", today: date, by: User
) -> AgendaItem:
    """Put a case on the agenda of a meeting. The same case on two agendas a day is refused."""
    meeting = held(meeting)
    keeping.leaving_unsaid("over_because")
    if case.closed_on is not None:
        raise Refused("This case is closed.")
    if not meeting.is_open or meeting.on < today:
        raise Refused("Cases can no longer be put on this meeting", field="meeting")
    if question not in meeting.panel.about.questions:
        raise Refused(f"{meeting.panel.name} is not asked that question", field="question")
    _refuse_twice(case, meeting, question)
    if taken_on(meeting) >= meeting.capacity and not over_because.strip():
        full = f"The meeting has its {meeting.capacity} cases. Say why this one comes on top."
        raise Refused(full, field="over_because")
    brief = Brief.objects.filter(case=case, question=question)
    try:
        with transaction.atomic():
            return AgendaItem.objects.create(
                meeting=meeting,
                case=case,
                on=meeting.on,
                question=question,
                brief=brief.exclude(state=Brief.State.CLOSED).first(),
                over_because=over_because.strip(),
                is_late=meeting.state != Meeting.State.PLANNED,
                listed_by=by,
            )
    except IntegrityError:
        raise Refused(_twice(case, meeting.on), field="meeting") from None


@action
def take_off(item: AgendaItem, *, because: str, by: User) -> AgendaItem:
    """Take a case off an agenda, with the reason. What was said of it is kept."""
    item = _held(item)
    keeping.leaving_unsaid("because")
    if not because.strip():
        raise Refused("Say why the case is taken off", field="because")
    item.state, item.withdrawn_because = State.WITHDRAWN, because.strip()
    item.save(update_fields=["state", "withdrawn_because"])
    return item


@action
def put_by_consent(item: AgendaItem, *, because: str, by: User) -> AgendaItem:
    """Put a case among the clear ones that are advised together. A member can pull it out."""
    item = _held(item)
    keeping.leaving_unsaid("because")
    if item.meeting.state != Meeting.State.PLANNED:
        raise Refused("The papers have gone. Clear cases are chosen before.")
    if not because.strip():
        raise Refused("Say why the case is clear", field="because")
    item.by_consent_because = because.strip()
    item.save(update_fields=["by_consent_because"])
    return item


@action
def discuss(item: AgendaItem, *, by: User) -> AgendaItem:
    """Take a case back from the clear ones: it is talked about like the others."""
    item = _held(item)
    if item.meeting.state != Meeting.State.PLANNED:
        raise Refused("The papers have gone. A member can still pull the case out.")
    item.by_consent_because = ""
    item.save(update_fields=["by_consent_because"])
    return item


def _held(item: AgendaItem) -> AgendaItem:
    rows = AgendaItem.objects.select_for_update(of=("self",)).order_by()
    item = rows.select_related("meeting__panel", "case").get(pk=item.pk)
    if item.state != State.LISTED or not item.meeting.is_open:
        raise Refused("This case is no longer waiting on that agenda.")
    return item


def _refuse_twice(case: Case, meeting: Meeting, question: str) -> None:
    """Not on two agendas of a day (H-210), nor twice for one question, nor once it is decided."""
    if standing_on(case, meeting.on):
        raise Refused(_twice(case, meeting.on), field="meeting")
    waits = AgendaItem.objects.filter(case=case, question=question, state=State.LISTED)
    if other := waits.select_related("meeting__panel").first():
        where = f"{other.meeting.panel.name}, {format_date(other.on)}"
        raise Refused(f"It waits for the same question already: {where}", field="question")
    decided = QUESTIONS[question].decided_by
    made = Decision.objects.filter(case=case, question=decided, state=Decision.State.MADE)
    # Decided, and no time limit asks it anew: as a reassessment or an order would.
    if decided and made.exists() and not running_on(case, question):
        raise Refused("An officer has decided this question already", field="question")


def _twice(case: Case, on: date) -> str:
    other = standing_on(case, on)
    where = other.meeting.panel.name if other else "another panel"
    return f"The case is on the agenda of {where} on {format_date(on)} already"
