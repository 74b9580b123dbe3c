"""How many dates of ours may be missed in the next six weeks: a range, never one number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil, floor, sqrt

from django.db.models import Count, F, Q, QuerySet

from statutory import RULES, Force, Holder, weeks_after

from ..models import Case

AHEAD, BACK = 6, 26  # weeks
FEWEST = 30  # cases; a share of fewer says nothing
NINETEEN_IN_TWENTY = 1.96
_OURS = [
    rule.id for rule in RULES if rule.force is Force.LAW and rule.holder is Holder.LOCAL_AUTHORITY
]


@dataclass(frozen=True)
class Forecast:
    """What is due, what was missed lately, and from that how many may be missed."""

    due: int  # cases with a date in the weeks ahead
    past: int
    missed: int

    @property
    def is_too_few(self) -> bool:
        return self.due < FEWEST or self.past < FEWEST

    @property
    def between(self) -> tuple[int, int]:
        """The fewest and the most to expect, nineteen times in twenty."""
        share = (self.missed + 1) / (self.past + 2)
        middle = self.due * share
        spread = sqrt(middle * (1 - share) * (1 + self.due / self.past)) * NINETEEN_IN_TWENTY
        return max(0, floor(middle - spread)), min(self.due, ceil(middle + spread))


def forecast(cases: QuerySet[Case], today: date) -> Forecast:
    """The dates of the weeks ahead and behind, of these cases. One query."""
    first, last = weeks_after(today, -BACK), weeks_after(today, AHEAD)
    runs = Q(deadlines__met_on=None, deadlines__ended_on=None, deadlines__disapplied=False)
    behind, ahead = Q(deadlines__due__lt=today), Q(deadlines__due__gte=today, closed_on=None)
    late = Q(deadlines__met_on__gt=F("deadlines__due")) | runs
    dated = cases.order_by().filter(deadlines__rule__in=_OURS, deadlines__due__range=(first, last))
    told = dated.aggregate(
        ahead=Count("pk", filter=ahead & runs, distinct=True),
        past=Count(
            "pk", filter=behind & (Q(deadlines__met_on__isnull=False) | runs), distinct=True
        ),
        missed=Count("pk", filter=behind & late, distinct=True),
    )
    return Forecast(told["ahead"], told["past"], told["missed"])
