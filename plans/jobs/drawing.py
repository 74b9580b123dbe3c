"""The sample of a month is drawn when the month is over, by nobody."""

from __future__ import annotations

from datetime import date

from cases.jobs.running import Run
from cases.refusals import Refused

from ..actions.quality import draw
from ..queries.drawing import months_to_draw


def draw_samples(today: date, run: Run) -> None:
    """Draw every month that is over and not drawn: after an outage, more than one. Safe twice."""
    for month in months_to_draw(today):
        try:
            sample = draw(month, by=None, today=today)
        except Refused:
            run.did("drawn by somebody else")
        else:
            run.did("samples")
            run.did("plans to audit", sample.audits.count())
