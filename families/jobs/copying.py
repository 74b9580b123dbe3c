"""A copy of everything is made: each list, each paper looked through for its reader, one file."""

from __future__ import annotations

import hashlib
import logging
import mimetypes
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from django.core.files import File
from django.db import transaction
from django.http import Http404
from django.utils import timezone

from accounts.models import Role, User
from cases.access import may_open
from cases.jobs.running import Run
from cases.models import Document
from cases.release import check
from cases.screens.handing_out import kept_bytes

from ..access import Sight, sights_of
from ..actions.opening import look_again
from ..models import DataCopy, Given, Part
from ..queries.copy_case import own_words, sheets_of
from ..queries.copying import held_by, is_over, may_ask, sight_of_reader
from ..queries.papers import AGAIN, papers_of, right_for
from .copy_file import CopyFile, as_page

log = logging.getLogger(__name__)
State = DataCopy.State
LEFT_BEHIND = timedelta(minutes=30)
CLOSED = "Something about your account changed. Ask for a new copy"
NOT_MADE = "We could not make it. Ask again, or ring us"
GONE = "A paper that we could not read. Ring us about it"
LIST_AGAIN = "A list that we are looking at again"


def make_copy(copy_id: int, run: Run) -> None:
    """Make a copy that was asked for, once: a second worker leaves it alone."""
    copy = _claimed(copy_id)
    if copy is None:
        return
    sight = _sight_of(copy)
    if sight is None:
        _end(copy, State.FAILED, problem=CLOSED)
        run.did("copies not made")
        return
    try:
        with tempfile.TemporaryDirectory(prefix="copy-") as aside:
            path = Path(aside) / "copy.zip"
            _keep(copy, path, held_by(sight, _fill(copy, sight, path)))
        run.did("copies")
    except Exception as error:
        log.error("copy not made", extra={"copy": copy.pk, "fault": type(error).__name__})
        _end(copy, State.FAILED, problem=NOT_MADE)
        raise


def left_behind(now: datetime) -> list[int]:
    """Copies whose worker died or could not be asked."""
    making = DataCopy.objects.filter(state=State.MAKING, asked_at__lt=now - LEFT_BEHIND)
    return list(making.order_by("pk").values_list("pk", flat=True))


def forget_old(today: date, run: Run) -> None:
    """Throw away the files of copies that opened long enough. Safe to run twice."""
    for copy in DataCopy.objects.filter(state=State.READY).exclude(file="").order_by("pk"):
        if is_over(copy, today):
            storage, name = copy.file.storage, str(copy.file.name)
            copy.file = ""
            copy.save(update_fields=["file"])
            storage.delete(name)
            run.did("files thrown away")


@transaction.atomic
def _claimed(copy_id: int) -> DataCopy | None:
    """The copy, if nobody else has it in hand."""
    rows = DataCopy.objects.select_for_update(of=("self",)).select_related("case", "member")
    copy = rows.filter(pk=copy_id, state=State.MAKING).first()
    now = timezone.now()
    if copy is None or (copy.claimed_at and copy.claimed_at > now - LEFT_BEHIND):
        return None
    copy.claimed_at = now
    copy.save(update_fields=["claimed_at"])
    return copy


def _sight_of(copy: DataCopy) -> Sight | None:
    """What its reader may see now: not what they might when it was asked for."""
    if copy.asked_by.role != Role.FAMILY:
        opens = may_open(copy.asked_by, copy.case)
        return sight_of_reader(copy.member, copy.case) if opens else None
    for sight in sights_of(copy.asked_by):
        if sight.member.pk == copy.member_id and sight.case.pk == copy.case_id:
            return sight if may_ask(sight) else None
    return None


def _fill(copy: DataCopy, sight: Sight, path: Path) -> list[int]:
    """Put everything in. The numbers of the papers that are in it."""
    file, sheets = CopyFile(path), sheets_of(sight)
    papers = papers_of(sight) if sight.may(Part.DOCUMENTS) else []
    done = _counter(copy, len(sheets) + len(papers))
    for sheet in sheets:
        if own_words(sheet) or _is_clear(as_page(sheet), sight):
            file.add_sheet(sheet)
        else:
            file.leave_out(LIST_AGAIN)
        done()
    held = []
    for paper in papers:
        held += (
            [paper.document.pk] if _add_paper(file, paper.document, sight, copy.asked_by) else []
        )
        done()
    if sight.may(Part.SAY):
        _add_given(file, sight, held)
    file.close(sight, timezone.localdate())
    return held


def _counter(copy: DataCopy, total: int) -> Callable[[], None]:
    copy.done, copy.total = 0, total
    copy.save(update_fields=["done", "total"])

    def done() -> None:
        copy.done += 1
        copy.save(update_fields=["done"])

    return done


def _is_clear(content: bytes, sight: Sight) -> bool:
    return check(content, "text/html", case=sight.case, to=sight.member).is_clear


def _add_paper(file: CopyFile, paper: Document, sight: Sight, by: User) -> bool:
    """A paper as it went out, if it may reach its reader now."""
    right = paper.pk in right_for([paper], sight)
    if not right and not look_again(paper, member=sight.member, by=by):
        file.leave_out(AGAIN)
        return False
    return _add(file, paper, "papers/paper")


def _add_given(file: CopyFile, sight: Sight, held: list[int]) -> None:
    """The files they gave us, as they gave them, but for one that turned out another child's."""
    rows = Given.objects.filter(member=sight.member, case=sight.case, upload__isnull=False)
    filed = rows.filter(upload__document__moved_to=None).exclude(upload__document=None)
    for one in filed.select_related("upload__document"):
        paper = one.upload.document if one.upload else None
        if paper is not None and paper.pk not in held:
            _add(file, paper, "given/file")


def _add(file: CopyFile, paper: Document, place: str) -> bool:
    ending = mimetypes.guess_extension(paper.media_type) or ".bin"
    try:
        content = kept_bytes(paper.file, paper.sha256)
    except Http404:
        file.leave_out(GONE)
        return False
    file.add(f"{place}-{paper.pk}{ending}", paper.title, content)
    return True


@transaction.atomic
def _keep(copy: DataCopy, path: Path, holds: dict[str, object]) -> None:
    with path.open("rb") as made:
        copy.sha256 = hashlib.file_digest(made, "sha256").hexdigest()
        made.seek(0)
        copy.file.save("copy.zip", File(made), save=False)
    copy.holds, copy.made_at = holds, timezone.now()
    _end(copy, State.READY)


def _end(copy: DataCopy, state: str, problem: str = "") -> None:
    copy.state, copy.problem = state, problem
    copy.save()
