"""One paper of a pack on the site, as a member’s file leads to it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.utils import timezone

from statutory import format_date

from ..guards import member_on_case
from ..models import AgendaItem, Membership, PackPaper
from ..pack.merging import Part, merge
from ..pack.stamping import Stamp
from ..queries.packs import last_page


@member_on_case("paper")
def show(request: HttpRequest, item: AgendaItem, seat: Membership, first: int) -> Any:
    """The paper that begins on one page of the pack. One that was taken back says so on each."""
    paper = item.papers.filter(first_page=first).first()
    if paper is None:
        raise Http404
    part = Part(Path(paper.file.path), paper.title, first=paper.first_page)
    with tempfile.TemporaryDirectory(prefix="paper-") as aside:
        path = Path(aside) / "paper.pdf"
        line, stamp = _stamp(paper, seat)
        merge([part], path, stamp, title=paper.title, on=timezone.now())
        stamp.write(path, line)
        response = FileResponse(path.open("rb"), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="paper.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _stamp(paper: PackPaper, seat: Membership) -> tuple[str, Stamp]:
    item = paper.item
    line = f"{seat.user.name} - {item.meeting.panel.name} - {format_date(item.on)}"
    gone = paper.withdrawn_at
    back = f"TAKEN BACK on {format_date(timezone.localdate(gone))}" if gone else ""
    return line, Stamp([line], total=last_page(item.meeting), late=back)
