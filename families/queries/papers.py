"""The papers one person may have: what we sent them, and what was shared with the family.

A paper is shown while its last look-through for this very reader still holds. When more is
withheld from them than when it was made, it is gone from their pages the same minute (H-028), until
it was looked through again and nothing was found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from cases.letters import NOTICE_AGAIN
from cases.models import Document, FamilyMember, Message, ReleaseCheck
from cases.release import MAY_GO, check, marks_for
from cases.release.packages import UNSEEN

from ..access import Sight
from ..models import Opening

# The title that our own Word files carry names nobody; its words are looked through as all others.
_OUR_TITLE = (UNSEEN.format(what="property: title"), None)
_LONG = [f"{which}{name}" for which in ("", "superseded_by__") for name in ("snapshot", "findings")]
AGAIN = "A paper we are looking at again"


@dataclass(frozen=True)
class Paper:
    """A paper as its reader sees it in a list."""

    document: Document
    came_at: datetime | None
    is_right: bool  # else it is looked through before it opens, and its title waits too
    opened: bool
    replaced: bool
    went: tuple[date, ...] = ()  # the days on which it went, where it went more than once

    @property
    def title(self) -> str:
        """Its title, which may itself hold what is withheld now."""
        return self.document.title if self.is_right else AGAIN

    @property
    def is_from_us(self) -> bool:
        return bool(self.document.letter)


def papers_of(sight: Sight) -> list[Paper]:
    """Every paper this reader has been given, newest first. Four questions, however many."""
    rows = open_to(sight.member).select_related("superseded_by").defer(*_LONG)
    found = list(rows.order_by("-pk"))
    right = right_for(found, sight)
    went = _went(sight.member, found)
    opened = set(Opening.objects.filter(member=sight.member).values_list("document", flat=True))
    return [
        Paper(
            document=one,
            came_at=one.shared_with_family_at or one.filed_at,
            is_right=one.pk in right,
            opened=one.pk in opened,
            replaced=hasattr(one, "superseded_by"),
            went=went.get(one.pk, ()),
        )
        for one in found
    ]


def paper_of(sight: Sight, pk: int) -> Document | None:
    """One paper this reader has been given, right or not yet."""
    return open_to(sight.member).select_related("case").filter(pk=pk).first()


def plan_papers_of(member: FamilyMember) -> set[int]:
    """The papers of plans that reached one member, by number."""
    found = open_to(member).filter(sort=Document.Sort.PLAN)
    return set(found.values_list("pk", flat=True))


def right_for(papers: Iterable[Document], sight: Sight) -> set[int]:
    """Of some papers, those whose last look-through for this reader still holds."""
    marks = marks_for(papers, sight.case, sight.member)
    checks = ReleaseCheck.objects.filter(document__in=marks, to=sight.member).order_by("pk")
    last = {one.document_id: one for one in checks}
    return {
        pk
        for pk, mark in marks.items()
        if pk in last and last[pk].state in MAY_GO and last[pk].mark == mark
    }


def may_go_as(content: bytes, media_type: str, *, paper: Document, sight: Sight) -> bool:
    """Whether another form of a paper holds nothing but what was let through in the paper."""
    last = ReleaseCheck.objects.filter(document=paper, to=sight.member).order_by("pk").last()
    let_through = {(one["what"], one.get("case")) for one in last.findings} if last else set()
    found = check(content, media_type, case=sight.case, to=sight.member).findings
    return {(one.what, one.case) for one in found} <= let_through | {_OUR_TITLE}


def open_to(member: FamilyMember) -> QuerySet[Document]:
    """Sent to them and gone; or shared with the family, and kept for nobody else of it."""
    gone = Message.objects.filter(to_member=member, state=Message.State.SENT)
    sent = Q(pk__in=gone.values("document")) | Q(pk__in=gone.values("enclosures"))
    shared = Q(shared_with_family_at__isnull=False) & kept_for_nobody_else(member)
    theirs = Document.objects.filter(case__child=member.child_id, moved_to=None, undone_at=None)
    return theirs.filter(sent | shared).exclude(file="")


def kept_for_nobody_else(member: FamilyMember) -> Q:
    """Papers that no mark on them keeps from this member of the family."""
    mine = Q(private_to=None) | Q(private_to=member)
    return (
        mine
        & (Q(addressed_to=None) | Q(addressed_to=member))
        & Q(internal=False, addressed_to_body="")
    )


def _went(member: FamilyMember, papers: Iterable[Document]) -> dict[int, tuple[date, ...]]:
    """Of a letter that went more than once: each day, none of them hidden."""
    gone = Message.objects.filter(to_member=member, state=Message.State.SENT)
    again = Q(document__in=papers) | Q(code=NOTICE_AGAIN.code, enclosures__in=papers)
    days: dict[int, set[date]] = {}
    for one in gone.filter(again).values("document", "enclosures", "sent_at", "code"):
        pk = one["enclosures"] if one["code"] == NOTICE_AGAIN.code else one["document"]
        if pk and one["sent_at"]:
            days.setdefault(pk, set()).add(timezone.localdate(one["sent_at"]))
    return {pk: tuple(sorted(found)) for pk, found in days.items() if len(found) > 1}
