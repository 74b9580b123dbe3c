"""How often a panel met for urgent business: what is meant for the rare case must stay rare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from statutory import years_after

from ..models import Meeting

OFTEN = 25  # of a hundred meetings. A local choice: from here on the calendar says it is often


@dataclass(frozen=True)
class Urgent:
    """One panel: its meetings of the last twelve months, and how many were urgent business."""

    panel: str
    urgent: int
    meetings: int

    @property
    def share(self) -> int:
        """Of a hundred meetings, how many were urgent business."""
        return round(100 * self.urgent / self.meetings)

    @property
    def is_often(self) -> bool:
        return self.share >= OFTEN


def urgent_business(today: date) -> list[Urgent]:
    """Each panel that met for urgent business in the last twelve months. Cancelled ones are out."""
    rows = Meeting.objects.filter(on__gt=years_after(today, -1), on__lte=today)
    rows = rows.exclude(state=Meeting.State.CANCELLED).order_by()
    told = rows.values_list("panel__name").annotate(
        urgent=Count("pk", filter=~Q(urgent_because="")), meetings=Count("pk")
    )
    return [Urgent(*one) for one in told.filter(urgent__gt=0).order_by("-urgent", "panel__name")]
