"""What a test of a meeting does over and over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases.editing import Edit, version_of
from panels.actions import record, recording
from panels.models import AgendaItem, Meeting, Membership, Note
from tests.panels.a_meeting import ON

ALL = ("chair", "psychologist", "primary", "health", "clerk")
SAYS = {"said": "yes", "words": "Assess.", "reasons": "She may need more than school can give."}


def opened(
    meeting: Meeting, seats: dict[str, Membership], by: User, there: Iterable[str] = ALL
) -> Meeting:
    """A meeting that has begun, with these there."""
    meeting = record.begin(meeting, by=by, today=ON)
    for seat in there:
        record.join(meeting, membership=seats[seat], at=timezone.now(), by=by)
    return meeting


def noted(item: AgendaItem, by: User, **values: Any) -> Note:
    """What a secretary typed, having seen what stood there."""
    note = Note.objects.filter(item=item).first()
    seen = version_of(note) if note else 0
    return recording.write_note(item, edit=Edit(values=SAYS | values, seen=seen), by=by)


def advised(item: AgendaItem, by: User, today: date = ON, **values: Any) -> Any:
    """The advice, typed and recorded."""
    noted(item, by, **values)
    return recording.recommend(item, by=by, today=today)
