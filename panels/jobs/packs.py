"""The papers of a meeting are made here: each paper once, then one file for each member.

Everything is made aside and kept in one step at the end: a worker that dies leaves nothing half
made, and the pack is made again from its beginning.
"""

from __future__ import annotations

import hashlib
import logging
import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from cases.jobs.running import Run
from cases.models import Document
from cases.pdf import PdfUnavailable

from ..models import AgendaItem, Chosen, Meeting, Membership, Pack, PackPaper
from ..queries.packs import given_to, members_on, to_send, why_not
from .copies import keep_copy, make_copies
from .frozen import Frozen, NotMade, freeze

log = logging.getLogger(__name__)
LEFT_BEHIND = timedelta(minutes=30)
NOT_MADE = "It could not be made. Try again, or tell whoever runs the system."
NOTHING_TO_READ = "No member may read any of these cases"


def make_pack(pack_id: int, run: Run) -> None:
    """Make a pack that was asked for. What stands in the way is kept with it, and it can be asked
    for again."""
    pack = Pack.objects.select_related("meeting__panel").filter(pk=pack_id).first()
    if pack is None or pack.state != Pack.State.MAKING:
        return
    try:
        with tempfile.TemporaryDirectory(prefix="pack-") as aside:
            _make(pack, Path(aside), run)
    except NotMade as reason:
        _failed(pack, "\n".join(reason.sentences))
        run.did("packs not made")
    except PdfUnavailable as reason:
        _failed(pack, reason.sentence)
        run.did("packs not made")
    except Exception as error:
        log.error("pack not made", extra={"pack": pack.pk, "fault": type(error).__name__})
        _failed(pack, NOT_MADE)
        raise


def left_behind(now: datetime) -> list[int]:
    """Packs whose worker died or could not be asked."""
    old = Pack.objects.filter(state=Pack.State.MAKING, asked_at__lt=now - LEFT_BEHIND)
    return list(old.values_list("pk", flat=True))


@transaction.atomic
def _failed(pack: Pack, why: str) -> None:
    kept = Pack.objects.select_for_update().get(pk=pack.pk)
    if kept.state != Pack.State.MAKING:
        return
    kept.state, kept.why_failed = Pack.State.FAILED, why
    kept.save(update_fields=["state", "why_failed"])


def _make(pack: Pack, aside: Path, run: Run) -> None:
    going, members = to_send(pack.meeting), list(members_on(pack.meeting))
    done = _counter(pack, sum(brief + len(chosen) for _, brief, chosen in going) + len(members))
    papers = _freeze(going, aside, done)
    total = _number(pack, papers)
    copies = []
    for copy in make_copies(pack, members, papers, aside, total):
        copies += [copy] if copy else []
        done()
    if not copies:
        raise NotMade([NOTHING_TO_READ])
    _keep(pack, papers, copies)
    run.did("papers", len(papers))
    run.did("copies", len(copies))


def _freeze(
    going: list[tuple[AgendaItem, bool, list[Chosen]]], aside: Path, done: Callable[[], None]
) -> list[Frozen]:
    """Every paper, each brief before its case’s others. Refused with every reason at once."""
    papers: list[Frozen] = []
    wrong: list[str] = []

    def frozen(item: AgendaItem, one: Document | None, among: list[Frozen]) -> list[Frozen]:
        path = aside / f"paper-{item.pk}-{one.pk if one else 'brief'}.pdf"
        try:
            return [freeze(item, one, path, among)]
        except NotMade as reason:
            wrong.extend(reason.sentences)  # the others are looked at all the same
            return []
        finally:
            done()

    for item, brief, chosen in going:
        mine = [made for one in chosen for made in frozen(item, one.document, [])]
        papers += (frozen(item, None, mine) if brief else []) + mine  # it leads to pages of those
    if wrong:
        raise NotMade(wrong)
    return papers


def _counter(pack: Pack, steps: int) -> Callable[[], None]:
    """What counts how far the work is, from its beginning."""
    pack.done, pack.steps = 0, steps
    pack.save(update_fields=["done", "steps"])

    def done() -> None:
        pack.done += 1
        pack.save(update_fields=["done"])

    return done


def _number(pack: Pack, papers: list[Frozen]) -> int:
    """Give each case and each page its number in the whole. Later packs count on."""
    before = Pack.objects.filter(meeting=pack.meeting, state=Pack.State.READY)
    page = sum(before.values_list("pages", flat=True)) + 1
    used = pack.meeting.items.exclude(number=None).values_list("number", flat=True)
    given: dict[int, int] = {}
    last = max((one or 0 for one in used), default=0)
    for paper in papers:
        if paper.item.number is None and paper.item.pk not in given:
            last += 1
            given[paper.item.pk] = last
        paper.item.number = paper.item.number or given[paper.item.pk]
        paper.first = page
        page += paper.pages
    return page - 1


Copy = tuple[Membership, list[AgendaItem], Path, int]


@transaction.atomic
def _keep(pack: Pack, papers: list[Frozen], copies: list[Copy]) -> None:
    """The pack as it went out, all of it or nothing. What changed meanwhile stops it."""
    meeting = Meeting.objects.select_for_update().get(pk=pack.meeting_id)
    kept = Pack.objects.select_for_update().get(pk=pack.pk)
    if kept.state != Pack.State.MAKING:
        return
    changed = [str(one) for one in why_not(meeting) if one.item is not None]
    if changed or not meeting.is_open:
        raise NotMade([*changed, "Something changed while the papers were made."])
    if any(len(given_to(member, items)) < len(items) for member, items, _, _ in copies):
        raise NotMade(["A member declared a conflict while the papers were made. Send them again."])
    for order, one in enumerate(papers, 1):
        _keep_paper(kept, order, one)
    for member, items, path, count in copies:
        keep_copy(kept, member, items, path, count)
    whole = "\n".join(one.sha256 for one in papers)
    kept.fingerprint = hashlib.sha256(whole.encode()).hexdigest()
    kept.pages = sum(one.pages for one in papers)
    kept.state, kept.ready_at = Pack.State.READY, timezone.now()
    kept.save()
    for item in {one.item.pk: one.item for one in papers}.values():
        late = kept.number > 1 and not item.papers.filter(pack__number__lt=kept.number).exists()
        item.is_late = item.is_late or late
        item.save(update_fields=["number", "is_late"])
    if meeting.state == Meeting.State.PLANNED:
        meeting.state = Meeting.State.CIRCULATED
        meeting.save(update_fields=["state"])


def _keep_paper(pack: Pack, order: int, one: Frozen) -> None:
    row = PackPaper(
        pack=pack,
        item=one.item,
        order=order,
        title=one.title[:200],
        document=one.document,
        content=one.content,
        dated_on=one.dated_on,
        sha256=one.sha256,
        pages=one.pages,
        first_page=one.first,
    )
    with one.path.open("rb") as made:
        row.file.save("paper.pdf", File(made), save=True)
