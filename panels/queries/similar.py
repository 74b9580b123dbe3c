"""How cases like this one went: numbers without names, and none so small that it tells of a child.

Cases are alike that were asked the same question in the same phase of education. Which features
count is fixed here and not for a reader to choose: two lists cannot be laid side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from cases.models import Entry
from statutory import Kind, curriculum_year, years_after

from ..models import AgendaItem, Said

FEWEST = 5  # a number below this is not shown
YEARS = 2
NOT_YET = "Not decided yet"
_AGAINST = tuple(k.value for k in Kind if k.name.startswith(("ORDER_TO_", "AGREED_TO_")))
_UPHELD = (Kind.ORDER_TO_DISMISS_CEASE_APPEAL.value,)
_MADE = (Kind.APPEAL_MADE.value, Kind.APPEAL_RECEIVED.value)
_PHASES = ((0, "before school"), (7, "primary school"), (12, "secondary school"))


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

    phase: str
    since: date
    spreads: tuple[Spread, ...]


def phase_of(born: date, on: date) -> str:
    """The phase of education of somebody on a day."""
    year = curriculum_year(born, on)
    return next((words for below, words in _PHASES if year < below), "after Year 11")


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
    """How cases of the same question and phase went in the last two years."""
    phase, since = phase_of(item.case.child.date_of_birth, item.on), years_after(today, -YEARS)
    alike = [one for one in _advised(item, since) if _phase(one) == phase]
    advised = dict.fromkeys(Said.labels, 0) | Counter(
        one.recommendation.get_said_display() for one in alike
    )
    decided = Counter(_decided(one) for one in alike)
    spreads = [spread("What panels advised", advised), spread("What officers decided", decided)]
    spreads.append(_appeals(alike, spreads[1]))
    return Similar(phase, since, tuple(one for one in spreads if one is not None))


def _advised(item: AgendaItem, since: date) -> list[AgendaItem]:
    """Each case once: what was advised of it last. Restricted cases are left out."""
    found = AgendaItem.objects.filter(
        question=item.question, on__gte=since, case__restricted=False
    ).exclude(recommendation=None)
    found = found.exclude(case__child=item.case.child_id).order_by("on", "pk")
    found = found.select_related("case__child", "recommendation", "outcome__decision")
    return list({one.case_id: one for one in found}.values())


def _phase(item: AgendaItem) -> str:
    return phase_of(item.case.child.date_of_birth, item.on)


def _decided(item: AgendaItem) -> str:
    outcome = getattr(item, "outcome", None)
    if outcome is None:
        return NOT_YET
    return "As the panel advised" if outcome.follows else "Otherwise than the panel advised"


def _appeals(alike: list[AgendaItem], decided: Spread | None) -> Spread | None:
    """What came of those that were decided: appealed or not, and how appeals ended."""
    done = [one for one in alike if _decided(one) != NOT_YET]
    waiting = len(alike) - len(done)
    if decided is None or 0 < waiting < FEWEST:
        return None  # with the number of those decided, the number of those not would be told
    entries = Entry.objects.filter(case__in=[one.case_id for one in done], corrected_by=None)
    rows = entries.values_list("case", "kind", "on")
    happened: dict[int, list[tuple[str, date]]] = {}
    for case, kind, on in rows:
        if on is not None:
            happened.setdefault(case, []).append((kind, on))
    counts = Counter(_ended(happened.get(one.case_id, []), one.outcome.on) for one in done)
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
