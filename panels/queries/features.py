"""In what cases are alike, as far as the record has it: never who, where or when.

Which features count and in which order is fixed here and not for a reader to choose.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, Sum

from plans.models import Need
from providers.models import Cost
from providers.models.types import GROUP_WORDS
from statutory import curriculum_year

from ..kinds import QUESTIONS
from ..models import AgendaItem, BriefOption

UNKNOWN, PACKAGE = "not recorded", "A package made for one child"
_PHASES = ((0, "before school"), (7, "primary school age"), (12, "secondary school age"))
_YEARS = (
    *((0, "before school"), (3, "Reception to Year 2"), (7, "Years 3 to 6")),
    *((10, "Years 7 to 9"), (12, "Years 10 and 11")),
)
_BANDS = ((10_000, "up to £10,000 a year"), (30_000, "£10,000 to £30,000 a year"),
          (70_000, "£30,000 to £70,000 a year"))  # fmt: skip
NAMES = ("Age", "Area of need", "Setting the family asks for", "Cost of it", "Year group")
Features = tuple[str, ...]


def phase_of(born: date, on: date) -> str:
    """The phase of education of somebody on a day."""
    year = curriculum_year(born, on)
    return next((words for below, words in _PHASES if year < below), "after Year 11")


def features_of(items: Iterable[AgendaItem]) -> dict[int, Features]:
    """The features of each case on an agenda, in the order of `NAMES`. A fixed number of queries.

    What is asked for and what it costs stands apart only where the question may weigh it.
    """
    asked = list(items)
    areas, wishes = _areas(asked), _wishes(asked)
    return {one.pk: _of(one, areas, wishes) for one in asked}


def _of(item: AgendaItem, areas: dict[int, str], wishes: dict[int, tuple[str, str]]) -> Features:
    born = item.case.child.date_of_birth
    year = curriculum_year(born, item.on)
    band = next((words for below, words in _YEARS if year < below), "after Year 11")
    setting, cost = wishes.get(item.brief_id or 0, (UNKNOWN, UNKNOWN))
    return (phase_of(born, item.on), areas.get(item.case_id, UNKNOWN), setting, cost, band)


def _areas(items: list[AgendaItem]) -> dict[int, str]:
    """The first area of need of Section B, as the newest version of each plan has it."""
    cases = {one.case_id for one in items}
    rows = Need.objects.filter(version__plan__case__in=cases, section="B", removed_at=None)
    told = rows.exclude(area="").order_by("version", "-number")
    return dict(told.values_list("version__plan__case", "area"))


def _wishes(items: list[AgendaItem]) -> dict[int, tuple[str, str]]:
    """The kind of setting that the family asks for, and what that costs, by brief."""
    weighed = {i.brief_id for i in items if i.brief_id and QUESTIONS[i.question].money_counts}
    if not weighed:
        return {}
    rows = BriefOption.objects.filter(brief__in=weighed, removed_at=None)
    wanted = list(
        rows.filter(option__family_prefers=True)
        .order_by("-pk")
        .values_list("brief", "option", "option__provider__group")
    )
    costs = _costs({option for _, option, _ in wanted})
    return {
        brief: (
            GROUP_WORDS.get(group or "", "A package made for one child"),
            _band(costs.get(option)),
        )
        for brief, option, group in wanted
    }


def _costs(options: set[int]) -> dict[int, Decimal | None]:
    """What options cost in the last year they are costed for; nothing said where a part is open."""
    heads = Cost.objects.filter(option__in=options, one_off=False).order_by("year")
    years = heads.values("option", "year").annotate(
        whole=Sum("amount"), open=Count("pk", filter=Q(amount=None))
    )
    return {row["option"]: None if row["open"] else row["whole"] for row in years}


def _band(cost: Decimal | None) -> str:
    if cost is None:
        return UNKNOWN
    return next((words for most, words in _BANDS if cost <= most), "above £70,000 a year")
