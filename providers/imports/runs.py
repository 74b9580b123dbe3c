"""A file sent through the browser: kept, checked, then read in as a job that shows its progress."""

from __future__ import annotations

import uuid
from datetime import timedelta
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from cases.access import cases_visible_to
from cases.audit import action
from cases.refusals import Refused

from ..models import ImportRun
from .columns import Fault
from .running import Report, apply_file, check_file

State = ImportRun.State
MOST_ERRORS = 5_000  # kept with a run
SILENCE = timedelta(minutes=15)  # after which a run that says nothing has died
EVERY = 20  # rows between two signs of life


@action
def keep(file: UploadedFile, *, by: User) -> ImportRun:
    """Keep a file that was sent, under a name of ours, and check it."""
    run = ImportRun(uploaded_by=by)
    run.file.save(f"{uuid.uuid4().hex}.upload", file, save=False)
    report = _check(run)
    run.rows, run.valid = report.rows, len(report.valid)
    run.unchanged = report.effects["unchanged"]
    run.updated = report.effects["updated"]
    run.created = report.effects["created"]
    run.errors = _plain(report.faults)
    run.save()
    return run


@action
def start(run: ImportRun, *, by: User) -> ImportRun:
    """Mark a checked file as being read in. One file at a time is read in."""
    _end_the_dead()
    try:
        with transaction.atomic():
            taken = ImportRun.objects.filter(pk=run.pk, state=State.CHECKED).update(
                state=State.RUNNING, started_at=timezone.now(), heard_from_at=timezone.now(), done=0
            )
    except IntegrityError:
        other = ImportRun.objects.select_related("uploaded_by").get(state=State.RUNNING)
        started = timezone.localtime(other.started_at)
        raise Refused(
            f"Another file is being read in: {other.uploaded_by.name} started it at"
            f" {started:%H:%M}. Try again when it has ended."
        ) from None
    if taken != 1:
        raise Refused("This file was already read in, or dropped")
    run.refresh_from_db()
    return run


@action
def drop(run: ImportRun, *, by: User) -> ImportRun:
    """Forget a checked file without reading it in."""
    if run.state != State.CHECKED:
        raise Refused("This file was already read in, or dropped")
    run.state = State.DROPPED
    _forget_file(run)
    return run


def read_in(run: ImportRun) -> None:
    """Record every valid row. Called by the job; each row is a transaction of its own."""
    try:
        report = _check(run)
        apply_file(
            report,
            by=run.uploaded_by,
            visible=cases_visible_to(run.uploaded_by),
            progress=lambda done: _sign_of_life(run, done, len(report.valid)),
        )
    except Exception:
        _finish(run, State.FAILED)
        raise
    run.created, run.updated = report.effects["created"], report.effects["updated"]
    run.unchanged = report.effects["unchanged"]
    run.valid, run.errors = len(report.valid), _plain(report.faults)
    run.done = len(report.valid)
    _finish(run, State.DONE)


def _check(run: ImportRun) -> Report:
    visible = cases_visible_to(run.uploaded_by)
    return check_file(Path(run.file.path), timezone.localdate(), visible)


def _plain(faults: list[Fault]) -> list[dict[str, object]]:
    return [fault.as_dict() for fault in faults[:MOST_ERRORS]]


def _sign_of_life(run: ImportRun, done: int, of: int) -> None:
    if done % EVERY == 0:
        ImportRun.objects.filter(pk=run.pk).update(
            done=done, valid=of, heard_from_at=timezone.now()
        )


def _finish(run: ImportRun, state: str) -> None:
    run.state = state
    run.finished_at = timezone.now()
    _forget_file(run)


def _forget_file(run: ImportRun) -> None:
    """The rows are recorded or refused: the file itself is not kept."""
    if run.file:
        run.file.delete(save=False)
    run.save()


def _end_the_dead() -> None:
    ImportRun.objects.filter(
        state=State.RUNNING, heard_from_at__lt=timezone.now() - SILENCE
    ).update(state=State.FAILED, finished_at=timezone.now())
