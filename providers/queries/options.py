"""Reads of the options of a case: the grid, its totals, and the comparison the law asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from cases.models import Case
from statutory.financial_years import FinancialYear

from ..costing import Comparison, Total, compare, heads_of, package_cost, total_of
from ..models import Band, Consultation, ConsultationAnswer, Cost, Option, PackageLine


@dataclass(frozen=True)
class Column:
    """One option in the grid."""

    option: Option
    costs: dict[str, Cost]
    total: Total
    lines: Sequence[PackageLine]
    package: Decimal | None
    answer: ConsultationAnswer | None
    consulted: bool

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of cost that it must have, and any other that somebody has said."""
        return tuple(dict.fromkeys((*heads_of(self.option), *self.costs)))

    @property
    def rows(self) -> list[tuple[str, str, Cost | None]]:
        """Code and words of each head, and the cost if it is known."""
        return [(head, Cost.Head(head).label, self.costs.get(head)) for head in self.heads]


@dataclass(frozen=True)
class Grid:
    """The options of a case side by side in one financial year."""

    year: str
    columns: Sequence[Column]
    left_out: Sequence[Option]
    comparisons: Sequence[Comparison]

    @property
    def preferred(self) -> Column | None:
        return next((one for one in self.columns if one.option.family_prefers), None)


def grid_of(case: Case, year: str, today: date) -> Grid:
    """Everything known of the options of a case, in six questions however many there are."""
    options = list(
        Option.objects.filter(case=case)
        .select_related("provider", "asked_by", "answered_by")
        .prefetch_related("lines")
    )
    costs = list(Cost.objects.filter(option__case=case, year=year).select_related("written_by"))
    answers = _latest_answers(case)
    consulted = set(Consultation.objects.filter(case=case).values_list("provider", flat=True))
    columns = [
        _column(option, costs, answers, consulted, today)
        for option in options
        if not option.left_out_because
    ]
    return Grid(
        year,
        columns,
        [option for option in options if option.left_out_because],
        _comparisons(columns),
    )


def years_of(case: Case, year: FinancialYear) -> list[str]:
    """The financial years to look at: the one on the page, the next, and those with costs."""
    told = Cost.objects.filter(option__case=case).order_by().values_list("year", flat=True)
    return sorted({str(year), str(year.next), *told.distinct()})


def band_for(points: int, day: date) -> Band | None:
    """The band of the council's top-up for so many points, on a day."""
    return (
        bands_on(day)
        .filter(points_from__lte=points)
        .filter(Q(points_to=None) | Q(points_to__gte=points))
        .order_by("-points_from")
        .first()
    )


def bands_on(day: date) -> QuerySet[Band]:
    """The bands that hold on a day."""
    return Band.objects.filter(from_on__lte=day).filter(Q(until_on=None) | Q(until_on__gte=day))


def _column(
    option: Option,
    costs: list[Cost],
    answers: dict[int, ConsultationAnswer],
    consulted: set[int],
    today: date,
) -> Column:
    mine = {cost.head: cost for cost in costs if cost.option_id == option.pk}
    lines = [line for line in option.lines.all() if line.removed_at is None]
    return Column(
        option=option,
        costs=mine,
        total=total_of(option, mine.values(), today),
        lines=lines,
        package=package_cost(lines),
        answer=answers.get(option.provider_id or 0),
        consulted=option.provider_id in consulted,
    )


def _comparisons(columns: Sequence[Column]) -> list[Comparison]:
    preferred = [one for one in columns if one.option.family_prefers]
    return [
        compare(mine.option, mine.total, other.option, other.total)
        for mine in preferred
        for other in columns
        if other.option.pk != mine.option.pk
    ]


def _latest_answers(case: Case) -> dict[int, ConsultationAnswer]:
    """The newest answer of each setting consulted on a case."""
    rows = ConsultationAnswer.objects.filter(consultation__case=case).order_by("pk")
    return {one.consultation.provider_id: one for one in rows.select_related("consultation")}
