"""A batch of letters in real workers, and what a page takes meanwhile."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.utils import timezone

from cases.access import cases_visible_to
from cases.actions import batches
from cases.actions.chronology import enter_all
from cases.jobs.batches import make_letters
from cases.jobs.running import running
from cases.letters import REQUEST_RECEIVED
from cases.models import Case, Child, FamilyMember, LetterBatch
from cases.queries.batches import standing_of
from cases.tasks import make_batch
from statutory import Kind

from .pages import Officer
from .report import say

LETTERS, ONE_BY_ONE, PAGES = 200, 30, 60
WORKERS = 2
PAGE_LIMIT = 1.5
PATIENCE = 1_200  # seconds
BIN = Path(sys.executable).parent


def measure_batch() -> None:
    """Print how fast the letters are made side by side, and the page time against idle."""
    officer = Officer()
    cases = [_a_case(officer, number) for number in range(LETTERS + ONE_BY_ONE)]
    alone = _rate_alone(_batch(officer, cases[:ONE_BY_ONE]))
    with _web() as port, _workers():
        page = _page(port, officer)
        batch = _batch(officer, cases[ONE_BY_ONE:])
        idle = [page() for _ in range(PAGES)]
        began = time.perf_counter()
        for _ in range(WORKERS):
            make_batch.delay(batch.pk)
        busy = list(_while_making(batch, page))
        rate = standing_of(batch).made / (time.perf_counter() - began)
        idle += [page() for _ in range(PAGES)]
    assert standing_of(batch).made == LETTERS, standing_of(batch)
    say(f"Letters of a batch of {LETTERS} in {WORKERS} workers", rate, unit="per s")
    say("Letters one by one", alone, unit="per s")
    say("Batch in workers against one by one", rate / alone)
    ratio = statistics.median(busy) / statistics.median(idle)
    say(f"Worklist page while a batch is made against idle ({len(busy)} pages)", ratio, PAGE_LIMIT)


def _a_case(officer: Officer, number: int) -> Case:
    child = Child.objects.create(
        forename="Measured", surname=f"Batch{number}", date_of_birth="2018-05-04"
    )
    FamilyMember.objects.create(
        child=child, name=f"Parent {number}", relation="Mother", address=f"{number} Example Road"
    )
    case = Case.objects.create(
        reference=f"BATCH-{number:05d}",
        child=child,
        source=Case.Source.PARENT,
        officer=officer.user,
        team=officer.user.team,
    )
    asked: dict[str, object] = {"kind": Kind.REQUEST_RECEIVED.value, "on": timezone.localdate()}
    enter_all(case, [asked], by=officer.user)
    return case


def _batch(officer: Officer, cases: list[Case]) -> LetterBatch:
    return batches.make(
        letter=REQUEST_RECEIVED,
        cases=[case.pk for case in cases],
        visible=cases_visible_to(officer.user),
        on=timezone.localdate(),
        by=officer.user,
    )


def _rate_alone(batch: LetterBatch) -> float:
    began = time.perf_counter()
    with running("make_batch") as run:
        make_letters(batch.pk, run)
    return standing_of(batch).made / (time.perf_counter() - began)


def _while_making(batch: LetterBatch, page) -> Iterator[float]:  # type: ignore[no-untyped-def]
    """Page times from the first letter made until the last."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        batch.refresh_from_db()
        if batch.state != LetterBatch.State.MAKING:
            return
        if standing_of(batch).made:
            yield page()
        time.sleep(0.2)  # a person reads, too


def _page(port: int, officer: Officer):  # type: ignore[no-untyped-def]
    client = Client()
    client.force_login(officer.user)
    name = settings.SESSION_COOKIE_NAME
    headers = {"Cookie": f"{name}={client.cookies[name].value}"}

    def page() -> float:
        began = time.perf_counter()
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        asked.request("GET", "/cases/", headers=headers)
        answer = asked.getresponse()
        answer.read()
        asked.close()
        assert answer.status == 200, answer.status
        return time.perf_counter() - began

    for _ in range(6):
        page()
    return page


@contextmanager
def _web() -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [str(BIN / "gunicorn"), "ehcna.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    with _process([*words, "--no-control-socket", "--log-level", "error"]):
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port


@contextmanager
def _workers() -> Iterator[None]:
    """As `script/serve worker` starts them: after the web in the queue for the processor."""
    words = ["nice", "-n", "10", str(BIN / "celery"), "--app", "ehcna", "worker"]
    with _process([*words, "--concurrency", str(WORKERS), "--loglevel", "ERROR"]):
        time.sleep(8)  # until they have started, so that idle is idle
        yield


@contextmanager
def _process(words: list[str]) -> Iterator[None]:
    started = subprocess.Popen(
        words, env=os.environ.copy(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        started.send_signal(signal.SIGTERM)
        started.wait(timeout=60)
