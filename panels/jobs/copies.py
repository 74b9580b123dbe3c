"""The members’ copies: their contents, then the pages of each case open to them, stamped."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone

from cases.on_disk import on_disk
from statutory import format_date

from ..kinds import QUESTIONS
from ..models import AgendaItem, Meeting, MemberCopy, Membership, Pack, PackPaper
from ..pack import pages
from ..pack.merging import Part, merge
from ..pack.stamping import Stamp
from ..queries.packs import given_to, taken_back
from .frozen import Frozen
from .printing import link_to

Made = tuple[Membership, list[AgendaItem], Path, int]


@dataclass(frozen=True)
class Alike:
    """Members who may read the same: their pages are put together once."""

    readers: tuple[Membership, ...]
    papers: tuple[Frozen, ...]
    left_out: tuple[int, ...]  # numbers of cases
    taken_back: tuple[PackPaper, ...]


def make_copies(
    pack: Pack, members: Iterable[Membership], papers: list[Frozen], aside: Path, total: int
) -> Iterator[Made | None]:
    """A file for each member, one after the other. None for a member to whom no case is open.

    A copy differs from those of members who may read the same in the name at its foot alone.
    Nothing of a case stands in the file of a member who may not read it.
    """
    members, late = list(members), "late paper" if pack.number > 1 else ""
    stamp = Stamp([_line(pack, one) for one in members], total=total, late=late)
    for at, alike in enumerate(_alike(pack, members, papers)):
        if not alike.papers:
            yield from (None for _ in alike.readers)
            continue
        whole = aside / f"whole-{at}.pdf"
        count = _put_together(pack, alike, whole, stamp)
        items = list({one.item.pk: one.item for one in alike.papers}.values())
        for member in alike.readers:
            path = aside / f"copy-{member.pk}.pdf"
            shutil.copyfile(whole, path)
            stamp.write(path, _line(pack, member))
            yield member, items, path, count
        whole.unlink()


def _alike(pack: Pack, members: Iterable[Membership], papers: list[Frozen]) -> list[Alike]:
    items = {one.item.pk: one.item for one in papers}
    back = list(taken_back(pack.meeting))
    groups: dict[tuple[frozenset[int], frozenset[int]], list[Membership]] = {}
    for member in members:
        open_to = given_to(member, items.values())
        may_know = given_to(member, [one.item for one in back])
        told = frozenset(one.pk for one in back if one.item_id in may_know)
        groups.setdefault((open_to, told), []).append(member)
    return [
        Alike(
            tuple(readers),
            tuple(one for one in papers if one.item.pk in open_to),
            tuple(sorted(one.number or 0 for pk, one in items.items() if pk not in open_to)),
            tuple(one for one in back if one.pk in told),
        )
        for (open_to, told), readers in groups.items()
    ]


def _put_together(pack: Pack, alike: Alike, whole: Path, stamp: Stamp) -> int:
    """The pages of a copy with nobody’s name yet: how many there are."""
    title = f"Papers: {pack.meeting.panel.name}, {format_date(pack.meeting.on)}"
    front = whole.with_suffix(".front.pdf")
    front.write_bytes(pages.contents(_contents(pack, alike, title)))
    parts = [Part(front, "Contents"), *map(_part, alike.papers)]
    return merge(parts, whole, stamp, title=title, on=timezone.now())


def _line(pack: Pack, member: Membership) -> str:
    return f"{member.user.name} - {pack.meeting.panel.name} - {format_date(pack.meeting.on)}"


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
    old = MemberCopy.objects.select_related("pack__meeting__panel", "membership__user").get(
        pk=copy_id
    )
    newer = MemberCopy.objects.filter(pack=old.pack, membership=old.membership, replaced_at=None)
    if old.replaced_at is None or newer.exists():
        return False
    rows = old.pack.papers.select_related("item__case__child", "document").order_by("order")
    with ExitStack() as held:
        aside = held.enter_context(tempfile.TemporaryDirectory(prefix="pack-"))
        papers = [
            Frozen(
                one.item, one.document, one.title, held.enter_context(on_disk(one.file)),
                one.sha256, one.pages, one.dated_on, first=one.first_page,
            )
            for one in rows
        ]  # fmt: skip
        total = max(one.first + one.pages - 1 for one in papers)
        for made in make_copies(old.pack, [old.membership], papers, Path(aside), total):
            if made is None:
                return False
            keep_copy(old.pack, *made)
    return True


def keep_copy(
    pack: Pack, member: Membership, items: list[AgendaItem], path: Path, count: int
) -> MemberCopy:
    """A member’s copy as it was made."""
    with path.open("rb") as made:
        digest = hashlib.file_digest(made, "sha256").hexdigest()
        row = MemberCopy(pack=pack, membership=member, sha256=digest, pages=count)
        made.seek(0)
        row.file.save("copy.pdf", File(made), save=True)
    row.items.set(items)
    return row


def _part(one: Frozen) -> Part:
    under = f"Case {one.item.number}: {one.item.case.reference}"
    return Part(one.path, one.title, under, one.first, _inside(one))


def _inside(one: Frozen) -> str:
    """The address that leads to a paper’s pages in the copy."""
    return link_to(one.item, one.document) if one.document else f"{_online(one)}?in=copy"


def _online(one: Frozen) -> str:
    """The address of a paper on the site."""
    return settings.SITE_URL + reverse("pack_paper", args=[one.item.pk, one.first])


def _contents(pack: Pack, alike: Alike, title: str) -> dict[str, Any]:
    cases: dict[int, dict[str, Any]] = {}
    for one in alike.papers:
        about: dict[str, Any] = {
            "number": one.item.number,
            "reference": one.item.case.reference,
            "asks": QUESTIONS[one.item.question].asks,
            "online": settings.SITE_URL + reverse("sitting_case", args=[one.item.pk]),
            "papers": [],
        }
        line = _paper(one) | {"late": pack.number > 1}
        cases.setdefault(one.item.pk, about)["papers"].append(line)
    return {
        "title": title,
        "number": pack.number,
        "panel": pack.meeting.panel.name,
        "on": pack.meeting.on,
        "cases": list(cases.values()),
        "left_out": alike.left_out,
        "taken_back": [_taken_back(one) for one in alike.taken_back],
    }


def _paper(one: Frozen) -> dict[str, Any]:
    return {
        "title": one.title,
        "on": one.dated_on,
        "first": one.first,
        "last": one.first + one.pages - 1,
        "link": _inside(one),
        "online": _online(one),
    }


def _taken_back(one: PackPaper) -> dict[str, Any]:
    return {
        "number": one.item.number,
        "title": one.title,
        "first": one.first_page,
        "because": one.withdrawn_because,
    }
