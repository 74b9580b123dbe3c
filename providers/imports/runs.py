"""A file sent through the browser: kept, checked, then read in. Both are jobs that show progress.

A small file is checked while its sender waits. A worker claims a run by a conditional update and
signs with its token. One that was killed falls silent; anybody who may import can then have its
sender's run carried on, and rows already recorded are left as they are.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, timedelta

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from cases.access import cases_visible_to
from cases.audit import action, noting
from cases.on_disk import on_disk
from cases.refusals import Refused
from statutory import days_after

from ..models import ImportRun
from .columns import Fault
from .running import Report, apply_file, check_file

State = ImportRun.State
MOST_ERRORS = 5_000  # kept with a run
SILENCE = timedelta(minutes=5)  # after which a run that says nothing has died
EVERY = 20  # rows between two signs of life
AT_ONCE = 100_000  # bytes of a file that is checked while its sender waits
KEPT_DAYS = 30  # a file nobody read in, and the faults of one that was
# What a worker has in hand, and what becomes of it when the worker stops before the end.
ENDED: dict[str, str] = {State.CHECKING: State.STOPPED, State.RUNNING: State.FAILED}


class TakenOver(Exception):
    """Another worker has this file in hand now."""


def keep(file: UploadedFile, *, by: User) -> ImportRun:
    """Keep a file that was sent, under a name of ours. A large one is left to `check`."""
    run = ImportRun(uploaded_by=by)
    run.file.save(f"{uuid.uuid4().hex}.upload", file, save=False)
    if (file.size or 0) > AT_ONCE:
        run.state, run.heard_from_at = State.CHECKING, timezone.now()
        return _enter(run, by=by)
    # Checked before the transaction: a file must not hold the database.
    _count(run, _check(run))
    return _enter(run, by=by)


@action
def _enter(run: ImportRun, *, by: User) -> ImportRun:
    run.save()
    noting(after={"file": run.pk, "rows": run.rows})
    return run


@action
def check_again(run: ImportRun, *, by: User) -> bool:
    """Have a file checked whose check stopped. False when it is under way already."""
    noting(after={"file": run.pk})
    stopped = ImportRun.objects.filter(pk=run.pk, state=State.STOPPED).exclude(file="")
    now = timezone.now()
    return stopped.update(state=State.CHECKING, heard_from_at=now, claimed_by="", done=0) == 1


@action
def start(run: ImportRun, *, by: User) -> bool:
    """Mark a file as to be read in; one at a time is. False when it was already: a second press.

    A run that died or was ended is carried on: what it recorded is found to be there.
    """
    end_the_dead()
    now = timezone.now()
    waiting = ImportRun.objects.filter(pk=run.pk, state__in=[State.CHECKED, State.FAILED])
    try:
        with transaction.atomic():
            taken = waiting.exclude(file="").update(
                state=State.RUNNING,
                started_at=now,
                heard_from_at=now,
                finished_at=None,
                claimed_by="",
                done=0,
            )
    except IntegrityError:
        raise Refused(said_of_running()) from None
    noting(after={"file": run.pk})
    return taken == 1


@action
def drop(run: ImportRun, *, by: User) -> None:
    """Forget a file without reading it in, or what is left of one that stopped."""
    left = [State.CHECKED, State.STOPPED, State.FAILED]
    waiting = ImportRun.objects.filter(pk=run.pk, state__in=left)
    if waiting.update(state=State.DROPPED, finished_at=timezone.now(), file="") != 1:
        raise Refused("This file is being checked or read in, or already was.")
    run.file.delete(save=False)
    noting(after={"file": run.pk})


@action
def could_not_start(run: ImportRun, *, by: User) -> None:
    """The job could not be handed to a worker: the file waits to be carried on."""
    for state, ended in ENDED.items():
        mine = ImportRun.objects.filter(pk=run.pk, state=state, claimed_by="")
        mine.update(state=ended, finished_at=timezone.now())


def said_of_running() -> str:
    """Who is reading a file in, and since when, for whoever has to wait. Empty when nobody is."""
    other = ImportRun.objects.select_related("uploaded_by").filter(state=State.RUNNING).first()
    if other is None or other.started_at is None:
        return ""
    started = timezone.localtime(other.started_at)
    return (
        f"Another file is being read in: {other.uploaded_by.name} started it at"
        f" {started:%H:%M}. Try again when it has ended."
    )


def end_the_dead() -> None:
    """A run whose worker fell silent is ended, and can be carried on."""
    for state, ended in ENDED.items():
        silent = ImportRun.objects.filter(state=state, heard_from_at__lt=timezone.now() - SILENCE)
        silent.update(state=ended, finished_at=timezone.now(), claimed_by="")


def check(pk: int) -> ImportRun | None:
    """Check every row of a run. None when another worker has it, or it has ended."""
    return _with_claim(pk, State.CHECKING, _look_through)


def read_in(pk: int) -> ImportRun | None:
    """Record every valid row of a run. None when another worker has it, or it has ended."""
    return _with_claim(pk, State.RUNNING, _record)


def _with_claim(pk: int, state: str, do: Callable[[ImportRun, str], None]) -> ImportRun | None:
    token = uuid.uuid4().hex
    free = Q(claimed_by="") | Q(heard_from_at__lt=timezone.now() - SILENCE)
    waiting = ImportRun.objects.filter(free, pk=pk, state=state)
    if waiting.update(claimed_by=token, heard_from_at=timezone.now()) != 1:
        return None
    run = ImportRun.objects.select_related("uploaded_by").get(pk=pk)
    try:
        do(run, token)
    except TakenOver:
        return None
    except Exception:
        _mine(run, token).update(state=ENDED[state], finished_at=timezone.now())
        raise
    return run


def _look_through(run: ImportRun, token: str) -> None:
    _count(run, _check(run, lambda done, of: _sign_of_life(run, token, done, of)))
    run.state, run.done, run.claimed_by = State.CHECKED, 0, ""
    names = (*_RESULT, "rows", "claimed_by")
    _mine(run, token).update(**{name: getattr(run, name) for name in names})


def _record(run: ImportRun, token: str) -> None:
    report = _check(run, lambda done, of: _stay_alive(run, token, done))
    of = len(report.valid)
    apply_file(
        report,
        by=run.uploaded_by,
        visible=cases_visible_to(run.uploaded_by),
        progress=lambda done: _sign_of_life(run, token, done, of),
    )
    _count(run, report)
    run.state, run.done, run.finished_at = State.DONE, of, timezone.now()
    values = {name: getattr(run, name) for name in _RESULT}
    if _mine(run, token).update(**values) == 1:
        run.file.delete(save=True)


_RESULT = ("state", "done", "finished_at", "valid", "created", "updated", "unchanged", "errors")


def _count(run: ImportRun, report: Report) -> None:
    run.rows = report.rows
    run.valid = len(report.valid)
    run.created, run.updated = report.effects["created"], report.effects["updated"]
    run.unchanged = report.effects["unchanged"]
    run.errors = _plain(report.faults)


def _check(run: ImportRun, progress: Callable[[int, int], None] = lambda done, of: None) -> Report:
    by = run.uploaded_by
    visible = cases_visible_to(by)
    with on_disk(run.file) as path:
        return check_file(path, timezone.localdate(), visible, by=by, progress=progress)


def _plain(faults: list[Fault]) -> list[dict[str, object]]:
    kept = [fault.as_dict() for fault in faults[:MOST_ERRORS]]
    more = len(faults) - len(kept)
    if more:
        words = f"{more:,} more faults follow from here. Mend those above and send the file again."
        kept.append(Fault(faults[MOST_ERRORS].row, "", words).as_dict())
    return kept


def _mine(run: ImportRun, token: str) -> QuerySet[ImportRun]:
    return ImportRun.objects.filter(pk=run.pk, state__in=ENDED, claimed_by=token)


def _stay_alive(run: ImportRun, token: str, done: int) -> None:
    """The rows are looked at once more before the first is recorded: no progress to show yet."""
    if done % EVERY == 0:
        _mine(run, token).update(heard_from_at=timezone.now())


def _sign_of_life(run: ImportRun, token: str, done: int, of: int) -> None:
    if done % EVERY == 0:
        alive = _mine(run, token).update(done=done, valid=of, heard_from_at=timezone.now())
        if alive != 1:
            raise TakenOver


def forget_old(today: date) -> int:
    """Nobody needs them any more: old files that were never read in, and old lists of faults."""
    end_the_dead()
    old = ImportRun.objects.filter(uploaded_at__date__lt=days_after(today, -KEPT_DAYS))
    old = old.exclude(state__in=ENDED).exclude(file="", errors=[])
    for run in old:
        run.file.delete(save=False)
        run.errors = []
        run.state = State.DONE if run.state == State.DONE else State.DROPPED
        run.save()
    return len(old)
