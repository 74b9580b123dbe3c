"""One paper of a pack on the site, as a member’s file leads to it."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import cast

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.guards import staff
from cases.models import AccessRecord
from cases.papers.kinds import ending_of
from statutory import format_date

from ..access import cases_on
from ..guards import member_on_case
from ..jobs.printing import may_be_handed_out
from ..models import AgendaItem, MemberCopy, Membership, PackPaper
from ..pack.merging import Part, merge
from ..pack.stamping import Stamp
from ..queries.packs import last_page
from ..queries.sitting import READ
from .sitting_files import handed_out

READS_PACK = "read_pack"


@member_on_case(READ[1])
def show(request: HttpRequest, item: AgendaItem, seat: Membership, first: int) -> HttpResponse:
    """The paper that begins on one page of the pack. One that was taken back says so on each."""
    return _stamped(item.papers.filter(first_page=first), seat)


@member_on_case(READ[1])
def source(request: HttpRequest, item: AgendaItem, seat: Membership, document: int) -> HttpResponse:
    """The paper that a statement of the brief rests on, as it was sent."""
    return _stamped(item.papers.filter(document=document).order_by("-pack__number"), seat)


@member_on_case(READ[1])
def file(request: HttpRequest, item: AgendaItem, seat: Membership, document: int) -> HttpResponse:
    """The file itself of a paper that could not be printed whole; not of one taken back."""
    sent = item.papers.filter(document=document, withdrawn_at=None).select_related("document")
    paper = sent.first()
    if paper is None or paper.document is None or not may_be_handed_out(paper.document, item):
        raise Http404
    kind = paper.document.media_type
    name = f"paper-{paper.pk}{ending_of(kind)}"
    response = handed_out(paper.document.file, paper.document.sha256, name)
    response["Content-Type"] = kind
    return response


@staff(roles.RUN_PANELS)
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """A member’s file, for who runs the meeting: only where they may read every case in it."""
    rows = MemberCopy.objects.select_related("pack__meeting").prefetch_related("items__case")
    found, user = get_object_or_404(rows, pk=pk), cast(User, request.user)
    items = list(found.items.all())
    if not {one.pk for one in items} <= set(
        cases_on(user, found.pack.meeting).values_list("pk", flat=True)
    ):
        raise Http404
    for item in items:
        AccessRecord.objects.create(
            user=user, user_name=user.name, case=item.case, doing=READS_PACK
        )
    return handed_out(found.file, found.sha256, f"papers-{found.pk}.pdf")


def _stamped(found: QuerySet[PackPaper], seat: Membership) -> HttpResponse:
    """A paper with the reader’s name, as it was frozen. Altered bytes are not found."""
    paper = found.filter(pack__state="ready").first()
    if paper is None:
        raise Http404
    with tempfile.TemporaryDirectory(prefix="paper-") as aside:
        path = Path(aside) / "paper.pdf"
        line, stamp = _stamp(paper, seat)
        part = Part(_frozen(paper, path), paper.title, first=paper.first_page)
        whole = path.with_suffix(".stamped.pdf")
        merge([part], whole, stamp, title=paper.title, on=timezone.now())
        stamp.write(whole, line)
        response = HttpResponse(whole.read_bytes(), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="paper.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _frozen(paper: PackPaper, path: Path) -> Path:
    try:
        with paper.file.open("rb") as stored:
            content: bytes = stored.read()
    except FileNotFoundError:
        raise Http404 from None
    if hashlib.sha256(content).hexdigest() != paper.sha256:
        raise Http404
    path.write_bytes(content)
    return path


def _stamp(paper: PackPaper, seat: Membership) -> tuple[str, Stamp]:
    item = paper.item
    line = f"{seat.user.name} - {item.meeting.panel.name} - {format_date(item.on)}"
    gone = paper.withdrawn_at
    back = f"TAKEN BACK on {format_date(timezone.localdate(gone))}" if gone else ""
    return line, Stamp([line], total=last_page(item.meeting), late=back)
