"""What panels have to do with one case."""

from __future__ import annotations

from django.db.models import QuerySet

from cases.models import Case

from ..models import AgendaItem, Brief
from .deciding import STANDING


def listings_of(case: Case) -> QuerySet[AgendaItem]:
    """Each time the case was put to a panel, newest first, with what came of it."""
    return (
        AgendaItem.objects.filter(case=case)
        .select_related("meeting__panel", "recommendation", "note", "brief")
        .select_related(*(f"outcome__{one}" for one in STANDING))
        .prefetch_related("follow_ups__owner")
        .order_by("-on", "-pk")
    )


def briefs_of(case: Case) -> QuerySet[Brief]:
    """The briefs written for panels, newest first."""
    return Brief.objects.filter(case=case).select_related("begun_by").order_by("-pk")
