"""How cases like this one went: numbers without names, and none so small that it tells of a child.

What a list holds follows from its features and the month alone, never from the case it is read
beside: two members, or two days of a month, see the same numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cases.models import Entry
from cases.small_numbers import FEWEST
from statutory import Kind, years_after

from ..models import AgendaItem, Said
from .deciding import STANDING
from .features import NAMES, features_of
from .lists import list_of

YEARS = 2
NOT_YET = "Not decided yet"
_AGAINST = tuple(k.value for k in Kind if k.name.startswith(("ORDER_TO_", "AGREED_TO_")))
_UPHELD = (Kind.ORDER_TO_DISMISS_CEASE_APPEAL.value,)
_STANDING = tuple(f"outcome__{one}" for one in STANDING)
_MADE = (Kind.APPEAL_MADE.value, Kind.APPEAL_RECEIVED.value)


@dataclass(frozen=True)
class Spread:
    """How many cases went which way. `None`: too few to be shown."""

    title: str
    total: int
    cells: tuple[tuple[str, int | None], ...]

    @property
    def hides(self) -> bool:
        return any(number is None for _, number in self.cells)


@dataclass(frozen=True)
class Similar:
    """What cases are alike in, and their spreads. Without spreads: too few cases."""

    alike: tuple[tuple[str, str], ...]  # ("Age", "primary school age")
    since: date
    until: date  # the first day that is not counted
    spreads: tuple[Spread, ...]


def spread(title: str, counts: Mapping[str, int]) -> Spread | None:
    """A spread in which no small number stands, nor can be worked out from the rest (H-264).

    Nothing where the whole is small. A number that is left out takes others with it until what is
    left out together is not small either.
    """
    total = sum(counts.values())
    if total < FEWEST:
        return None
    hidden = {name for name, number in counts.items() if 0 < number < FEWEST}
    rest = sorted((n, name) for name, n in counts.items() if n >= FEWEST)
    while hidden and rest and (len(hidden) < 2 or _together(counts, hidden) < FEWEST):
        hidden.add(rest.pop(0)[1])
    cells = tuple((name, None if name in hidden else n) for name, n in counts.items())
    return Spread(title, total, cells)


def _together(counts: Mapping[str, int], hidden: set[str]) -> int:
    return sum(counts[name] for name in hidden)


def similar_to(item: AgendaItem, today: date) -> Similar:
    """How cases of the same question and the like features went, up to the end of last month."""
    until = today.replace(day=1)
    since = years_after(until, -YEARS)
    past = {one.pk: one for one in _advised(item.question, since, until)}
    told = features_of([item, *past.values()])
    alike, among = list_of(told[item.pk], {pk: told[pk] for pk in past})
    found = [past[pk] for pk in sorted(among)]
    advised = dict.fromkeys(Said.labels, 0) | Counter(
        one.recommendation.get_said_display() for one in found
    )
    decided = Counter(_decided(one, until) for one in found)
    spreads = [spread("What panels advised", advised), spread("What officers decided", decided)]
    spreads.append(_appeals(found, spreads[1], until))
    shown = tuple(one for one in spreads if one is not None)
    return Similar(tuple(zip(NAMES, alike, strict=False)), since, until, shown)


def _advised(question: str, since: date, until: date) -> list[AgendaItem]:
    """Each case once: what was advised of it last. Restricted cases are left out."""
    found = AgendaItem.objects.filter(
        question=question, on__gte=since, on__lt=until, case__restricted=False
    ).exclude(recommendation=None)
    found = found.select_related("case__child", "recommendation", *_STANDING)
    return list({one.case_id: one for one in found.order_by("on", "pk")}.values())


def _decided(item: AgendaItem, until: date) -> str:
    outcome = getattr(item, "outcome", None)
    made = outcome.stands if outcome else None
    if made is None or made.is_held or made.on >= until:
        return NOT_YET
    return "As the panel advised" if made.follows else "Otherwise than the panel advised"


def _appeals(alike: list[AgendaItem], decided: Spread | None, until: date) -> Spread | None:
    """What came of those that were decided: appealed or not, and how appeals ended."""
    done = [one for one in alike if _decided(one, until) != NOT_YET]
    waiting = len(alike) - len(done)
    if decided is None or 0 < waiting < FEWEST:
        return None  # with the number of those decided, the number of those not would be told
    entries = Entry.objects.filter(
        case__in=[one.case_id for one in done], corrected_by=None, on__lt=until
    )
    rows = entries.values_list("case", "kind", "on")
    happened: dict[int, list[tuple[str, date]]] = {}
    for case, kind, on in rows:
        if on is not None:
            happened.setdefault(case, []).append((kind, on))
    counts = Counter(
        _ended(happened.get(one.case_id, []), made.on)
        for one in done
        if (made := one.outcome.stands)
    )
    return spread("What came of the decision", counts)


def _ended(happened: list[tuple[str, date]], since: date) -> str:
    kinds = {kind for kind, on in happened if on >= since}
    if not kinds & set(_MADE):
        return "No appeal"
    if kinds & (set(_AGAINST) - set(_UPHELD)):
        return "Appeal: changed by order or agreement"
    if kinds & {Kind.APPEAL_DETERMINED.value, *_UPHELD}:
        return "Appeal: ended without a change"
    return "Appeal: under way"
