"""What became of a setting that closed: the links of the register, followed to their end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ..models import Link, Provider

MOST_STEPS = 10
_AMALGAMATED = "Result of Amalgamation"


@dataclass(frozen=True)
class Successor:
    """A setting that came after, on which day, after how many steps. `provider`: if we hold it."""

    urn: str
    name: str
    on: date | None
    steps: int
    provider: Provider | None

    @property
    def goes_on(self) -> bool:
        """Whether it is not closed in its turn."""
        return self.provider is None or not self.provider.is_closed


def successors_of(provider: Provider) -> list[Successor]:
    """Every setting that came after this one, nearest first. A circle of links is walked once."""
    if not provider.urn:
        return []
    seen, found, last = {provider.urn}, [], [provider.urn]
    for step in range(1, MOST_STEPS + 1):
        next_ones = {urn: told for urn, told in _after(last).items() if urn not in seen}
        if not next_ones:
            break
        held = {str(one.urn): one for one in Provider.objects.filter(urn__in=next_ones)}
        for urn, (name, on) in sorted(next_ones.items()):
            known = held.get(urn)
            found.append(Successor(urn, known.name if known else name, on, step, known))
        seen |= next_ones.keys()
        last = [urn for urn in next_ones if urn not in held or held[urn].is_closed]
    return found


def _after(urns: Iterable[str]) -> dict[str, tuple[str, date | None]]:
    """What the links say came directly after any of these, told from either side."""
    forward = Q(urn__in=urns) & (Q(kind__startswith="Successor") | Q(kind=_AMALGAMATED))
    back = Q(other_urn__in=urns, kind__startswith="Predecessor")
    names: dict[str, tuple[str, date | None]] = defaultdict(lambda: ("", None))
    for link in Link.objects.filter(forward | back).order_by("pk"):
        if link.urn in urns and link.kind[:1] in "SR":
            names[link.other_urn] = (link.other_name, link.on or names[link.other_urn][1])
        else:
            names[link.urn] = (names[link.urn][0], names[link.urn][1] or link.on)
    return dict(names)
