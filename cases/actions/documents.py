"""file, supersede: papers on a case. What was issued never changes."""

from __future__ import annotations

import hashlib
import mimetypes
import uuid
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.files.base import ContentFile

from accounts.models import User

from .. import audit
from ..audit import action
from ..models import Case, Document, FamilyMember
from ..refusals import Refused
from .releasing import share_with_family as share_with_family  # the door to the family

PDF = "application/pdf"
HTML = "text/html"


@dataclass(frozen=True)
class Particulars:
    """What a paper that came to us is filed as: its sort, its day, its sender."""

    sort: str = Document.Sort.OTHER
    received_on: date | None = None
    from_whom: str = ""
    internal: bool = False
    findings: dict[str, Any] = field(default_factory=dict)


@action
def file(
    case: Case,
    *,
    title: str,
    content: bytes,
    media_type: str,
    by: User | None,
    letter: str = "",
    template_version: str = "",
    snapshot: dict[str, object] | None = None,
    addressed_to: FamilyMember | None = None,
    addressed_to_body: str = "",
    particulars: Particulars | None = None,
) -> Document:
    """Put a paper on the case, with the mark (SHA-256) by which a later change would show."""
    if not title.strip():
        raise Refused("Enter a title for the document", field="title")
    if not content:
        raise Refused("The file is empty", field="file")
    # The paper itself and what it says of people stay out of the audit.
    audit.noting(after={"content": f"{len(content)} bytes", "snapshot": sorted(snapshot or {})})
    document = Document(
        case=case,
        title=title.strip(),
        media_type=media_type,
        letter=letter,
        template_version=template_version,
        snapshot=snapshot or {},
        addressed_to=addressed_to,
        addressed_to_body=addressed_to_body,
        filed_by=by,
    )
    if letter:
        document.sort = Document.Sort.LETTER
    return _keep(document, content, particulars)


@action
def supersede(
    document: Document,
    *,
    content: bytes,
    by: User,
    reason: str,
    title: str = "",
    media_type: str = "",
    particulars: Particulars | None = None,
) -> Document:
    """Put a newer paper in the place of one. The old one stays on the case as it was issued."""
    if not reason.strip():
        raise Refused("Say why the document is replaced", field="reason")
    if document.letter:
        raise Refused("A letter that was issued is not replaced. Send a new letter instead.")
    if document.moved_to_id or document.undone_at:
        raise Refused("This document is no longer in use on this case, so it is not replaced.")
    if Document.objects.filter(supersedes=document).exists():
        raise Refused("This document has already been replaced. Replace the newer one.")
    if not content:
        raise Refused("The file is empty", field="file")
    audit.noting(after={"content": f"{len(content)} bytes", "particulars": ""})
    newer = Document(
        case=document.case,
        title=title.strip() or document.title,
        sort=document.sort,
        media_type=media_type or document.media_type,
        addressed_to=document.addressed_to,
        internal=document.internal,
        private_to=document.private_to,
        supersedes=document,
        filed_by=by,
    )
    return _keep(newer, content, particulars)


def _keep(document: Document, content: bytes, particulars: Particulars | None = None) -> Document:
    if particulars is not None:
        document.sort = particulars.sort
        document.received_on = particulars.received_on
        document.from_whom = particulars.from_whom
        document.internal = particulars.internal
        document.findings = particulars.findings
    document.sha256 = hashlib.sha256(content).hexdigest()
    document.size = len(content)
    # The stored name tells nothing about anybody.
    extension = mimetypes.guess_extension(document.media_type) or ".bin"
    document.file.save(f"{uuid.uuid4().hex}{extension}", ContentFile(content), save=False)
    try:
        document.save(force_insert=True)
    except BaseException:
        document.file.delete(save=False)
        raise
    return document
