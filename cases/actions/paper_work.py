"""move, split, join, turn, undo, bring_back: papers put right, with the originals kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from django.utils import timezone

from accounts.models import User

from .. import audit
from ..audit import action
from ..models import Case, Document, Message, Upload
from ..papers import kinds, pages
from ..queries.paper_names import findings_of
from ..refusals import Refused
from . import documents

MOVED = "A document that was moved"
TURNED, TURNED_INTO = "turned", "turned_into"  # in the findings of the new one, and of the old
_ONCE = ("note", "scanner")
_OF_THE_PAPER = ("sort", "received_on", "from_whom", "media_type", "sha256", "size", "internal")


@action
def move(document: Document, *, to: Case, why: str, by: User) -> Document:
    """Put a misfiled paper on the right case. Here a trace stays, without what it says."""
    if not why.strip():
        raise Refused("Say why the document is moved", field="why")
    document = Document.objects.select_for_update().get(pk=document.pk)
    content = _movable(document, to)
    audit.noting(after={"to": to.reference})
    there = Document(
        case=to,
        title=document.title,
        file=document.file.name,
        findings=_told_of_the_file(document) | findings_of(content, document.media_type, to, by),
        filed_by=by,
        **{name: getattr(document, name) for name in _OF_THE_PAPER},
    )
    there.save(force_insert=True)
    # What identified the paper is on the right case now, and nowhere else.
    document.title, document.from_whom, document.findings = MOVED, "", {}
    document.file.name, document.shared_with_family_at = "", None
    document.moved_to, document.moved_because = there, why.strip()
    document.moved_by, document.moved_at = by, timezone.now()
    document.save()
    for upload in Upload.objects.filter(document=document):
        upload.document, upload.case = there, to
        upload.save(update_fields=["document", "case"])
    return there


@action
def split(document: Document, *, parts: Sequence[pages.Part], by: User) -> list[Document]:
    """Make a document of each part of a PDF. The whole one stays as it came."""
    content = _whole(document)
    if len({part.title for part in parts}) < len(parts):
        raise Refused("Give each part a name of its own", field="parts")
    audit.noting(after={"parts": [list(part.pages) for part in parts]})
    return [
        _made(document.case, part.title, pages.take(content, part.pages), [document], by)
        for part in parts
    ]


@action
def join(
    documents_in_order: Sequence[Document],
    *,
    title: str,
    by: User,
    instead_of: Document | None = None,
) -> Document:
    """Make one PDF of several, in an order. Each stays as it came.

    Joined again in another order, the new one takes the place of the one with the mistake.
    """
    if len(documents_in_order) < 2:
        raise Refused("Choose at least two documents to join", field="order")
    if len({one.case_id for one in documents_in_order}) > 1:
        raise Refused("All the documents must be on this case", field="order")
    if not title.strip():
        raise Refused("Enter a title for the joined document", field="title")
    audit.noting(after={"order": [one.pk for one in documents_in_order], "title": ""})
    whole = pages.join([_whole(one) for one in documents_in_order])
    made = _made(documents_in_order[0].case, title, whole, documents_in_order, by)
    if instead_of is not None:
        _put_away(instead_of, by)
    return made


@action
def turn(document: Document, *, numbers: Sequence[int], degrees: int, by: User) -> Document:
    """Turn pages that lie upside down or on their side. The file stays as it came, folded away."""
    if document.letter:
        raise Refused("A letter that was issued stays as it was issued.")
    document = Document.objects.select_for_update().get(pk=document.pk)
    turned = pages.turn(_whole(document), numbers, degrees)
    made = _made(document.case, document.title, turned, [document], by)
    made.findings |= _told_of_the_file(document) | {TURNED: {str(n): degrees for n in numbers}}
    made.save(update_fields=["findings"])
    _stand_in_for_turned(made, by)
    return made


@action
def undo(document: Document, *, by: User) -> Document:
    """Fold away a part or a joined document that was made by mistake. The originals are there."""
    if not document.made_from.exists():
        raise Refused("Only what was split or joined here can be undone.")
    if document.shared_with_family_at:
        raise Refused("The family can see this document already, so it is not undone.")
    _put_away(document, by)
    if TURNED in document.findings:
        for source in document.made_from.all():
            _take_up(source)
    return document


@action
def bring_back(document: Document, *, by: User) -> Document:
    """Take an undone document into use again."""
    _take_up(document)
    _stand_in_for_turned(document, by)
    return document


def _stand_in_for_turned(document: Document, by: User) -> None:
    """Where pages were turned, the file as it came steps aside, unless the family has it."""
    if TURNED in document.findings:
        for source in document.made_from.filter(shared_with_family_at=None):
            source.findings |= {TURNED_INTO: document.pk}
            _put_away(source, by)


def _take_up(document: Document) -> None:
    document.findings.pop(TURNED_INTO, None)
    document.undone_at, document.undone_by = None, None
    document.save(update_fields=["undone_at", "undone_by", "findings"])


def _put_away(document: Document, by: User) -> None:
    document.undone_at, document.undone_by = timezone.now(), by
    document.save(update_fields=["undone_at", "undone_by", "findings"])


def _movable(document: Document, to: Case) -> bytes:
    """The whole file of a paper that may be moved, or why it may not."""
    if document.letter or Message.objects.filter(document=document).exists():
        raise Refused("A letter that was issued stays on the case it was written on.")
    if document.moved_to_id:
        raise Refused("This document was already moved.")
    if TURNED in document.findings:
        raise Refused(
            "Its pages were turned here. Undo that first, move the file as it came, and turn the"
            " pages there."
        )
    if to.pk == document.case_id:
        raise Refused("The document is on this case already", field="reference")
    if document.supersedes_id or Document.objects.filter(supersedes=document).exists():
        raise Refused(
            "This document replaced another one or was replaced, so it stays with it. Upload the"
            " file to the right case, and say there what it is."
        )
    return _whole_file(document)


def _whole(document: Document) -> bytes:
    if document.media_type != kinds.PDF:
        raise Refused("Only a PDF can be split, joined or turned. Save it as PDF first.")
    if document.moved_to_id or document.undone_at:
        raise Refused("This document is no longer in use on this case.")
    return _whole_file(document)


def _whole_file(document: Document) -> bytes:
    with document.file.open("rb") as stored:
        content: bytes = stored.read()
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise Refused("The file is not the one that was filed, so nothing is done with it.")
    return content


def _told_of_the_file(document: Document) -> dict[str, object]:
    """What was found when it came, and is not found by reading it again."""
    return {name: document.findings[name] for name in _ONCE if name in document.findings}


def _made(
    case: Case, title: str, content: bytes, sources: Sequence[Document], by: User
) -> Document:
    first = sources[0]
    made = documents.file(
        case,
        title=title,
        content=content,
        media_type=kinds.PDF,
        by=by,
        particulars=documents.Particulars(
            sort=first.sort,
            received_on=first.received_on,
            from_whom=first.from_whom,
            internal=any(one.internal for one in sources),
            findings=findings_of(content, kinds.PDF, case, by)
            | {"order": [one.pk for one in sources]},
        ),
    )
    made.private_to = next((one.private_to for one in sources if one.private_to_id), None)
    made.save(update_fields=["private_to"])
    made.made_from.set(sources)
    return made
