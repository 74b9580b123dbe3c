"""Choose the papers of a case, what must leave them, send them out, take one back."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from cases import audit as keeping
from cases.audit import action
from cases.models import Case, Document
from cases.refusals import Refused

from ..models import AgendaItem, Meeting, MemberCopy, Membership, Pack, PackPaper, Redaction
from ..queries.packs import papers_to_choose, why_not


@action
def choose(item: AgendaItem, *, papers: Collection[Document], by: User) -> AgendaItem:
    """Choose which papers of the case go with its brief. What has gone out cannot be unchosen."""
    _refuse_off_agenda(item)
    keeping.leaving_unsaid("papers")
    allowed = {one.pk for one in papers_to_choose(item.case)}
    wanted = {one.pk for one in papers}
    if wanted - allowed:
        raise Refused("One of these papers cannot be put before a panel", field="papers")
    gone = PackPaper.objects.filter(item=item).exclude(document=None)
    kept = set(gone.values_list("document", flat=True))
    for one in item.chosen.exclude(document__in=wanted | kept):
        one.delete()
    had = set(item.chosen.values_list("document", flat=True))
    for pk in sorted(wanted - had):
        item.chosen.create(document_id=pk, chosen_by=by)
    keeping.noting(after={"papers": sorted(wanted | kept)})
    return item


@action
def redact(
    item: AgendaItem, *, words: str, because: str, document: Document | None, by: User
) -> Redaction:
    """Say which words must not be readable in the members’ copies. The audit keeps no word."""
    _refuse_off_agenda(item)
    keeping.leaving_unsaid("words")
    if len(words.strip()) < 2:
        raise Refused("Write at least two letters", field="words")
    return Redaction.objects.create(
        item=item, document=document, words=words.strip(), because=because.strip(), by=by
    )


@action
def unredact(redaction: Redaction, *, by: User) -> Redaction:
    """Take an entry off the list, for packs made from now on."""
    redaction.removed_at = timezone.now()
    redaction.save(update_fields=["removed_at"])
    return redaction


@action
def circulate(meeting: Meeting, *, by: User) -> Pack:
    """Have the papers made and sent. Refused with every reason at once."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if reasons := why_not(meeting):
        raise Refused(*map(str, reasons))
    ready = meeting.packs.filter(state=Pack.State.READY)
    last = meeting.packs.aggregate(last=Max("number"))["last"] or 0
    failed = meeting.packs.filter(state=Pack.State.FAILED, number=last).first()
    if failed is not None and not ready.filter(number=last).exists():
        # What failed never went out: its number is used again.
        failed.state, failed.why_failed, failed.done = Pack.State.MAKING, "", 0
        failed.asked_by = by
        failed.save()
        return failed
    return Pack.objects.create(meeting=meeting, number=last + 1, asked_by=by)


@action
def withdraw_paper(paper: PackPaper, *, because: str, by: User) -> PackPaper:
    """Take a paper back after it went out: it stays in the pack, marked, and the next names it."""
    if paper.withdrawn_at is not None:
        raise Refused("This paper is taken back already")
    paper.withdrawn_because, paper.withdrawn_at = because.strip(), timezone.now()
    paper.save(update_fields=["withdrawn_because", "withdrawn_at"])
    return paper


@action
def close_copies(case: Case, *, item: AgendaItem, membership: Membership) -> list[int]:
    """Close a member’s copies that hold a case they must not read. The copies are made again."""
    user = membership.user_id
    rows = MemberCopy.objects.filter(membership__user=user, items=item, replaced_at=None)
    found = list(rows)
    for one in found:
        one.replaced_at = timezone.now()
        one.save(update_fields=["replaced_at"])
    return [one.pk for one in found]


def _refuse_off_agenda(item: AgendaItem) -> None:
    if item.state == AgendaItem.State.WITHDRAWN or not item.meeting.is_open:
        raise Refused("This case is not on the agenda of a meeting to come")
