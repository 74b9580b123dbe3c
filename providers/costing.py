"""Adding costs up without guessing: what nobody has said is unknown, and so is any sum with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from statutory import days_after

from .models import Cost, Option, PackageLine, Provider

OLD_AFTER = 90  # days: an older price is marked
SCHOOL_DAYS = 190
JOURNEYS = 2  # there and back
STRAIGHT_LINE_FACTOR = Decimal("1.3")  # a road is longer than a straight line, about so much
INDEPENDENT = frozenset({"10", "11", "32"})  # type codes: fees, no place funding
NON_MAINTAINED = frozenset({"08"})
H = Cost.Head


@dataclass(frozen=True)
class Total:
    """What an option costs in a year, or which heads nobody has said."""

    amount: Decimal | None
    unknown: tuple[str, ...]
    old: tuple[str, ...]  # heads whose price is older than 90 days
    by_payer: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def is_known(self) -> bool:
        return self.amount is not None


@dataclass(frozen=True)
class Comparison:
    """The option that the family prefers against another, before the preference may be refused.

    The law asks whether naming it would be incompatible with the efficient use of resources
    (section 39(4)(b)(ii)): that wants both whole costs. With one unknown there is no answer.
    """

    preferred: Option
    other: Option
    extra: Decimal | None
    why_not: str

    @property
    def less(self) -> Decimal | None:
        """How much less the preference costs, where it costs less."""
        return -self.extra if self.extra is not None else None


def heads_of(option: Option) -> tuple[str, ...]:
    """What must be known of an option before its whole cost is: it differs by what it is."""
    if option.provider is None:
        return (H.OTHER.value, H.TRANSPORT.value)
    if is_independent(option.provider):
        return (H.FEE.value, H.THERAPY.value, H.TRANSPORT.value)
    return tuple(one.value for one in (H.CORE, H.PLACE, H.TOP_UP, H.THERAPY, H.TRANSPORT))


def is_independent(provider: Provider) -> bool:
    """Whether a setting charges fees and has no place funding of its own."""
    return provider.type_code in INDEPENDENT or (
        provider.source == Provider.Source.LOCAL and provider.kind == Provider.Kind.SETTING
    )


def total_of(option: Option, costs: Iterable[Cost], today: date) -> Total:
    """The whole cost of an option in one year, to all public budgets together."""
    told = {cost.head: cost for cost in costs}
    wanted = dict.fromkeys((*heads_of(option), *told))
    unknown = tuple(
        H(head).label for head in wanted if told.get(head) is None or told[head].amount is None
    )
    old = tuple(H(cost.head).label for cost in told.values() if is_old(cost.dated_on, today))
    by_payer: dict[str, Decimal] = {}
    for cost in told.values():
        if cost.amount is not None:
            payer = cost.paid_by or "Not said"
            by_payer[payer] = by_payer.get(payer, Decimal(0)) + cost.amount
    amount = None if unknown else sum(by_payer.values(), Decimal(0))
    return Total(amount, unknown, old, by_payer)


def compare(preferred: Option, mine: Total, other: Option, theirs: Total) -> Comparison:
    """How much more the family's preference costs than another option, if that can be said."""
    gaps = [
        f"{option.title}: {', '.join(total.unknown).lower()}"
        for option, total in ((preferred, mine), (other, theirs))
        if total.unknown
    ]
    if mine.amount is None or theirs.amount is None:
        why = f"No answer yet. Nobody has said: {'; '.join(gaps)}. Unknown is not nothing."
        return Comparison(preferred, other, None, why)
    return Comparison(preferred, other, mine.amount - theirs.amount, "")


def is_old(day: date | None, today: date) -> bool:
    """Whether a price is too old to rest a decision on without asking again."""
    return day is not None and days_after(day, OLD_AFTER) < today


def line_cost(line: PackageLine) -> Decimal | None:
    """What one line of a package comes to in a year; None when its rate is unknown."""
    if line.rate is None:
        return None
    if line.per == PackageLine.Per.ONCE:
        return line.rate * line.how_many
    return line.rate * line.how_many * (line.weeks or 0)


def package_cost(lines: Iterable[PackageLine]) -> Decimal | None:
    """What a package comes to in a year; None if a rate is unknown, or nothing is in it."""
    sums = [line_cost(line) for line in lines]
    if not sums or any(one is None for one in sums):
        return None
    return sum((one for one in sums if one is not None), Decimal(0))


@dataclass(frozen=True)
class Journey:
    """How a child gets there and back, and what it costs a day."""

    days: int
    vehicle_a_day: Decimal
    escort_a_day: Decimal = Decimal(0)
    miles: Decimal | None = None  # one way
    a_mile: Decimal | None = None  # of a car of the family's own

    def a_day(self) -> Decimal:
        """What one day costs: vehicle, passenger assistant, and the miles there and back."""
        miles = (self.miles or Decimal(0)) * (self.a_mile or Decimal(0)) * JOURNEYS
        return self.vehicle_a_day + self.escort_a_day + miles

    def a_year(self) -> Decimal:
        """What a year of school days costs."""
        return (self.a_day() * self.days).quantize(Decimal("0.01"))

    def working(self) -> str:
        """The sum in words: "£23.00 a day x 190 days = £4,370.00"."""
        parts = [f"vehicle £{self.vehicle_a_day:,.2f}"] if self.vehicle_a_day else []
        parts += [f"passenger assistant £{self.escort_a_day:,.2f}"] if self.escort_a_day else []
        if self.miles and self.a_mile:
            parts.append(f"{self.miles} miles x £{self.a_mile:,.2f} x {JOURNEYS} journeys")
        what = " and ".join(parts) or "nothing is paid"
        return f"A day: {what}. £{self.a_day():,.2f} x {self.days} days = £{self.a_year():,.2f}"
