"""The panels' doors: what a member may open and when, and whose meeting somebody runs.

A member sees the papers of the cases on their agenda and never the case file. Each rule ends by
itself on a day; nobody has to remember to take access away (H-051).
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.access import cases_close_to, cases_visible_to, is_close_to
from cases.models import AccessRecord, Grant
from statutory import days_after

from .models import AgendaItem, Conflict, Meeting, Membership, Opening

PAPERS_STAY = 28  # days after a meeting for which its members may still read the papers
SECRETARIES = ("clerk", "chair")
_SENT = (Meeting.State.CIRCULATED, Meeting.State.BEGUN, Meeting.State.HELD)


def memberships_of(user: User, on: date | None = None) -> QuerySet[Membership]:
    """The seats somebody holds on a day."""
    day = on or timezone.localdate()
    live = Membership.objects.filter(user=user, from_on__lte=day, panel__ended_on=None)
    if not user.is_active:
        return live.none()
    return live.filter(Q(until_on=None) | Q(until_on__gte=day)).select_related("panel", "user")


def meetings_of(user: User) -> QuerySet[Meeting]:
    """Meetings whose papers went to this person's panels and may still be read."""
    day = timezone.localdate()
    return Meeting.objects.filter(
        panel__in=memberships_of(user, day).values("panel"),
        state__in=_SENT,
        on__gte=days_after(day, -PAPERS_STAY),
    ).select_related("panel")


def items_of(user: User) -> QuerySet[AgendaItem]:
    """The cases whose papers this person may read as a member."""
    sent = items_open_to(user).filter(meeting__in=meetings_of(user).values("pk"))
    sent = sent.exclude(number=None)
    return sent.select_related("case__child", "case__officer", "meeting__panel", "brief")


def items_open_to(user: User) -> QuerySet[AgendaItem]:
    """The places on agendas that nothing closes to somebody, on whatever panel they sit.

    Never a case that they are too close to, from the moment they said so (H-058); a restricted
    one only with leave.
    """
    leave = Grant.objects.filter(user=user, withdrawn_at=None, until__gte=timezone.localdate())
    rows = AgendaItem.objects.filter(Q(case__restricted=False) | Q(case__in=leave.values("case")))
    return rows.exclude(state=AgendaItem.State.WITHDRAWN).exclude(kept_from(user))


def kept_from(user: User) -> Q:
    """The cases of agendas that are closed to somebody: they said that they are too close.

    What was declared of a case holds wherever it is listed again, on any panel and in any seat,
    until the chair lets the member stay for that meeting (`Conflict.leaves`).
    """
    own = Conflict.objects.filter(membership__user=user)
    declared = Q(case__in=own.filter(leaves=True).values("item__case"))
    stays = Q(pk__in=own.filter(leaves=False).values("item"))
    return Q(case__in=cases_close_to(user).values("pk")) | declared & ~stays


def closed_among(user: User, items: Collection[int]) -> set[int]:
    """Of these places on agendas, those of cases that are closed to somebody."""
    if not items:
        return set()
    rows = AgendaItem.objects.filter(kept_from(user), pk__in=items)
    return set(rows.values_list("pk", flat=True))


def item_for(user: User, pk: int, what: str) -> tuple[AgendaItem, Membership]:
    """Open one case of a meeting as a member, and note that it was opened.

    Missing and forbidden look alike: both raise `Http404`.
    """
    item = items_of(user).filter(pk=pk).first()
    if item is None or is_close_to(user, item.case):
        raise Http404
    seat = seat_in(user, item.meeting)
    Opening.objects.create(membership=seat, item=item, what=what)
    AccessRecord.objects.create(user=user, user_name=user.name, case=item.case, doing=roles.SIT)
    return item, seat


def meeting_for(user: User, pk: int) -> tuple[Meeting, Membership]:
    """Open one meeting as a member."""
    meeting = meetings_of(user).filter(pk=pk).first()
    if meeting is None:
        raise Http404
    return meeting, seat_in(user, meeting)


def seat_in(user: User, meeting: Meeting) -> Membership:
    """The seat that somebody holds today on the panel of a meeting."""
    seat = memberships_of(user).filter(panel=meeting.panel_id).first()
    if seat is None:
        raise Http404
    return seat


def keeps_record(user: User, meeting: Meeting) -> bool:
    """Whether somebody writes the record of a meeting: its clerk or its chair, today."""
    seats = memberships_of(user).filter(panel=meeting.panel_id, seat__in=SECRETARIES)
    return seats.exists()


def meeting_to_run(user: User, pk: int) -> Meeting:
    """Open one meeting for who prepares panels, and for its own clerk and chair."""
    meeting = Meeting.objects.select_related("panel").filter(pk=pk).first()
    runs = user.is_active and roles.may(user.role, roles.RUN_PANELS)
    if meeting is None or not (runs or keeps_record(user, meeting)):
        raise Http404
    return meeting


def meetings_kept_by(user: User) -> QuerySet[Meeting]:
    """The meetings to come, and those under way, whose clerk or chair somebody is."""
    seats = memberships_of(user).filter(seat__in=SECRETARIES)
    rows = Meeting.objects.filter(panel__in=seats.values("panel")).select_related("panel")
    rows = rows.exclude(state__in=(Meeting.State.HELD, Meeting.State.CANCELLED))
    return rows.filter(Q(on__gte=timezone.localdate()) | Q(state=Meeting.State.BEGUN))


def cases_on(user: User, meeting: Meeting) -> QuerySet[AgendaItem]:
    """Of the cases of a meeting, those whose names this person may read while they run it.

    The clerk and the chair read all of them, save those they are too close to; others those that
    they may open anyway.
    """
    items = meeting.items.select_related("case__child", "case__officer", "case__team", "brief")
    if not keeps_record(user, meeting):
        return items.filter(case__in=cases_visible_to(user))
    return items.exclude(kept_from(user))


def item_to_keep(user: User, pk: int) -> AgendaItem:
    """Open one case of a meeting to write its record: for the clerk and the chair (`keeps_record`).

    A secretary who is too close to a case, or declared it, does not write its record.
    """
    found = AgendaItem.objects.select_related("meeting__panel", "case__child", "case__officer")
    open_to = found.exclude(state=AgendaItem.State.WITHDRAWN).exclude(kept_from(user))
    item = open_to.filter(pk=pk).first()
    if item is None or not keeps_record(user, item.meeting) or is_close_to(user, item.case):
        raise Http404
    AccessRecord.objects.create(
        user=user, user_name=user.name, case=item.case, doing=roles.KEEP_RECORD
    )
    return item
