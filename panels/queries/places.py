"""Places against due dates: whether the meetings planned are enough, and where one more is wanted.

Counts only. Nobody reads from it whose case it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from statutory import ENGLAND, CalendarRunsOut, weeks_after

from ..kinds import KINDS, PanelKind
from ..models import AgendaItem, Meeting, Panel
from .dates import running
from .meetings import meetings

WEEKS = 8
_WAITS = Q(state=AgendaItem.State.LISTED) | Q(state=AgendaItem.State.ADVISED, outcome=None)


@dataclass(frozen=True)
class Places:
    """One kind of panel: cases that need a place in the weeks ahead, and places that are free."""

    kind: PanelKind
    wanted: int
    free: int
    late: int  # cases that no meeting reaches in time, whatever is planned now
    short: int  # cases for which an extra meeting would come in time
    extra_on: date | None  # the last day on which it would
    panel: Panel | None  # whose meeting it would be


def places(today: date) -> list[Places]:
    """The forecast of each kind of panel that the council keeps."""
    kept: dict[str, Panel] = {}
    for panel in Panel.objects.filter(ended_on=None).order_by("-pk"):
        kept[panel.kind] = panel
    planned = list(meetings().filter(state=Meeting.State.PLANNED, urgent_because=""))
    return [
        _of(kind, kept[code], [one for one in planned if one.panel.kind == code], today)
        for code, kind in KINDS.items()
        if code in kept
    ]


def _of(kind: PanelKind, panel: Panel, planned: list[Meeting], today: date) -> Places:
    last_days = _last_days(kind, today)
    ahead = [one for one in planned if one.papers_due >= today]
    slots = sorted((one.on, max(one.capacity - one.taken, 0)) for one in ahead)  # type: ignore[attr-defined]
    unplaced = _without_place(last_days, slots)
    soonest = _after(today, kind.working_days.papers_before)
    short = [day for day in unplaced if day >= soonest]
    return Places(
        kind=kind,
        wanted=len(last_days),
        free=sum(places for _, places in slots),
        late=len(unplaced) - len(short),
        short=len(short),
        extra_on=_on_or_before(short[0]) if short else None,
        panel=panel,
    )


def _last_days(kind: PanelKind, today: date) -> list[date]:
    """For each case without a place, the last day of a meeting after which it is still in time."""
    until = weeks_after(today, WEEKS)
    waiting = AgendaItem.objects.filter(_WAITS, question__in=kind.questions)
    placed = set(waiting.values_list("case", flat=True))
    first: dict[int, date] = {}
    for case, _, due in running(kind.questions):
        if due <= until and case not in placed:
            first.setdefault(case, due)
    return sorted(_before(due, kind.working_days.decision_after) for due in first.values())


def _without_place(last_days: Iterable[date], slots: list[tuple[date, int]]) -> list[date]:
    """The earliest case takes the earliest free place that is in time for it."""
    left = [[on, places] for on, places in slots]
    unplaced = []
    for day in last_days:
        slot = next((one for one in left if one[1] > 0 and one[0] <= day), None)  # type: ignore[operator]
        if slot is None:
            unplaced.append(day)
        else:
            slot[1] -= 1  # type: ignore[operator]
    return unplaced


def _before(day: date, number: int) -> date:
    try:
        return ENGLAND.working_day_before(day, number)
    except CalendarRunsOut:
        return day


def _after(day: date, number: int) -> date:
    try:
        return ENGLAND.working_day_after(day, number)
    except CalendarRunsOut:
        return day


def _on_or_before(day: date) -> date:
    try:
        return day if ENGLAND.is_working_day(day) else ENGLAND.working_day_before(day, 1)
    except CalendarRunsOut:
        return day
