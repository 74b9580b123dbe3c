"""The papers of a meeting in the world that every page is walked in."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from cases.models import Case
from panels.models import AgendaItem, MemberCopy, Pack, PackPaper, Redaction
from panels.pack.figures import tagged
from statutory import days_after
from tests.panels.a_meeting import a_meeting, a_member, a_panel, an_item
from tests.papers import a_pdf, filed
from tests.people import Cast
from tests.site.walking_panels_sitting import the_member

GUARDS_OF_PACKS = {
    "meeting_pack": "staff:run_panels",
    "pack_circulate": "staff:run_panels",
    "pack_choose": "staff:run_panels",
    "pack_redact": "staff:run_panels",
    "pack_unredact": "staff:run_panels",
    "pack_withdraw": "staff:run_panels",
    "pack_paper": "member_on_case",
    "pack_source": "member_on_case",
    "pack_file": "member_on_case",
    "pack_copy": "staff:run_panels",
}
NO_PAGES_OF_PACKS = {"pack_paper", "pack_source", "pack_file", "pack_copy"}  # files


def pack_pieces(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """A meeting with one case whose brief went out."""
    panel = a_panel(kind="disputes", name="A panel with papers")
    a_member(panel, "chair", people.manager)
    seat = a_member(panel, "health", the_member())
    on = days_after(today, 9)
    meeting = a_meeting(panel, people.assistant, on, state="circulated")
    item = an_item(meeting, case, people.officer, number=1)
    entry = Redaction.objects.create(
        item=item, words="Somebody", because="Not hers", by=people.officer
    )
    pack = Pack.objects.create(
        meeting=meeting, number=1, state="ready", pages=1, asked_by=people.assistant
    )
    file = tagged(a_pdf("The brief"))
    mark = hashlib.sha256(file).hexdigest()
    paper = PackPaper(
        pack=pack, item=item, order=1, title="Brief", sha256=mark, pages=1, first_page=1
    )
    paper.file.save("brief.pdf", ContentFile(file))
    copy = MemberCopy(pack=pack, membership=seat, sha256=mark, pages=1)
    copy.file.save("copy.pdf", ContentFile(file))
    copy.items.add(item)
    source = filed(case, people.officer, a_pdf("A source"))
    sent = PackPaper(
        pack=pack,
        item=item,
        order=2,
        title="A",
        sha256=mark,
        pages=1,
        first_page=2,
        document=source,
    )
    sent.file.save("source.pdf", ContentFile(file))
    whole = _sent_whole(item, people, days_after(today, 12))
    return {
        "meeting_pack": {"pk": meeting.pk},
        "pack_circulate": {"pk": meeting.pk},
        "pack_choose": {"pk": item.pk},
        "pack_redact": {"pk": item.pk},
        "pack_unredact": {"pk": entry.pk},
        "pack_withdraw": {"pk": paper.pk},
        "pack_paper": {"pk": item.pk, "first": 1},
        "pack_source": {"pk": item.pk, "document": source.pk},
        "pack_file": {"pk": whole.item_id, "document": whole.document_id},
        "pack_copy": {"pk": copy.pk},
    }


def _sent_whole(item: AgendaItem, people: Cast, on: date) -> PackPaper:
    """A paper of which nothing had to be taken out, so that its file may be had too."""
    meeting = a_meeting(item.meeting.panel, people.assistant, on, state="circulated")
    again = an_item(meeting, item.case, people.officer, number=1, brief=item.brief)
    pack = Pack.objects.create(
        meeting=meeting, number=1, state="ready", pages=1, asked_by=people.assistant
    )
    file = tagged(a_pdf("The same source"))
    paper = PackPaper(pack=pack, item=again, order=1, title="A", pages=1, first_page=1)
    paper.sha256 = hashlib.sha256(file).hexdigest()
    paper.document = filed(item.case, people.officer, a_pdf("Another source"))
    paper.file.save("whole.pdf", ContentFile(file))
    return paper
