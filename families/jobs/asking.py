"""Each night: requests that were begun and never sent are thrown away."""

from __future__ import annotations

from datetime import date

from cases.jobs.running import Run

from ..actions.asking import forget
from ..queries.asking import left_too_long


def forget_unsent(today: date, run: Run) -> None:
    """Throw away what nobody came back to, with its files. Safe to run twice."""
    for ask in left_too_long(today):
        forget(ask)
        run.did("thrown away")
