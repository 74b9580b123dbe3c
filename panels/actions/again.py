"""Give the cases of a cancelled meeting their next place, all in one act."""

from __future__ import annotations

from datetime import date

from accounts.models import User
from cases import audit as keeping
from cases.audit import action
from cases.refusals import Refused

from ..models import AgendaItem, Meeting
from ..queries.again import new_places
from ..queries.again import offered as as_offered
from ..queries.meetings import held
from .agenda import list_case


@action
def place_again(meeting: Meeting, *, offered: str, today: date, by: User) -> list[AgendaItem]:
    """Put the cases of a cancelled meeting where there is room before their dates, all at once.

    `offered`: what was shown and agreed to (`queries.again.offered`); changed since, it is refused.
    """
    meeting = held(meeting)
    places = new_places(meeting, today)
    if as_offered(places) != offered:
        raise Refused("The places have changed since you looked. Check them and press again.")
    moved = []
    for one in places:
        if one.meeting is not None:
            case, question = one.item.case, one.item.question
            new = list_case(case, meeting=one.meeting, question=question, today=today, by=by)
            moved.append(_take_along(one.item, new))
    if not moved:
        raise Refused("No case of this meeting can be put on another.")
    keeping.noting(after={"items": [one.pk for one in moved]})
    return moved


def _take_along(old: AgendaItem, new: AgendaItem) -> AgendaItem:
    """What was chosen and struck out for the old place holds for the new one; so do conflicts."""
    for paper in old.chosen.all():
        new.chosen.create(document_id=paper.document_id, chosen_by_id=paper.chosen_by_id)
    for struck in old.redactions.filter(removed_at=None):
        new.redactions.create(
            document_id=struck.document_id,
            words=struck.words,
            because=struck.because,
            by_id=struck.by_id,
        )
    for one in old.conflicts.filter(membership__panel=new.meeting.panel_id):
        new.conflicts.create(
            membership_id=one.membership_id,
            what=one.what,
            leaves=one.leaves,
            stays_because=one.stays_because,
            read_before=one.read_before,
            declared_by_id=one.declared_by_id,
        )
    return new
