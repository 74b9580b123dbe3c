"""An extract of the register sent through the browser: kept, looked at, then handed to a job."""

from __future__ import annotations

import uuid
from datetime import date
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from cases.audit import action, noting
from cases.on_disk import on_disk
from cases.refusals import Refused

from ..models import RegisterRun
from ..register.files import NotARegister
from ..register.links import look_at_links, report_of_links, rows_in
from ..register.taking_in import look

State = RegisterRun.State
BUSY = "Another file of the register is being read in. Try again when it has ended."
LOOK_FIRST = "Say why this file is right although the check warns of it."


def keep(file: UploadedFile, *, what: str, on: date, by: User) -> RegisterRun:
    """Keep a file that was sent, under a name of ours, and look at it. Nothing is taken in yet.

    No action: it ends in one. Looking comes before it: a large file must not hold the database.
    """
    run = RegisterRun(uploaded_by=by, what=what, extracted_on=on)
    run.file.save(f"{uuid.uuid4().hex}.upload", file, save=False)
    try:
        found = _look(run)
    except NotARegister as reason:
        run.file.delete(save=False)
        raise Refused(str(reason), field="file") from reason
    return enter(run, found, by=by)


@action
def enter(run: RegisterRun, found: dict[str, Any], *, by: User) -> RegisterRun:
    """Enter a file that was looked at, with what it would do."""
    for name, value in found.items():
        setattr(run, name, value)
    run.save()
    noting(after={"file": run.pk, "what": run.what, "rows": run.rows})
    return run


@action
def start(
    run: RegisterRun, *, by: User, reason: str = "", take: frozenset[str] = frozenset()
) -> bool:
    """Mark a file as to be read in; one at a time is. False when it was already: a second press.

    A file that the check warns of needs a reason. `take`: reused URNs that are right.
    """
    run.refresh_from_db()
    if run.report.get("refusals") and not reason.strip():
        raise Refused(LOOK_FIRST, field="reason")
    run.report |= {"take": sorted(take), "even_so": reason.strip()}
    waiting = RegisterRun.objects.filter(pk=run.pk, state__in=[State.CHECKED, State.FAILED])
    try:
        with transaction.atomic():
            taken = waiting.exclude(file="").update(
                state=State.RUNNING,
                report=run.report,
                heard_from_at=timezone.now(),
                finished_at=None,
                claimed_by="",
                done=0,
            )
    except IntegrityError:
        raise Refused(BUSY) from None
    noting(after={"file": run.pk})
    return taken == 1


@action
def drop(run: RegisterRun, *, by: User) -> None:
    """Forget a file without reading it in."""
    waiting = RegisterRun.objects.filter(pk=run.pk, state__in=[State.CHECKED, State.FAILED])
    if waiting.update(state=State.DROPPED, finished_at=timezone.now(), file="") != 1:
        raise Refused("This file is being read in, or already was.")
    run.file.delete(save=False)
    noting(after={"file": run.pk})


@action
def could_not_start(run: RegisterRun, *, by: User) -> None:
    """The job could not be handed to a worker: the file waits to be carried on."""
    mine = RegisterRun.objects.filter(pk=run.pk, state=State.RUNNING, claimed_by="")
    mine.update(state=State.FAILED, finished_at=timezone.now())
    noting(after={"file": run.pk})


def _look(run: RegisterRun) -> dict[str, Any]:
    with on_disk(run.file) as path:
        return _look_at(path, run)


def _look_at(path: Path, run: RegisterRun) -> dict[str, Any]:
    if run.what == "links":
        links = look_at_links(path).outcome
        return _numbers(links) | {"rows": rows_in(links), "report": report_of_links(links)}
    looked = look(path, on=run.extracted_on)
    return _numbers(looked.outcome) | {"rows": looked.extract.counted, "report": looked.report}


def _numbers(outcome: Any) -> dict[str, int]:
    return {name: getattr(outcome, name) for name in ("added", "changed", "unchanged")}
