"""How many dates of ours may be missed in the next six weeks: a range, never one number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil, floor, sqrt

from django.db.models import Count, F, Q

from accounts.models import User
from statutory import RULES, Force, Holder, weeks_after

from ..access import cases_visible_to
from ..models import Deadline

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


def forecast(user: User, today: date) -> Forecast:
    """The dates of the weeks ahead and behind, of the cases that somebody may see. One query."""
    first, last = weeks_after(today, -BACK), weeks_after(today, AHEAD)
    runs = Q(met_on=None, ended_on=None, disapplied=False)
    over = Q(due__lt=today) & (Q(met_on__isnull=False) | runs)
    told = Deadline.objects.filter(
        case__in=cases_visible_to(user), rule__in=_OURS, due__range=(first, last)
    ).aggregate(
        ahead=Count("case", filter=Q(due__gte=today, case__closed_on=None) & runs, distinct=True),
        past=Count("case", filter=over, distinct=True),
        missed=Count(
            "case", filter=Q(due__lt=today) & (Q(met_on__gt=F("due")) | runs), distinct=True
        ),
    )
    return Forecast(told["ahead"], told["past"], told["missed"])
