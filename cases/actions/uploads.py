"""take_in, pass_scan, file_upload, set_aside: a file from the moment it is sent to its place."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone

from accounts.models import User

from .. import audit
from ..audit import action
from ..models import Case, Document, IntakeItem, Upload
from ..papers import file_names, kinds
from ..papers.scanning import Scanned
from ..queries.paper_names import findings_of
from ..queries.papers import concerns_of, with_content
from ..refusals import Refused
from . import documents

State = Upload.State


@dataclass(frozen=True)
class Filing:
    """What a paper is filed as."""

    title: str
    sort: str = Document.Sort.OTHER
    received_on: date | None = None
    from_whom: str = ""
    internal: bool = False
    replaces: Document | None = None
    because: str = ""  # why it replaces another


@action
def take_in(
    *,
    name: str,
    content: File[bytes],
    by: User | None,
    case: Case | None = None,
    intake: IntakeItem | None = None,
    said: dict[str, Any] | None = None,
) -> Upload:
    """Keep a file as it came, in quarantine. What cannot be kept is told, with a way forward."""
    upload = Upload(
        case=case,
        intake=intake,
        given_name=file_names.safe_name(name),
        size=content.size or 0,
        uploaded_by=by,
        said=said or {},
    )
    _look_at(upload, content, name)
    audit.noting(
        after={"name": "", "said": sorted(said or {}), "content": f"{upload.size} bytes"}
        | {"state": str(upload.state)}
    )
    upload.save(force_insert=True)
    return upload


@action
def pass_scan(upload: Upload, *, result: Scanned) -> Upload:
    """Let a scanned file out of quarantine; or destroy it, when malware was found in it."""
    audit.noting(after={"result": result.scanner, "found": result.found})
    upload = _held(upload)
    if upload.state != State.WAITING:
        return upload  # set aside while it was scanned
    upload.scanned_at = timezone.now()
    upload.scanner = result.scanner
    upload.findings = upload.findings | result.findings
    upload.state, upload.problem = State.CLEAN, ""
    if result.problem:
        upload.state, upload.problem = State.REFUSED, result.problem
        _forget_file(upload)
    elif result.found:
        upload.state = State.INFECTED
        upload.problem = (
            f"The scanner found malware in it ({result.found[:80]}). The file was destroyed. Tell"
            " whoever sent it, and ask for it again from another computer."
        )
        _forget_file(upload)
    upload.save()
    return upload


@action
def put_on_case(upload: Upload, *, case: Case, by: User) -> Upload:
    """Give a file that came with a request its case, and look again whose names stand in it."""
    upload = _held(upload)
    if upload.case_id:
        raise Refused("This file is on a case already.")
    upload.case, upload.intake = case, None
    if upload.state == State.CLEAN and upload.file:
        with upload.file.open("rb") as stored:
            upload.findings |= findings_of(stored.read(), upload.media_type, case, by)
    if upload.state in (State.CLEAN, State.WAITING):
        _is_known(upload)
    upload.save()
    return upload


@action
def file_upload(upload: Upload, *, filing: Filing, by: User, looked: bool = False) -> Document:
    """Put a scanned file on its case as a document. Facts about it are recorded separately."""
    upload = _held(upload)
    _refuse_if_not_ready(upload)
    if not filing.title.strip():
        raise Refused("Enter a title for the document", field="title")
    if concerns_of(upload) and not looked:
        raise Refused("Tick to say that you looked at it and it belongs here", field="looked")
    with upload.file.open("rb") as stored:
        content = stored.read()
    if hashlib.sha256(content).hexdigest() != upload.sha256:
        raise Refused("The file changed while it waited, so it is not filed. Upload it again.")
    audit.noting(after={"filing": filing.sort, "looked": looked})
    document = _as_document(upload, filing, content, by)
    for one in (upload, *upload.sent_again.all()):
        one.document = document
        one.state = State.FILED if one == upload else one.state
        one.save(update_fields=["document", "state"])
    _forget_file(upload)
    upload.save(update_fields=["file"])
    return document


@action
def set_aside(upload: Upload, *, by: User, because: str = "") -> Upload:
    """Take a file off the list of what waits. It can be brought back."""
    upload = _held(upload)
    if upload.state in (State.FILED, State.SAME):
        raise Refused("This file is already on the case.")
    audit.noting(before={"state": str(upload.state)})
    upload.findings = upload.findings | {"before": str(upload.state)}
    upload.state, upload.settled_because = State.ASIDE, because.strip()[:300]
    upload.save(update_fields=["state", "settled_because", "findings"])
    return upload


@action
def bring_back(upload: Upload, *, by: User) -> Upload:
    """Put a file that was set aside back on the list of what waits."""
    if upload.state != State.ASIDE:
        raise Refused("This file was not set aside.")
    upload.state = upload.findings.get("before", State.WAITING)
    upload.save(update_fields=["state"])
    return upload


def _held(upload: Upload) -> Upload:
    """The file as it stands now, kept from others until this is done."""
    return Upload.objects.select_for_update().get(pk=upload.pk)


def _look_at(upload: Upload, content: File[bytes], name: str) -> None:
    if upload.size > settings.UPLOAD_MAX_BYTES:
        most = filesizeformat(settings.UPLOAD_MAX_BYTES)
        upload.state = State.REFUSED
        upload.problem = (
            f"It is {filesizeformat(upload.size)}; the most is {most}. Split it into smaller files,"
            " or save it with smaller pictures, and upload those."
        )
        return
    content.seek(0)
    held = content.read()
    upload.sha256 = hashlib.sha256(held).hexdigest()
    sort = kinds.sort_of(held, name)
    upload.media_type = sort.media_type
    if sort.problem:
        upload.state, upload.problem = State.REFUSED, sort.problem
        return
    upload.findings = {"note": sort.note} if sort.note else {}
    if _is_known(upload):
        return
    upload.file.save(f"{uuid.uuid4().hex}.bin", ContentFile(held), save=False)


def _is_known(upload: Upload) -> bool:
    """Link a file whose content we have already, once (H-151)."""
    if upload.case is None:
        return False
    known = with_content(upload.case, upload.sha256)
    earlier = upload.case.uploads.sent_to_us().filter(
        sha256=upload.sha256, state__in=(State.WAITING, State.CLEAN)
    )
    upload.document = known.order_by("pk").first()
    upload.same_as = None if upload.document else earlier.order_by("pk").first()
    if upload.document is None and upload.same_as is None:
        return False
    upload.state = State.SAME
    return True


def _refuse_if_not_ready(upload: Upload) -> None:
    if upload.case is None:
        raise Refused("This file is not on a case yet.")
    if upload.state in (State.FILED, State.SAME):
        raise Refused("This file was already filed.")
    if upload.state == State.WAITING:
        raise Refused("This file has not been scanned yet. It can be filed when it has.")
    if upload.state != State.CLEAN:
        raise Refused("This file cannot be filed.")


def _as_document(upload: Upload, filing: Filing, content: bytes, by: User) -> Document:
    particulars = documents.Particulars(
        sort=filing.sort,
        received_on=filing.received_on,
        from_whom=filing.from_whom.strip(),
        internal=filing.internal,
        findings=upload.findings | {"scanner": upload.scanner},
    )
    if filing.replaces is not None:
        return documents.supersede(
            filing.replaces,
            content=content,
            by=by,
            reason=filing.because,
            title=filing.title,
            media_type=upload.media_type,
            particulars=particulars,
        )
    assert upload.case is not None
    return documents.file(
        upload.case,
        title=filing.title,
        content=content,
        media_type=upload.media_type,
        by=by,
        particulars=particulars,
    )


def _forget_file(upload: Upload) -> None:
    """Take the file out of quarantine when what happened to it is certain."""
    name, storage = upload.file.name, upload.file.storage
    upload.file.name = ""
    if name:
        transaction.on_commit(lambda: storage.delete(name))
