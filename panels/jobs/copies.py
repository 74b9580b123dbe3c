"""One member’s copy: their contents, then the pages of each case open to them, stamped."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from statutory import format_date

from ..kinds import QUESTIONS
from ..models import AgendaItem, Meeting, MemberCopy, Membership, Pack, PackPaper
from ..pack import pages
from ..pack.merging import Part, merge
from ..pack.stamping import Stamp
from ..queries.packs import may_be_given, taken_back
from .frozen import Frozen

Made = tuple[Membership, list[AgendaItem], Path, int]


def make_copy(
    pack: Pack, member: Membership, papers: list[Frozen], path: Path, total: int
) -> Made | None:
    """A member’s file at `path`. None when no case of the pack is open to them."""
    items = {one.item.pk: one.item for one in papers}
    open_to = {pk for pk, item in items.items() if may_be_given(member, item)}
    if not open_to:
        return None
    mine = [one for one in papers if one.item.pk in open_to]
    left_out = sorted(item.number or 0 for pk, item in items.items() if pk not in open_to)
    title = f"Papers: {pack.meeting.panel.name}, {format_date(pack.meeting.on)}"
    front = path.with_suffix(".front.pdf")
    front.write_bytes(pages.contents(_contents(pack, member, mine, left_out, title)))
    line = f"{member.user.name} - {pack.meeting.panel.name} - {format_date(pack.meeting.on)}"
    stamp = Stamp(line, total=total, late="late paper" if pack.number > 1 else "")
    parts = [Part(front, "Contents"), *(_part(one) for one in mine)]
    count = merge(parts, path, stamp, title=title, on=timezone.now())
    return member, [items[pk] for pk in items if pk in open_to], path, count


def closed_copies() -> list[int]:
    """The newest copy of each member and pack, where it was closed and none was made since."""
    live = MemberCopy.objects.filter(
        pack=OuterRef("pack"), membership=OuterRef("membership"), pk__gt=OuterRef("pk")
    )
    sent = (Meeting.State.CIRCULATED, Meeting.State.BEGUN)
    closed = MemberCopy.objects.filter(~Exists(live), pack__meeting__state__in=sent)
    return list(closed.exclude(replaced_at=None).order_by("pk").values_list("pk", flat=True))


def make_again(copy_id: int) -> bool:
    """Make a closed copy again, without what its member may no longer read."""
    from .packs import keep_copy

    old = MemberCopy.objects.select_related("pack__meeting__panel", "membership__user").get(
        pk=copy_id
    )
    newer = MemberCopy.objects.filter(pack=old.pack, membership=old.membership, replaced_at=None)
    if old.replaced_at is None or newer.exists():
        return False
    rows = old.pack.papers.select_related("item__case__child", "document").order_by("order")
    papers = [
        Frozen(
            one.item, one.document, one.title, Path(one.file.path), one.sha256, one.pages,
            one.dated_on, first=one.first_page,
        )
        for one in rows
    ]  # fmt: skip
    total = max(one.first + one.pages - 1 for one in papers)
    with tempfile.TemporaryDirectory(prefix="pack-") as aside:
        made = make_copy(old.pack, old.membership, papers, Path(aside) / "copy.pdf", total)
        if made is None:
            return False
        keep_copy(old.pack, *made)
    return True


def _part(one: Frozen) -> Part:
    return Part(
        one.path, one.title, f"Case {one.item.number}: {one.item.case.reference}", one.first
    )


def _contents(
    pack: Pack, member: Membership, papers: list[Frozen], left_out: list[int], title: str
) -> dict[str, Any]:
    cases: dict[int, dict[str, Any]] = {}
    for one in papers:
        about: dict[str, Any] = {
            "number": one.item.number,
            "reference": one.item.case.reference,
            "asks": QUESTIONS[one.item.question].asks,
            "papers": [],
        }
        line = _paper(one) | {"late": pack.number > 1}
        cases.setdefault(one.item.pk, about)["papers"].append(line)
    back = [one for one in taken_back(pack.meeting) if may_be_given(member, one.item)]
    return {
        "title": title,
        "number": pack.number,
        "panel": pack.meeting.panel.name,
        "on": pack.meeting.on,
        "member": member.user.name,
        "cases": list(cases.values()),
        "left_out": left_out,
        "taken_back": [_taken_back(one) for one in back],
    }


def _paper(one: Frozen) -> dict[str, Any]:
    return {
        "title": one.title,
        "on": one.dated_on,
        "first": one.first,
        "last": one.first + one.pages - 1,
        "link": settings.SITE_URL + reverse("pack_paper", args=[one.item.pk, one.first]),
    }


def _taken_back(one: PackPaper) -> dict[str, Any]:
    return {
        "number": one.item.number,
        "title": one.title,
        "first": one.first_page,
        "because": one.withdrawn_because,
    }
