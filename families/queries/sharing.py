"""With whom we shared what and when, as one adult of the family may learn it.

Where somebody else's address is kept from the reader, a school or a service is told by what it is
and not by its name: a name could tell where they live (H-023).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone

from cases.models import Document, FamilyMember, Message
from cases.queries.shareable import may_know_childs_address
from panels.models import Pack, PackPaper
from providers.models import AdviceRequest, Consultation

from ..access import Sight

A_SETTING, A_BODY = "A school or college", "A school, college or service"
_NEVER_ASKED = (AdviceRequest.State.REUSED, AdviceRequest.State.NO_REUSE)


@dataclass(frozen=True)
class Shared:
    """One time we shared something: on which day, with whom, what, and what for."""

    on: date
    with_whom: str
    what: str
    why: str


def shared_with(sight: Sight) -> list[Shared]:
    """Everything of this case that went to others than the family, newest first."""
    names = may_know_childs_address(sight.case, sight.member)
    found = [
        *_advice(sight, names),
        *_consultations(sight, names),
        *_letters(sight, names),
        *_panels(sight),
    ]
    return sorted(found, key=lambda one: (one.on, one.with_whom, one.what), reverse=True)


def _advice(sight: Sight, names: bool) -> Iterator[Shared]:
    rows = AdviceRequest.objects.filter(case=sight.case).exclude(state__in=_NEVER_ASKED)
    for one in rows.select_related("provider").prefetch_related("papers"):
        source = one.get_source_display()
        who = f"{one.provider.name} ({source})" if names and one.provider else source
        what = _in_words(one.papers.all(), sight.member)
        yield Shared(one.sent_on, who, what or "What we asked", "We asked for advice")


def _consultations(sight: Sight, names: bool) -> Iterator[Shared]:
    rows = Consultation.objects.filter(case=sight.case)
    for one in rows.select_related("provider").prefetch_related("papers"):
        who = one.provider.name if names else A_SETTING
        what = _in_words(one.papers.all(), sight.member)
        yield Shared(one.sent_on, who, what or "What we asked", "We asked about a place")


def _letters(sight: Sight, names: bool) -> Iterator[Shared]:
    """Letters to bodies. Of ours by name; nothing that went to a person of the family."""
    ours = {" ".join(one["name"].split()) for one in settings.LETTER_BODIES.values()}
    rows = Message.objects.filter(
        case=sight.case, to_member=None, to_user=None, state=Message.State.SENT
    ).exclude(to_body="")
    rows = rows.exclude(document=None).exclude(sent_at=None)
    for one in rows.select_related("document").prefetch_related("enclosures"):
        with_it = _in_words(one.enclosures.all(), sight.member)
        what = ", ".join(filter(None, ("A letter from us", with_it)))
        who = one.to_body if names or one.to_body in ours else A_BODY
        assert one.sent_at is not None
        yield Shared(timezone.localdate(one.sent_at), who, what, "We wrote to them")


def _panels(sight: Sight) -> Iterator[Shared]:
    rows = PackPaper.objects.filter(item__case=sight.case, pack__state=Pack.State.READY)
    rows = rows.exclude(pack__ready_at=None)
    packs: dict[int, list[PackPaper]] = {}
    for one in rows.select_related("pack__meeting__panel", "document"):
        packs.setdefault(one.pack_id, []).append(one)
    for papers in packs.values():
        pack = papers[0].pack
        what = _in_words((one.document for one in papers if one.document), sight.member)
        brief = "What we wrote for the panel" if any(one.document is None for one in papers) else ""
        assert pack.ready_at is not None
        yield Shared(
            timezone.localdate(pack.ready_at),
            f"Members of {pack.meeting.panel.name}",
            ", ".join(filter(None, (brief, what))) or "Papers",
            "The panel advises us",
        )


def _in_words(papers: Iterable[Document], reader: FamilyMember) -> str:
    """What kinds of paper went: never by a title, and nothing that is kept for another person."""
    kinds = [
        one.get_sort_display()
        for one in papers
        if {one.private_to_id, one.addressed_to_id} <= {None, reader.pk}
    ]
    return ", ".join(
        f"{kind} ({kinds.count(kind)} papers)" if kinds.count(kind) > 1 else kind
        for kind in dict.fromkeys(kinds)
    )
