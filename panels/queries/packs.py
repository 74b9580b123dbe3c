"""What goes into the papers of a meeting, for whom, and what stands in the way of sending them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects

from cases.models import Case, Document
from cases.release.checking import is_in_use

from ..access import items_open_to
from ..models import AgendaItem, Chosen, Meeting, MemberCopy, Membership, Pack, PackPaper
from .dates import due_of
from .reviews import approved_among

NO_CASE = "There is no case on the agenda"
NOTHING_NEW = "Everything on the agenda has gone out already"
NO_MEMBER = "Nobody sits on the panel on the day of the meeting"
NOT_APPROVED = "its brief is not approved by a senior, or was changed since"
NO_BRIEF = "it has no brief"
GONE = "a paper chosen for it was replaced, moved or undone since"

FOR_OTHERS = "a paper chosen for it is kept for others since"


@dataclass(frozen=True)
class Reason:
    """Why papers cannot go: the case it is about, if any, and what it is."""

    item: AgendaItem | None
    what: str

    def __str__(self) -> str:
        return f"Case {self.item.case.reference}: {self.what}" if self.item else self.what


def listed(meeting: Meeting) -> list[AgendaItem]:
    """The cases of a meeting that are still on it, in the order of the agenda: by number once
    papers have gone, and until then by the day on which the law wants an answer.
    """
    rows = meeting.items.exclude(state=AgendaItem.State.WITHDRAWN)
    found = list(rows.select_related("case__child", "brief", "meeting__panel"))
    due = due_of((one.case, one.question) for one in found)

    def place(one: AgendaItem) -> tuple[bool, int, date, int]:
        day = due[one.case_id, one.question] or date.max
        return one.number is None, one.number or 0, day, one.pk

    return sorted(found, key=place)


def to_send(meeting: Meeting) -> list[tuple[AgendaItem, bool, list[Chosen]]]:
    """What the next pack holds: each case, whether its brief goes, and which papers of it."""
    gone = PackPaper.objects.filter(pack__meeting=meeting, pack__state=Pack.State.READY)
    sent: set[tuple[int, int | None]] = set(gone.values_list("item", "document"))
    found = []
    items = listed(meeting)
    rows = Chosen.objects.select_related("document__superseded_by").order_by("pk")
    prefetch_related_objects(items, Prefetch("chosen", rows))
    for item in items:
        chosen = item.chosen.all()
        new = [one for one in chosen if (item.pk, one.document_id) not in sent]
        brief = (item.pk, None) not in sent
        if brief or new:
            found.append((item, brief, new))
    return found


def members_on(meeting: Meeting) -> QuerySet[Membership]:
    """Who sits on the panel on the day of a meeting."""
    rows = Membership.objects.filter(panel=meeting.panel_id, from_on__lte=meeting.on)
    rows = rows.filter(Q(until_on=None) | Q(until_on__gte=meeting.on), user__is_active=True)
    return rows.select_related("user", "panel").order_by("pk")


def why_not(meeting: Meeting) -> list[Reason]:
    """Everything that stands in the way of sending the papers, each with its case."""
    found: list[Reason] = []
    if not meeting.is_open:
        found.append(Reason(None, "The meeting is over or cancelled"))
    packs = meeting.packs.filter(state=Pack.State.MAKING)
    if packs.exists():
        found.append(Reason(None, "The papers are being made"))
    going = to_send(meeting)
    if not going:
        found.append(Reason(None, NOTHING_NEW if listed(meeting) else NO_CASE))
    if not members_on(meeting).exists():
        found.append(Reason(None, NO_MEMBER))
    approved = approved_among([item.brief for item, _, _ in going if item.brief])
    for item, _, chosen in going:
        found += [Reason(item, what) for what in _wrong_with(item, chosen, approved)]
    return found


def _wrong_with(item: AgendaItem, chosen: list[Chosen], approved: set[int]) -> list[str]:
    found = []
    if item.brief is None:
        found.append(NO_BRIEF)
    elif item.brief_id not in approved:
        found.append(NOT_APPROVED)
    if any(not is_in_use(one.document, item.case) for one in chosen):
        found.append(GONE)
    if any(one.document.internal or one.document.private_to_id for one in chosen):
        found.append(FOR_OTHERS)
    return found


def given_to(member: Membership, items: Collection[AgendaItem]) -> frozenset[int]:
    """Of these cases, those whose pages may stand in a member’s copy: as `access.items_of` has it.

    Asked anew each time, since a member may step away while papers are made.
    """
    rows = items_open_to(member.user).filter(pk__in=[one.pk for one in items])
    return frozenset(rows.values_list("pk", flat=True))


def words_to_remove(item: AgendaItem, document: Document | None) -> list[str]:
    """The words that must leave a paper of a case; of the brief, where there is no document."""
    rows = item.redactions.filter(removed_at=None)
    rows = (
        rows.filter(Q(document=None) | Q(document=document))
        if document
        else rows.filter(document=None)
    )
    return list(rows.values_list("words", flat=True))


def papers_to_choose(case: Case) -> list[Document]:
    """The papers of a case that can be put before a panel."""
    rows = case.documents.filter(internal=False, private_to=None).exclude(file="")
    rows = rows.select_related("addressed_to")
    return [one for one in rows.order_by("-received_on", "-pk") if is_in_use(one, case)]


def why_failed(meeting: Meeting) -> list[str]:
    """Why the papers could not be made the last time; empty where they went since."""
    last = meeting.packs.order_by("number").last()
    return last.why_failed.splitlines() if last and last.state == Pack.State.FAILED else []


def taken_back(meeting: Meeting) -> QuerySet[PackPaper]:
    """Papers that were taken back after they had gone."""
    rows = PackPaper.objects.filter(pack__meeting=meeting).exclude(withdrawn_at=None)
    return rows.select_related("item__case")


def copies_of(meeting: Meeting) -> QuerySet[MemberCopy]:
    """The copies of every pack of a meeting, those that were closed as well."""
    rows = MemberCopy.objects.filter(pack__meeting=meeting)
    rows = rows.select_related("pack", "membership__user").prefetch_related("items")
    return rows.order_by("pack__number", "pk")


def last_page(meeting: Meeting) -> int:
    """How many pages all packs of a meeting have together."""
    packs = meeting.packs.filter(state=Pack.State.READY)
    return sum(packs.values_list("pages", flat=True))
