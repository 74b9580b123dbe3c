"""Which organisations sign in, and how many people for each."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from ..models import Provider
from .register import find_providers

SHOWN = 50


def organisations(words: str) -> QuerySet[Provider]:
    """Those that sign in; or, with words typed, those that the words find."""
    today = timezone.localdate()
    live = Q(memberships__ends_on=None) | Q(memberships__ends_on__gte=today)
    counted = Provider.objects.annotate(
        people=Count("memberships", filter=Q(memberships__isnull=False) & live, distinct=True),
        admins=Count("memberships", filter=Q(memberships__is_admin=True) & live, distinct=True),
    )
    if words:
        found = find_providers(words).values("pk")[:SHOWN]
        return counted.filter(pk__in=list(found.values_list("pk", flat=True)))
    return counted.filter(people__gt=0)[:SHOWN]
