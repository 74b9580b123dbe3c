"""The council's bands of top-up, each from a day on."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from accounts.models import User
from cases.audit import action
from cases.refusals import Refused
from statutory import days_after

from ..models import Band

HOME = "/costs/bands/"


@action
def add_band(
    *,
    code: str,
    name: str,
    points_from: int | None,
    points_to: int | None,
    amount: Decimal,
    from_on: date,
    source: str,
    by: User,
) -> Band:
    """Keep a band from a day on. The one of the same code that held before ends the day before."""
    code = code.strip()
    if points_from is not None and points_to is not None and points_to < points_from:
        raise Refused("It must not end below where it begins", field="points_to")
    same = Band.objects.select_for_update().filter(code=code)
    if same.filter(from_on__gte=from_on).exists():
        raise Refused("A band of this code holds from this day or later already", field="from_on")
    for older in same.filter(until_on=None):
        older.until_on = days_after(from_on, -1)
        older.save()
    return Band.objects.create(
        code=code,
        name=name.strip(),
        points_from=points_from,
        points_to=points_to,
        amount=amount,
        from_on=from_on,
        source=source.strip(),
    )
