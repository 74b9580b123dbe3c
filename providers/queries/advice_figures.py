"""How services keep to their six weeks, with small numbers kept back (H-264)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import QuerySet

from accounts.models import User
from cases.access import cases_visible_to
from cases.models import Deadline
from cases.small_numbers import FEWEST
from statutory import days_after

from ..models import AdviceRequest, Provider
from .advice import GIVES_ADVICE

A_YEAR = 365  # days looked at
PARTS = ("on_time", "late", "never", "waiting")
COUNTED = (AdviceRequest.State.ASKED, AdviceRequest.State.ANSWERED)


@dataclass(frozen=True)
class Figures:
    """One service in figures. `None` is kept back; it is not nought."""

    provider: Provider | None
    asked: int | None
    on_time: int | None
    late: int | None
    never: int | None  # late, and not in
    waiting: int | None  # not yet due
    median_days: float | None

    @property
    def cells(self) -> tuple[int | float | None, ...]:
        parts = (self.on_time, self.late, self.never, self.waiting)
        return (self.asked, *parts, self.median_days)


@dataclass(frozen=True)
class Performance:
    """All services side by side, and all together."""

    since: date
    services: Sequence[Figures]
    together: Figures

    @property
    def keeps_back(self) -> bool:
        rows = (*self.services, self.together)
        return any(cell is None for row in rows for cell in row.cells[:-1])


def performance(today: date) -> Performance:
    """How the services did with what was asked in the last year. Three queries."""
    since = days_after(today, -A_YEAR)
    counts: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(PARTS, 0))
    days: dict[int, list[int]] = defaultdict(list)
    rows = AdviceRequest.objects.filter(state__in=COUNTED, sent_on__gte=since, sent_on__lte=today)
    clocks = _clocks(rows)
    wanted = ("pk", "provider", "sent_on", "received_on", "answered_on")
    for pk, provider, sent, received, answered in rows.exclude(provider=None).values_list(*wanted):
        due, met = clocks.get(f"advice:{pk}", (None, None))
        counts[provider][_part(due, met or answered, today)] += 1
        if answered is not None:
            days[provider].append((answered - (received or sent)).days)
    names = Provider.objects.in_bulk(list(counts))
    services = [_figures(names[pk], counts[pk], days[pk]) for pk in counts]
    services.sort(key=lambda one: (one.provider.name if one.provider else "", one.asked or 0))
    every = {part: sum(one[part] for one in counts.values()) for part in PARTS}
    whole = _figures(None, every, [day for found in days.values() for day in found])
    return Performance(since, services, _without_differences(whole, services))


def requests_behind(provider: Provider, user: User, today: date) -> list[AdviceRequest]:
    """The requests behind the figures of one service: those on cases this person may open."""
    since = days_after(today, -A_YEAR)
    rows = AdviceRequest.objects.filter(
        provider=provider,
        state__in=COUNTED,
        sent_on__gte=since,
        sent_on__lte=today,
        case__in=cases_visible_to(user),
    )
    return list(rows.select_related("case__child", "provider").order_by("-sent_on", "-pk")[:200])


def _clocks(asked: QuerySet[AdviceRequest]) -> dict[str, tuple[date | None, date | None]]:
    rows = Deadline.objects.filter(rule=GIVES_ADVICE, about__startswith="advice:")
    rows = rows.filter(case__in=asked.values("case"))
    return {about: (due, met) for about, due, met in rows.values_list("about", "due", "met_on")}


def _part(due: date | None, came: date | None, today: date) -> str:
    if came is not None:
        return "late" if due is not None and came > due else "on_time"
    return "never" if due is not None and due < today else "waiting"


def _figures(provider: Provider | None, counts: dict[str, int], days: Sequence[int]) -> Figures:
    """One row. Where one part of it is small, so is what it could be worked out from."""
    shown: dict[str, int | None] = {part: _shown(counts[part]) for part in PARTS}
    asked: int | None = _shown(sum(counts.values()))
    if asked is None:
        shown = dict.fromkeys(PARTS)
    elif None in shown.values():
        asked = None
    enough = len(days) >= FEWEST
    return Figures(
        provider=provider,
        asked=asked,
        median_days=median(days) if enough else None,
        **shown,
    )


def _shown(count: int) -> int | None:
    return None if 0 < count < FEWEST else count


def _without_differences(whole: Figures, services: Iterable[Figures]) -> Figures:
    """All together, without a total from which a figure that is kept back could be worked out."""
    rows = list(services)
    kept = {
        name: None if any(getattr(row, name) is None for row in rows) else getattr(whole, name)
        for name in ("asked", *PARTS)
    }
    return Figures(provider=None, median_days=whole.median_days, **kept)
