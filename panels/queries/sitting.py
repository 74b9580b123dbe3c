"""What a member finds: their meetings, the cases of one in order of date, one case, its papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet

from accounts.models import User
from cases.models import Case
from cases.release import others
from cases.release.finding import Passage

from ..access import items_of, meetings_of
from ..kinds import NO_VOICE
from ..models import (
    AgendaItem,
    Comment,
    Dissent,
    FollowUp,
    Meeting,
    MemberCopy,
    Membership,
    Pack,
    PackPaper,
)
from .deciding import STANDING

READ = ("the case", "a paper", "own file")  # openings by which one has read of a case
_OPEN = (Meeting.State.CIRCULATED, Meeting.State.BEGUN)


def meetings_and_counts(user: User) -> list[tuple[Meeting, int]]:
    """The meetings of somebody's panels, soonest first, with how many cases are open to them."""
    meetings = list(meetings_of(user).order_by("on", "starts_at"))
    numbers = list(items_of(user).values_list("meeting", flat=True))
    return [(one, numbers.count(one.pk)) for one in meetings]


def cases_of(user: User, meeting: Meeting) -> QuerySet[AgendaItem]:
    """The cases of a meeting that are open to this member; first the one whose date comes first."""
    items = items_of(user).filter(meeting=meeting).select_related("pulled_out_by__user")
    return items.order_by(F("case__next_due").asc(nulls_last=True), "number")


def what_became(user: User, meeting: Meeting) -> QuerySet[AgendaItem]:
    """The same cases, with what was advised, what the officer then decided, and what is done."""
    own = Dissent.objects.filter(membership__user=user)
    return (
        cases_of(user, meeting)
        .select_related("recommendation", *(f"outcome__{one}" for one in STANDING))
        .prefetch_related(
            Prefetch("follow_ups", FollowUp.objects.select_related("owner")),
            Prefetch("recommendation__dissents", own, to_attr="own_dissents"),
        )
    )


def papers_of(item: AgendaItem) -> QuerySet[PackPaper]:
    """The papers of a case as they were sent; not one that was taken back."""
    sent = item.papers.filter(pack__state=Pack.State.READY, withdrawn_at=None)
    return sent.select_related("pack").defer("content").order_by("pack__number", "order")


def taken_back(item: AgendaItem) -> QuerySet[PackPaper]:
    """Papers that were taken back after they had gone, with the reason."""
    gone = item.papers.filter(pack__state=Pack.State.READY).exclude(withdrawn_at=None)
    return gone.defer("content").order_by("pack__number", "order")


def brief_as_sent(item: AgendaItem) -> dict[str, Any]:
    """The brief as it was frozen with the papers: what was written since is not in it."""
    sent = item.papers.filter(pack__state=Pack.State.READY, withdrawn_at=None, document=None)
    newest = sent.order_by("-pack__number", "-order").first()
    return newest.content if newest else {}


def copies_of(user: User, meeting: Meeting) -> list[MemberCopy]:
    """One’s own files of a meeting: only those in which every case is still open to them."""
    copies = MemberCopy.objects.filter(
        membership__user=user, pack__meeting=meeting, pack__state=Pack.State.READY
    )
    live = list(copies.filter(replaced_at=None).prefetch_related("items").select_related("pack"))
    allowed = set(items_of(user).filter(meeting=meeting).values_list("pk", flat=True))
    return [one for one in live if {item.pk for item in one.items.all()} <= allowed]


def is_made_again(user: User, meeting: Meeting) -> bool:
    """Whether a file of one’s own was closed, and the next is on its way."""
    mine = MemberCopy.objects.filter(membership__user=user, pack__meeting=meeting)
    there = mine.filter(replaced_at=None).values("pack")
    closed = mine.exclude(replaced_at=None).exclude(pack__in=there)
    left = items_of(user).filter(meeting=meeting, pk__in=closed.values("items"))
    return meeting.state in _OPEN and left.exists()


def comments_for(item: AgendaItem, seat: Membership) -> Sequence[Comment]:
    """What was said of a case, for one reader: their own and what is for all; the chair, all."""
    found = item.comments.exclude(to=Comment.To.SAFEGUARDING).select_related("membership__user")
    if seat.seat == "chair":
        return list(found)
    return list(found.filter(Q(to=Comment.To.ALL) | Q(membership=seat)))


def names_another(text: str, case: Case) -> bool:
    """Whether words seem to tell of another child of the authority (H-001)."""
    return bool(others.search([Passage("the comment", text)], case))


def may_pull_out(item: AgendaItem, seat: Membership) -> bool:
    """Whether this member may have a case taken off the list of clear cases now."""
    waits = item.state == AgendaItem.State.LISTED and item.meeting.state in _OPEN
    return waits and item.is_by_consent and seat.seat not in NO_VOICE


def is_of_their_setting(item: AgendaItem, seat: Membership) -> bool:
    """Whether the child goes to the setting whose head or officer the member is."""
    urn = getattr(seat.provider, "urn", "") if seat.provider_id else ""
    return bool(urn) and urn == item.case.setting_urn
