"""What was changed of a meeting after it was planned: moved, cancelled, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from statutory import format_date

from ..models import Meeting


@dataclass(frozen=True)
class Change:
    """One change of a meeting, in words."""

    at: datetime
    by: str
    what: str


def changes(meeting: Meeting) -> list[Change]:
    """Every move and the cancelling of a meeting, the newest first."""
    rows = list(meeting.history.select_related("history_user").order_by("history_id"))
    found = []
    for before, after in pairwise(rows):
        if what := _what(before, after):
            by = after.history_user.name if after.history_user else "The system"
            found.append(Change(after.history_date, by, what))
    return found[::-1]


def _what(before: Meeting, after: Meeting) -> str:
    cancelled = Meeting.State.CANCELLED
    if after.state == cancelled and before.state != cancelled:
        return "Cancelled"
    told = [
        f"{name} from {was} to {now}"
        for name, was, now in (
            ("day", format_date(before.on), format_date(after.on)),
            ("start", f"{before.starts_at:%H:%M}", f"{after.starts_at:%H:%M}"),
            ("place", before.place or "none", after.place or "none"),
        )
        if was != now
    ]
    return f"Moved: {', '.join(told)}" if told else ""
