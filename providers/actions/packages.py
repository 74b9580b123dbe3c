"""A package made for one child, line by line, with what it comes to a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from accounts.models import User
from cases import audit
from cases.audit import action
from cases.refusals import Refused

from ..models import Option, PackageLine, Provider
from .approvals import take_back


@dataclass(frozen=True)
class Line:
    """What is bought: so many hours or days a week for so many weeks, or once, at a rate."""

    what: str
    per: str
    how_many: Decimal
    weeks: int | None
    rate: Decimal | None = None
    source: str = ""
    dated_on: date | None = None


@action
def add_line(option: Option, *, line: Line, provider: Provider | None, by: User) -> PackageLine:
    """Add something to a package. Without a rate its price is unknown, and so is the total."""
    if option.provider_id:
        raise Refused("This option is a setting. A package is an option of its own.")
    if not line.what.strip():
        raise Refused("Say what is bought", field="what")
    if line.how_many <= 0:
        raise Refused("Enter how many", field="how_many")
    if line.per != PackageLine.Per.ONCE and not line.weeks:
        raise Refused("Enter for how many weeks a year", field="weeks")
    if line.rate is not None:
        _refuse_unfounded(line)
    audit.leaving_unsaid("line")
    option = Option.objects.select_for_update().get(pk=option.pk)
    take_back(option, "A line was added")
    return PackageLine.objects.create(
        option=option,
        provider=provider,
        what=line.what.strip(),
        per=line.per,
        how_many=line.how_many,
        weeks=None if line.per == PackageLine.Per.ONCE else line.weeks,
        rate=line.rate,
        source=line.source.strip(),
        dated_on=line.dated_on,
    )


@action
def remove_line(line: PackageLine, *, by: User) -> PackageLine:
    """Take a line out of a package. It stays in the history."""
    line = (
        PackageLine.objects.select_for_update(of=("self",)).select_related("option").get(pk=line.pk)
    )
    if line.removed_at:
        raise Refused("This line is taken out already")
    line.removed_at = timezone.now()
    line.save()
    take_back(line.option, "A line was taken out")
    return line


def _refuse_unfounded(line: Line) -> None:
    if line.rate is not None and line.rate < 0:
        raise Refused("A rate must not be less than nothing", field="rate")
    if not line.source.strip():
        raise Refused("Say where the rate comes from, for example a quote", field="source")
    if line.dated_on is None or line.dated_on > timezone.localdate():
        raise Refused("Enter the day of the rate, today or in the past", field="dated_on")
