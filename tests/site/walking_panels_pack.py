"""The papers of a meeting in the world that every page is walked in."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case
from panels.models import Pack, PackPaper, Redaction
from tests.panels.a_meeting import a_meeting, a_member, a_panel, an_item
from tests.people import Cast

GUARDS_OF_PACKS = {
    "meeting_pack": "staff:run_panels",
    "pack_circulate": "staff:run_panels",
    "pack_choose": "staff:run_panels",
    "pack_redact": "staff:run_panels",
    "pack_unredact": "staff:run_panels",
    "pack_withdraw": "staff:run_panels",
    "pack_paper": "member_on_case",
}


def pack_pieces(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """A meeting with one case whose brief went out."""
    panel = a_panel(name="A panel with papers")
    a_member(panel, "chair", people.manager)
    meeting = a_meeting(panel, people.assistant, state="circulated")
    item = an_item(meeting, case, people.officer, number=1)
    entry = Redaction.objects.create(
        item=item, words="Somebody", because="Not hers", by=people.officer
    )
    pack = Pack.objects.create(
        meeting=meeting, number=1, state="ready", pages=1, asked_by=people.assistant
    )
    paper = PackPaper.objects.create(
        pack=pack,
        item=item,
        order=1,
        title="Brief",
        sha256="",
        pages=1,
        first_page=1,
        file="packs/brief.pdf",
    )
    return {
        "meeting_pack": {"pk": meeting.pk},
        "pack_circulate": {"pk": meeting.pk},
        "pack_choose": {"pk": item.pk},
        "pack_redact": {"pk": item.pk},
        "pack_unredact": {"pk": entry.pk},
        "pack_withdraw": {"pk": paper.pk},
        "pack_paper": {"pk": item.pk, "first": 1},
    }
