"""The families of populated cases, and the plans of those that have one, frozen as they went out.

What is read to be written is read in lots, so that memory stays flat however many cases there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from random import Random
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from accounts.models import Role, User
from cases.models import Case, Entry, FamilyMember
from families.models import Holding
from plans.models import Plan, Version
from statutory import Kind, days_after, years_after

from .lives import FORENAMES
from .plan_texts import STATUSES, Written, pool
from .writing import Table, next_id, settle_ids, unburdened, write

LOT = 1000  # cases read and written at a time
SIGN_IN = 0.2  # of the parents; invented, nobody publishes a figure
OURS = {"reference__startswith": "POP-"}
BURDENED = (FamilyMember, Holding, Plan, Version)
NUMBERED = (User, FamilyMember, Plan, Version)
# What went out with which status, by the fact that says so.
WENT_OUT = dict(zip((Kind.DRAFT_SERVED.value, Kind.PLAN_SENT.value), STATUSES, strict=True))
Days = dict[str, date]  # on which day a version of this status went out


def populate_plans(seed: int) -> int:
    """A parent for each populated case that has none, and its plan, if it has one. How many plans.

    By the facts that are there: the share with a plan is the one that the lives have.
    """
    with transaction.atomic():
        last = _last_with_family()
        ids: dict[type[models.Model], int] = {model: next_id(model) for model in NUMBERED}
        writer = _Writer(Random(f"{seed}:plans:{last}"), ids)
        with unburdened(BURDENED):
            for cases in _lots(last):
                writer.add(cases)
                write([table.ready() for table in writer.emptied()])
        settle_ids(NUMBERED)
    return writer.ids[Plan] - ids[Plan]


def _last_with_family() -> int:
    """The last case that has its family already; none is looked at twice."""
    known = Case.objects.filter(**OURS, child__in=FamilyMember.objects.values("child"))
    return known.aggregate(last=models.Max("pk"))["last"] or 0


def _lots(last: int) -> Iterator[list[Case]]:
    cases = Case.objects.filter(**OURS).select_related("child").order_by("pk")
    told = cases.only("officer_id", "child__surname")
    while lot := list(told.filter(pk__gt=last)[:LOT]):
        yield lot
        last = lot[-1].pk


class _Writer:
    """One lot of families and plans on the way to the database."""

    def __init__(self, chance: Random, ids: dict[type[models.Model], int]) -> None:
        self.chance, self.ids, self.now = chance, dict(ids), timezone.now()
        self.pool = pool(chance)

    def add(self, cases: Sequence[Case]) -> None:
        """The rows of so many cases."""
        made: list[models.Model] = []
        went_out = _days_of(cases)
        for case in cases:
            made += self._family(case)
            if days := went_out.get(case.pk):
                made += self._plan(case, days)
        self.made = made

    def emptied(self) -> Iterator[Table]:
        """What waits to be written, parents before children."""
        for model in (User, *BURDENED):
            columns = [one for one in model._meta.concrete_fields if not _numbers_itself(one)]
            table = Table(model, [str(one.column) for one in columns])
            names = [one.attname for one in columns]
            table.rows = [
                [getattr(row, name) for name in names] for row in self.made if type(row) is model
            ]
            yield table

    def _next(self, model: type[models.Model]) -> int:
        number = self.ids[model]
        self.ids[model] += 1
        return number

    def _family(self, case: Case) -> Iterator[models.Model]:
        name = f"{self.chance.choice(FORENAMES)} {case.child.surname}"
        member = FamilyMember(
            pk=self._next(FamilyMember), child_id=case.child_id, name=name, relation="Parent"
        )
        yield member
        if self.chance.random() < SIGN_IN:
            user = User(pk=self._next(User), name=name, role=Role.FAMILY, date_joined=self.now)
            user.email, user.password = f"parent{member.pk}@families.populated.example", "!"
            yield user
            yield Holding(user_id=user.pk, member_id=member.pk, begun_at=self.now)

    def _plan(self, case: Case, days: Days) -> Iterator[models.Model]:
        by: Any = case.officer_id  # a populated case has one
        plan = Plan(pk=self._next(Plan), case_id=case.pk, begun_by_id=by, begun_at=self.now)
        yield plan
        says, before = self.chance.choice(self.pool), None
        for number, status in enumerate((one for one in STATUSES if one in days), 1):
            version = self._version(plan, says, status, days[status])
            version.number, version.based_on_id = number, before
            before = version.pk
            yield version

    def _version(self, plan: Plan, says: Written, status: str, on: date) -> Version:
        is_final = status == Version.Status.FINAL
        until: Any = None if is_final else days_after(on, 15)
        kept: Any = says.content[status]  # JSON already, as the column takes it
        return Version(
            pk=self._next(Version),
            plan_id=plan.pk,
            status=status,
            begun_by_id=plan.begun_by_id,
            begun_at=self.now,
            content=kept,
            fingerprint=says.fingerprint,
            frozen_at=self.now,
            frozen_by_id=plan.begun_by_id,
            dated_on=on,
            review_due=years_after(on, 1) if is_final else None,
            sent_on=on,
            served_on=on,
            comment_by=until,
        )


def _numbers_itself(field: models.Field[Any, Any]) -> bool:
    """Whether the database gives the number: nothing points at these rows."""
    return field.primary_key and field.model not in NUMBERED


def _days_of(cases: Sequence[Case]) -> dict[int, Days]:
    """On which day each version of these cases went out, as their facts say."""
    found: dict[int, Days] = defaultdict(dict)
    rows = Entry.objects.filter(
        case_id__gte=cases[0].pk, case_id__lte=cases[-1].pk, kind__in=WENT_OUT
    )
    for case, kind, on in rows.order_by().values_list("case", "kind", "on"):
        if on:
            found[case][WENT_OUT[kind]] = on
    return found
