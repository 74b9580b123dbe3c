"""What was to be done after meetings: what waits for somebody, and what a next meeting is told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User
from cases.access import cases_visible_to, officers_covered_by
from cases.models import Case
from statutory import counted

from ..models import AgendaItem, FollowUp, Meeting

MOST = 10
# What a line above a list says of it: nothing more is read.
SHOWN = (
    *("what", "due", "done_on", "owner__name", "item__case__reference"),
    *("item__case__child__forename", "item__case__child__surname"),
)


@dataclass(frozen=True)
class ToDo:
    """Something agreed in a meeting that waits for this person, or for somebody they cover."""

    pk: int
    case: Case
    what: str
    due: date
    late: str
    owner: str  # empty: their own


def to_do_of(user: User, today: date) -> tuple[list[ToDo], bool]:
    """What waits, the nearest day first, and whether there is more than is listed."""
    whose = officers_covered_by(user).order_by().values("pk")
    rows = FollowUp.objects.filter(owner__in=whose, done_on=None)
    if not rows.exists():  # as on most days: the longer question is not asked
        return [], False
    rows = rows.exclude(item__state=AgendaItem.State.WITHDRAWN).filter(item__case__closed_on=None)
    found = list(rows.select_related("item__case__child", "owner").only(*SHOWN)[: MOST * 3])
    if found:
        numbers = {one.item.case_id for one in found}
        open_to = set(cases_visible_to(user).filter(pk__in=numbers).values_list("pk", flat=True))
        found = [one for one in found if one.item.case_id in open_to]
    return [_to_do(one, user, today) for one in found[:MOST]], len(found) > MOST


def _to_do(one: FollowUp, user: User, today: date) -> ToDo:
    owner = "" if one.owner_id == user.pk else one.owner.name
    return ToDo(one.pk, one.item.case, one.what, one.due, how_late(one, today), owner)


def how_late(one: FollowUp, today: date) -> str:
    """By how many days something is late, in words. Empty: it is not, or it is done."""
    days = (today - one.due).days
    return f"{counted(days, 'day')} late" if one.done_on is None and days > 0 else ""


def told_to(meeting: Meeting) -> list[dict[str, Any]]:
    """What earlier meetings of the panel asked for: done since the last one, or still to do."""
    rows = _of_earlier(meeting).select_related("item__case", "owner")
    day = meeting.on
    return [
        {
            "item": one.item_id,
            "reference": one.item.case.reference,
            "asked_on": one.item.on.isoformat(),
            "what": one.what,
            "owner": one.owner.name,
            "due": one.due.isoformat(),
            "done_on": one.done_on.isoformat() if one.done_on and one.done_on <= day else "",
            "done_note": one.done_note if one.done_on and one.done_on <= day else "",
            "late": "" if one.done_on and one.done_on <= day else how_late(_open(one), day),
        }
        for one in rows
    ]


def _open(one: FollowUp) -> FollowUp:
    """As it stood on the day of the meeting, when it was not done yet."""
    return FollowUp(due=one.due)


def _of_earlier(meeting: Meeting) -> QuerySet[FollowUp]:
    earlier = Meeting.objects.filter(panel=meeting.panel_id, on__lt=meeting.on)
    last = earlier.filter(state=Meeting.State.HELD).order_by("-on").first()
    rows = FollowUp.objects.filter(item__meeting__in=earlier.values("pk"))
    since = Q(done_on=None) | Q(done_on__gt=meeting.on)
    return rows.filter(since | Q(done_on__gte=last.on)) if last else rows.filter(since)
