"""What a member does with a case: comment beforehand, step away from it, ask for it to be talked
about, and afterwards say that they would have advised otherwise.
"""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.actions.concerns import raise_concern
from cases.audit import action
from cases.refusals import Refused

from ..access import items_of
from ..kinds import NO_VOICE
from ..models import (
    AgendaItem,
    Attendance,
    Comment,
    Conflict,
    Dissent,
    Meeting,
    MemberCopy,
    Membership,
    Recommendation,
)
from ..queries.sitting import READ, may_pull_out, names_another

BEGUN = "The meeting has begun. Say it there."
ANOTHER = (
    "This may name another child. Take the name out. If it is the name of somebody else, say so"
    " below."
)


@action
def comment(
    item: AgendaItem, *, seat: Membership, to: str, text: str, is_no_child: bool = False, by: User
) -> Comment | None:
    """Say something of a case before its meeting. A worry about safety goes to the leads alone."""
    audit.leaving_unsaid("text")
    if item.meeting.state != Meeting.State.CIRCULATED:
        raise Refused(BEGUN)
    if not text.strip():
        raise Refused("Write your comment", field="text")
    if to == Comment.To.SAFEGUARDING:
        raise_concern(item.case, words=text, by=by)
        return None
    if not is_no_child and names_another(text, item.case):
        raise Refused(ANOTHER, field="text")
    return Comment.objects.create(item=item, membership=seat, to=to, text=text.strip())


@action
def declare_conflict(item: AgendaItem, *, seat: Membership, what: str, by: User) -> list[Conflict]:
    """Say that one is too close to a case. It leaves one's papers at once, whatever was read.

    The log of what was opened stays (H-058). Where the same case is listed for another of one's
    meetings, it leaves there too; files that hold it are closed.
    """
    audit.leaving_unsaid("what")
    if not what.strip():
        raise Refused("Say why you are too close to this case", field="what")
    same = list(items_of(by).filter(case=item.case_id))
    seats = {one.panel_id: one for one in by.panel_memberships.all()} | {seat.panel_id: seat}
    declared = [_declared(one, seats[one.meeting.panel_id], what.strip(), by) for one in same]
    if not declared:
        raise Refused("This is declared already")
    audit.noting(after={"items": [one.pk for one in same]})
    return declared


def _declared(item: AgendaItem, seat: Membership, what: str, by: User) -> Conflict:
    try:
        with transaction.atomic():
            found = Conflict.objects.create(
                item=item,
                membership=seat,
                what=what,
                read_before=item.openings.filter(membership__user=by, what__in=READ).exists(),
                declared_by=by,
            )
    except IntegrityError:
        raise Refused("This is declared already: the chair let you stay") from None
    copies = MemberCopy.objects.filter(membership__user=by, items=item, replaced_at=None)
    for copy in copies:
        copy.replaced_at = timezone.now()
        copy.save(update_fields=["replaced_at"])
    return found


@action
def pull_out(item: AgendaItem, *, seat: Membership, by: User) -> AgendaItem:
    """Ask that a case of the list of clear cases is talked about. No reason is needed."""
    item = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    if not may_pull_out(item, seat):
        raise Refused("This case is not among those advised together, or it was advised already")
    item.pulled_out_by, item.pulled_out_at = seat, timezone.now()
    item.save(update_fields=["pulled_out_by", "pulled_out_at"])
    return item


@action
def dissent(said: Recommendation, *, seat: Membership, words: str, by: User) -> Dissent:
    """Say in one's own words that one would have advised otherwise. Nobody else edits it."""
    if not words.strip():
        raise Refused("Write what you would have advised, and why", field="words")
    if seat.seat in NO_VOICE:
        raise Refused("The clerk takes no part in the advice")
    lines = Attendance.objects.filter(meeting=said.item.meeting, membership=seat)
    if not lines.filter(struck_at=None).exists():
        raise Refused("Only somebody who was there can say this: the record does not have you")
    minutes = getattr(said.item.meeting, "minutes", None)
    if minutes is not None and minutes.is_locked:
        raise Refused("The minutes are agreed. Ask the clerk for a correction")
    if said.dissents.filter(membership=seat).exists():
        raise Refused("You said this already. It stands in the record")
    return Dissent.objects.create(
        recommendation=said, membership=seat, words=words.strip(), written_by=by
    )
