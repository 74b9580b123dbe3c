"""Files in quarantine are scanned and read here, at once when they are sent or by the schedule.

Whoever changes the row has the file: two workers never scan one, and a claim that grew old is
taken over. The scanner is asked outside any transaction.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from ..actions.uploads import pass_scan
from ..models import Upload
from ..papers import scanning
from ..papers.scanning import NO_SCANNER, Scanned
from ..queries.paper_names import findings_of
from .running import Run, running

CLAIM_LASTS = timedelta(minutes=5)
MOST_AT_ONCE = 200
MOST_WAITED_FOR = 20  # files of one upload; more are left to the schedule
NO_SCANNER_WAITS = (
    "Not scanned: no scanner is configured, so it cannot be filed. Tell whoever runs the system."
)
TOO_LARGE = (
    "Not scanned: the scanner does not take a file of this size. Split it into smaller ones."
)
LATER = "Not scanned yet: {}. It is tried again each minute."


def scan_waiting(now: datetime) -> None:
    """Scan every file that waits. Leaves a `JobRun` when there was anything to do."""
    if not can_be_scanned() or not _waiting(now).exists():
        return
    with running("scan_uploads") as run:
        for pk in list(_waiting(now).values_list("pk", flat=True)[:MOST_AT_ONCE]):
            scan_one(pk, now, run)


def scan_one(pk: int, now: datetime, run: Run | None = None) -> str:
    """Scan one file, if nobody else has it in hand. What went wrong is said, and stands on it."""
    claimed = _waiting(now).filter(pk=pk).update(claimed_at=now)
    if claimed != 1:
        return ""
    upload = Upload.objects.select_related("case__child", "uploaded_by").get(pk=pk)
    problem = _scan(upload)
    if problem:
        Upload.objects.filter(pk=pk).update(problem=problem)
    Upload.objects.filter(pk=pk).update(claimed_at=None)
    if run is not None:
        run.did("scanned" if not problem else "not scanned")
        if problem:
            run.went_wrong(upload.case.reference if upload.case else f"upload {pk}", problem)
    return problem


def can_be_scanned() -> bool:
    """Whether files can leave quarantine: there is a scanner, or none is asked for."""
    return scanning.is_configured() or settings.UPLOADS_WITHOUT_SCANNER


def _waiting(now: datetime) -> QuerySet[Upload]:
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM_LASTS)
    return Upload.objects.filter(free, state=Upload.State.WAITING).order_by("pk")


def _scan(upload: Upload) -> str:
    """Scan and read a file; what stood in the way, in a sentence."""
    if not can_be_scanned():
        return NO_SCANNER_WAITS
    try:
        with upload.file.open("rb") as stored:
            content = stored.read()
        verdict = scanning.Verdict("", NO_SCANNER)
        if scanning.is_configured():
            verdict = scanning.scan(content)
    except scanning.TooLarge:
        return TOO_LARGE
    except (scanning.NotScanned, OSError) as why:
        said = str(why) if isinstance(why, scanning.NotScanned) else "The file cannot be read"
        return LATER.format(said[:1].lower() + said[1:])
    findings: dict[str, Any] = {}
    if not verdict.found:
        findings = findings_of(content, upload.media_type, upload.case, upload.uploaded_by)
    pass_scan(upload, result=Scanned(verdict.scanner, verdict.found, findings))
    return ""


def scan_now(pks: list[int]) -> None:
    """Right after they were sent, so that nobody waits for the minute. A scanner that does not
    answer is not waited for a second time."""
    for pk in pks[:MOST_WAITED_FOR]:
        if scan_one(pk, timezone.now()):
            return
