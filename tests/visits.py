"""What the running site is still answering when a browser test ends."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.signals import request_finished, request_started

LONGEST = 20
QUIET = 0.05


class Visits:
    """Requests begun and not ended, of every thread but the one that runs the tests."""

    def __init__(self) -> None:
        self._going = 0
        self._lock = threading.Lock()

    def begun(self, **_signal: Any) -> None:
        self._count(1)

    def ended(self, **_signal: Any) -> None:
        self._count(-1)

    def _count(self, step: int) -> None:
        if threading.current_thread() is not threading.main_thread():
            with self._lock:
                self._going += step

    def wait_until_answered(self) -> None:
        """Return once nothing has been going on for a moment; fail after twenty seconds."""
        until = time.monotonic() + LONGEST
        time.sleep(QUIET)
        while self._going > 0:
            assert time.monotonic() < until, "The site was still answering after the test ended"
            time.sleep(QUIET)


@contextmanager
def visits_counted() -> Iterator[Visits]:
    """Count the requests that the site takes meanwhile."""
    visits = Visits()
    request_started.connect(visits.begun)
    request_finished.connect(visits.ended)
    try:
        yield visits
    finally:
        request_started.disconnect(visits.begun)
        request_finished.disconnect(visits.ended)
