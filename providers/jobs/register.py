"""Reading in an extract of the register that was sent through the browser.

A worker claims the run by a conditional update and signs with its token. One that was killed falls
silent, and the file can then be read in again: it is written whole or not at all.
"""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from cases.on_disk import on_disk
from statutory import days_after

from ..models import RegisterRun
from ..register.files import NotARegister
from ..register.links import look_at_links, take_in_links
from ..register.taking_in import look, take_in

State = RegisterRun.State
SILENCE = timedelta(minutes=5)
KEPT_DAYS = 30  # a file that nobody read in


class TakenOver(Exception):
    """Another worker reads this file in now."""


def end_the_dead() -> None:
    """A run whose worker fell silent is ended, and can be carried on."""
    silent = RegisterRun.objects.filter(
        state=State.RUNNING, heard_from_at__lt=timezone.now() - SILENCE
    )
    silent.update(state=State.FAILED, finished_at=timezone.now(), claimed_by="")


def read_in(pk: int) -> RegisterRun | None:
    """Take a file in. None when another worker has it, or it has ended."""
    token = uuid.uuid4().hex
    free = Q(claimed_by="") | Q(heard_from_at__lt=timezone.now() - SILENCE)
    waiting = RegisterRun.objects.filter(free, pk=pk, state=State.RUNNING)
    if waiting.update(claimed_by=token, heard_from_at=timezone.now()) != 1:
        return None
    run = RegisterRun.objects.get(pk=pk)
    try:
        _take_in(run, token)
    except TakenOver:
        return None
    except Exception:
        _mine(run, token).update(state=State.FAILED, finished_at=timezone.now())
        raise
    run.file.delete(save=True)
    return run


def _take_in(run: RegisterRun, token: str) -> None:
    with on_disk(run.file) as path:
        _take_in_from(path, run, token)


def _take_in_from(path: Path, run: RegisterRun, token: str) -> None:
    day = run.extracted_on or timezone.localdate()
    if run.what == "links":
        links = look_at_links(path)
        with transaction.atomic():
            _sign_of_life(run, token, run.rows)
            take_in_links(links, run, day)
        return
    looked = look(
        path,
        on=day,
        take=frozenset(run.report.get("take", ())),
        progress=lambda done: _sign_of_life(run, token, done),
    )
    if looked.refusals and not run.report.get("even_so"):
        raise NotARegister("The register changed after this file was looked at. Look again.")
    with transaction.atomic():
        _sign_of_life(run, token, run.rows)
        take_in(looked, run)


def _sign_of_life(run: RegisterRun, token: str, done: int) -> None:
    if _mine(run, token).update(done=done, heard_from_at=timezone.now()) != 1:
        raise TakenOver


def _mine(run: RegisterRun, token: str) -> QuerySet[RegisterRun]:
    return RegisterRun.objects.filter(pk=run.pk, state=State.RUNNING, claimed_by=token)


def forget_old(today: date) -> int:
    """Files of the register that nobody read in are not kept for ever."""
    old = RegisterRun.objects.filter(uploaded_at__date__lt=days_after(today, -KEPT_DAYS))
    old = old.filter(state__in=[State.CHECKED, State.FAILED]).exclude(file="")
    for run in old:
        run.file.delete(save=False)
        run.state = State.DROPPED
        run.save()
    return len(old)
