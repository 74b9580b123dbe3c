"""Places against due dates: whether the meetings planned are enough, and where one more is wanted.

Counts only. Nobody reads from it whose case it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from statutory import ENGLAND, CalendarRunsOut, weeks_after

from ..kinds import KINDS, PanelKind
from ..models import Meeting, Panel
from .dates import last_day
from .demand import Wanted, wanted
from .meetings import meetings

WEEKS = 8


@dataclass(frozen=True)
class Places:
    """One kind of panel: cases that need a place in the weeks ahead, and places that are free."""

    kind: PanelKind
    wanted: int
    free: int
    elsewhere: int  # cases without a place here that another kind, asked the same, has room for
    late: int  # cases that no meeting reaches in time, whatever is planned now
    short: int  # cases for which an extra meeting would come in time
    extra_on: date | None  # the last day on which it would
    panel: Panel | None  # whose meeting it would be


def places(today: date) -> list[Places]:
    """The forecast of each kind of panel that the council keeps."""
    kept: dict[str, Panel] = {}
    for panel in Panel.objects.filter(ended_on=None).order_by("-pk"):
        kept[panel.kind] = panel
    slots = _slots(today)
    asked = wanted(weeks_after(today, WEEKS), kept)
    # Each kind's own cases first; then those left over where another kind has room in time.
    left = [one for one in asked if not _take(slots[one.kind], _last_day(one))]
    elsewhere = [one for one in left if _take_elsewhere(slots, one)]
    return [
        _of(
            KINDS[code],
            kept[code],
            [one for one in asked if one.kind == code],
            [one for one in left if one.kind == code and one not in elsewhere],
            today,
            free=slots[code].free,
            elsewhere=sum(one.kind == code for one in elsewhere),
        )
        for code in KINDS
        if code in kept
    ]


@dataclass
class _Slots:
    """The meetings of one kind whose papers have still to go, and the places left on each."""

    free: int
    left: list[list[Any]]  # day, places; the earliest first


def _slots(today: date) -> dict[str, _Slots]:
    found = {code: _Slots(0, []) for code in KINDS}
    ahead = meetings().filter(state=Meeting.State.PLANNED, urgent_because="")
    for one in ahead.filter(papers_due__gte=today, panel__ended_on=None):
        room = max(one.capacity - one.taken, 0)  # type: ignore[attr-defined]
        found[one.panel.kind].free += room
        found[one.panel.kind].left.append([one.on, room])
    return found


def _take(slots: _Slots, last_day: date) -> bool:
    """Take the earliest free place that is in time, if there is one."""
    slot = next((one for one in slots.left if one[1] > 0 and one[0] <= last_day), None)
    if slot is not None:
        slot[1] -= 1
    return slot is not None


def _take_elsewhere(slots: dict[str, _Slots], one: Wanted) -> bool:
    others = [code for code, kind in KINDS.items() if one.question in kind.questions]
    return any(_take(slots[code], _last_day(one)) for code in others if code != one.kind)


def _of(
    kind: PanelKind,
    panel: Panel,
    asked: list[Wanted],
    unplaced: list[Wanted],
    today: date,
    *,
    free: int,
    elsewhere: int,
) -> Places:
    soonest = _after(today, kind.working_days.papers_before)
    days = sorted(_last_day(one) for one in unplaced)
    short = [day for day in days if day >= soonest]
    return Places(
        kind=kind,
        wanted=len(asked),
        free=free,
        elsewhere=elsewhere,
        late=len(days) - len(short),
        short=len(short),
        extra_on=_on_or_before(short[0]) if short else None,
        panel=panel,
    )


def _last_day(one: Wanted) -> date:
    return last_day(one.due, KINDS[one.kind])


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
