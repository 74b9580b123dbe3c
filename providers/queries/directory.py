"""Searching the directory: what fits, the nearest or the best fit first.

What is searched lies in one index (`SEARCHED`), so a search reads that and only then the settings
that are shown. One of the modules that know which database they speak to.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import BooleanField, F, FloatField, Func, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, StrIndex

from ..distances import METRES_IN_A_MILE, Area, miles_between
from ..models import Fee, Places, Provider
from ..models.types import Mark
from ..models.words import folded

MOST = 500  # that one search finds; who finds more should say more
MOST_WORDS = 6
_STANDINGS = ("open", "coming", "closed")
_SHOWN = (
    "kind",
    "source",
    "urn",
    "name",
    "type_code",
    "type_name",
    "status",
    "standing",
    "closed_on",
    "low_age",
    "high_age",
    "sex",
    "authority_name",
    "town",
    "postcode",
    "easting",
    "northing",
    "capacity",
    "pupils",
    "needs",
    "resourced_provision",
    "section_41",
    "knowledge__provider",
    "knowledge__commissioned_places",
)
_OF_A_PLACE = (Fee.What.DAY_PLACE, Fee.What.RESIDENTIAL)
ELSEWHERE = "elsewhere"  # Wales, offshore, overseas: shown only when asked for


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for. Empty means that it does not matter."""

    words: str = ""
    group: str = ""
    needs: tuple[str, ...] = ()
    offers: tuple[Mark, ...] = ()
    age: int | None = None
    phase: str = ""
    authority: str = ""
    near: Area | None = None
    miles: int = 10
    standing: str = "open"
    vacancy: bool = False
    fee: Decimal | None = None  # pounds a year, at most
    today: date | None = None  # on which day the fee holds


@dataclass(frozen=True)
class Found:
    """One setting or service that fits, and how far it is from the middle of the area asked for."""

    provider: Provider
    miles: float | None


def search(wanted: Wanted) -> list[int]:
    """The numbers of all that fits, `MOST` and one more at most, in the order to show them.

    The nearest first; without a place open before closed, and then names that begin with the words.
    """
    found = Provider.objects.filter(_fits(wanted))
    if marks := _marks(wanted):
        found = found.annotate(carried=F("marks").bitand(marks)).filter(carried__gte=marks)
    words = folded(wanted.words)[:MOST_WORDS]
    if connection.vendor == "postgresql" and (plain := [w for w in words if w.isalnum()]):
        found = found.filter(_by_index(plain))
    for number, word in enumerate(words):
        found = found.annotate(**{f"at_{number}": StrIndex("words", Value(f" {word}"))})
        found = found.filter(**{f"at_{number}__gt": 0})
    if wanted.near:
        nearest = found.annotate(far=_squared(wanted.near)).order_by("far", "words", "pk")
        within = nearest.filter(far__lte=(wanted.miles * METRES_IN_A_MILE) ** 2)
        return list(within.values_list("pk", flat=True)[: MOST + 1])
    rows = list(
        found.order_by("-standing", "words").values_list("pk", "words", "standing")[: MOST + 1]
    )
    begins = f" {' '.join(words)}"
    first = sorted(rows, key=lambda row: (_STANDINGS.index(row[2]), not row[1].startswith(begins)))
    return [pk for pk, *_ in first]


def shown(numbers: Iterable[int], near: Area | None) -> list[Found]:
    """The settings of one page, in the order of their numbers."""
    wanted = list(numbers)
    found = Provider.objects.select_related("knowledge").only(*_SHOWN).in_bulk(wanted)
    return [Found(found[pk], _miles(found[pk], near)) for pk in wanted if pk in found]


def _by_index(words: list[str]) -> Func:
    """What has words beginning with these, asked so that PostgreSQL uses its index of words."""
    return Func(
        F("words"),
        Value(" & ".join(f"'{word}':*" for word in words)),
        template="to_tsvector('simple', %(expressions)s)",
        arg_joiner=") @@ to_tsquery('simple', ",
        output_field=BooleanField(),
    )


def _fits(wanted: Wanted) -> Q:
    fits = Q(standing=wanted.standing) if wanted.standing else Q()
    fits &= Q(group=wanted.group) if wanted.group else ~Q(group=ELSEWHERE)
    if wanted.authority:
        fits &= Q(authority_code=wanted.authority)
    if wanted.phase:
        fits &= Q(phase=wanted.phase)
    if wanted.age is not None:
        fits &= Q(low_age=None) | Q(low_age__lte=wanted.age)
        fits &= Q(high_age=None) | Q(high_age__gte=wanted.age)
    if wanted.near:
        fits &= _within(wanted.near, wanted.miles)
    return fits & _as_the_council_knows(wanted)


def _as_the_council_knows(wanted: Wanted) -> Q:
    """A place that was reported free; a yearly fee that is known. What is unknown does not fit."""
    fits = Q()
    if wanted.vacancy:
        fits &= Q(pk__in=Places.objects.filter(places__gt=F("filled")).values("provider"))
    if wanted.fee is not None:
        fees = Fee.objects.filter(per=Fee.Per.YEAR, amount__lte=wanted.fee, what__in=_OF_A_PLACE)
        fees = fees.filter(from_on__lte=wanted.today)
        known = fees.filter(Q(until_on=None) | Q(until_on__gte=wanted.today))
        fits &= Q(pk__in=known.values("provider"))
    return fits


def _marks(wanted: Wanted) -> int:
    """Every offer, and every need that is asked for."""
    return reduce(or_, [*wanted.offers, *(Mark[code] for code in wanted.needs)], Mark(0)).value


def _within(near: Area, miles: int) -> Q:
    """A square, which the index answers; the circle in it is cut by the distance itself."""
    metres = round(miles * METRES_IN_A_MILE)
    return Q(
        easting__range=(near.easting - metres, near.easting + metres),
        northing__range=(near.northing - metres, near.northing + metres),
    )


def _squared(near: Area) -> Combinable:
    """The square of the distance: what is nearer is nearer by its square too."""
    east = Cast("easting", FloatField()) - Value(float(near.easting))
    north = Cast("northing", FloatField()) - Value(float(near.northing))
    return east * east + north * north


def _miles(provider: Provider, near: Area | None) -> float | None:
    if near is None or provider.easting is None or provider.northing is None:
        return None
    place = (provider.easting, provider.northing)
    return miles_between(place, (near.easting, near.northing))
