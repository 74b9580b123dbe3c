"""What a sample is drawn from: every plan issued in a month, and the risks of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from cases.models import Deadline
from statutory import RULES, Force, Kind

from ..models import (
    AcceptedLoss,
    Need,
    Outcome,
    Override,
    Plan,
    Provision,
    Sample,
    Version,
    Wording,
)
from ..sampling import Candidate, choose, read, rule_on

FINALS = (Version.Status.FINAL, Version.Status.AMENDED_FINAL)
_SENT = {Kind.PLAN_SENT, Kind.AMENDED_PLAN_SENT, Kind.ORDER_PLAN_SENT}
_SENDING = [one.id for one in RULES if one.force is Force.LAW and _SENT & set(one.met_by)]


def issued_in(month: date) -> QuerySet[Version]:
    """The plans that went out in a month, by the system's own clock.

    The date that a plan bears does not count here: a plan dated back is drawn from as well.
    """
    gone = Version.objects.filter(frozen_at__year=month.year, frozen_at__month=month.month)
    return gone.filter(status__in=FINALS).order_by("pk")


def months_to_draw(today: date) -> list[date]:
    """Months that are over, in which plans were issued, and of which no sample is drawn."""
    gone = Version.objects.exclude(frozen_at=None).filter(status__in=FINALS).order_by()
    months = {moment.date() for moment in gone.datetimes("frozen_at", "month")}
    drawn = set(Sample.objects.values_list("month", flat=True))
    return sorted(one for one in months - drawn if one < today.replace(day=1))


def pool_of(month: date) -> list[Candidate]:
    """Every plan issued in a month with its risks, as they stood when it was issued."""
    versions = list(issued_in(month))
    overrides, losses = _overrides(versions), _losses(versions)
    late, new = _late(versions), _of_new_writers(versions, month)
    return [
        Candidate(
            one.pk,
            {
                "overrides": overrides[one.pk],
                "losses": losses[one.pk],
                "late": int(one.pk in late),
                "new_writer": int(one.plan_id in new),
            },
        )
        for one in versions
    ]


def is_as_drawn(sample: Sample, drawn: Iterable[tuple[int, str]]) -> bool:
    """Whether drawing again, from the seed and the pool that were kept, gives the same plans."""
    return choose(read(sample.pool), sample.seed, rule_on(sample.month)) == dict(drawn)


def standing_overrides(versions: Iterable[Version]) -> QuerySet[Override]:
    """What was set aside when these versions went out, and had not been taken back by then."""
    then = Q()
    for one in versions:
        not_back = Q(taken_back_at=None) | Q(taken_back_at__gt=one.frozen_at)
        then |= Q(plan=one.plan_id, at__lte=one.frozen_at) & not_back
    found = Override.objects.filter(then) if then else Override.objects.none()
    return found.select_related("by")


def _overrides(versions: list[Version]) -> Counter[int]:
    found = list(standing_overrides(versions))
    return Counter(
        version.pk
        for version in versions
        for one in found
        if one.plan_id == version.plan_id and one.at <= _moment(version)
    )


def _losses(versions: list[Version]) -> Counter[int]:
    rows = AcceptedLoss.objects.filter(version__in=versions)
    return Counter(rows.values_list("version", flat=True))


def _late(versions: list[Version]) -> set[int]:
    """Those sent after the day the law gives. A time limit that an exception lifted is not one."""
    clocks = Deadline.objects.filter(
        rule__in=_SENDING, disapplied=False, due__lt=F("met_on"), case__plan__versions__in=versions
    )
    passed = set(clocks.values_list("case__plan", "met_on"))
    return {one.pk for one in versions if (one.plan_id, one.sent_on) in passed}


def _of_new_writers(versions: list[Version], month: date) -> set[int]:
    """Plans with a writer who had no part in any plan issued before that month."""
    first = datetime(month.year, month.month, 1, tzinfo=timezone.get_default_timezone())
    before = Plan.objects.filter(versions__frozen_at__lt=first, versions__status__in=FINALS)
    wrote = _writers(Plan.objects.filter(versions__in=versions))
    known = {who for _, who in _writers(before, {who for _, who in wrote})}
    return {plan for plan, who in wrote if who not in known}


def _writers(plans: QuerySet[Plan], among: set[int] | None = None) -> set[tuple[int, int]]:
    """Who wrote in which of these plans."""
    found: set[tuple[int, int]] = set()
    for kept in (Need, Outcome, Provision, Wording):
        rows = kept.history.filter(version__plan__in=plans).exclude(history_user=None)  # type: ignore[attr-defined]
        if among is not None:
            rows = rows.filter(history_user__in=among)
        found |= set(rows.values_list("version__plan", "history_user").distinct())
    return found


def _moment(version: Version) -> datetime:
    assert version.frozen_at is not None
    return version.frozen_at
