"""What stands in one section, as it is shown to whoever writes it: a card for every line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from ..models import Need, Outcome, Provision, Source, Version, Wording
from ..places import NEEDS, PROVISION, Place, places_of
from .disagreeing import disagreements

Item = Need | Outcome | Provision
KINDS: dict[str, type[Item]] = {"need": Need, "outcome": Outcome, "provision": Provision}
FIELDS = (
    ("what", "What"),
    ("who", "Who"),
    ("expertise", "Training or experience"),
    ("ratio", "Adults to children"),
    ("duration", "How long each time"),
    ("frequency", "How often"),
    ("setting", "Where"),
    ("start", "From when"),
    ("end", "Until"),
    ("monitored_by", "Who checks"),
)


@dataclass(frozen=True)
class Card:
    """One line, what is joined to it, what it rests on, and what does not agree in it."""

    line: Item
    kind: str
    fields: tuple[tuple[str, Any], ...]
    needs: tuple[Item, ...]
    outcomes: tuple[Item, ...]
    provision: tuple[Item, ...]
    sources: tuple[Source, ...]
    notices: tuple[str, ...]


@dataclass(frozen=True)
class Written:
    """One text of a section and what stands in it."""

    place: Place
    wording: Wording | None


@dataclass(frozen=True)
class Section:
    """One section of a version: its texts, its lines, and the lines that were taken out."""

    code: str
    kind: str
    places: tuple[Written, ...]
    cards: tuple[Card, ...]
    taken_out: tuple[Item, ...]


def kind_in(section: str) -> str:
    """What the lines of a section are: needs, outcomes, provision. In Section A there are none."""
    if section in NEEDS:
        return "need"
    return "outcome" if section == "E" else "provision" if section in PROVISION else ""


def section_of(version: Version, code: str) -> Section:
    """A section as it now stands."""
    wordings = {one.name: one for one in version.wordings.all()}
    kind = kind_in(code)
    lines = list(lines_in(version, code)) if kind else []
    return Section(
        code=code,
        kind=kind,
        places=tuple(Written(place, wordings.get(place.name)) for place in places_of(code)),
        cards=tuple(card_of(one) for one in lines if one.removed_at is None),
        taken_out=tuple(one for one in lines if one.removed_at is not None),
    )


def lines_in(version: Version, code: str) -> QuerySet[Any]:
    """Every line of a section with all that its card shows, those that were taken out too."""
    sources = "sources__appendix__advice"
    if code in NEEDS:
        return version.needs.filter(section=code).prefetch_related("outcomes", "provision", sources)
    if code == "E":
        return version.outcomes.prefetch_related("needs", "provision", sources)
    rows = version.provision.filter(section=code)
    return rows.prefetch_related("needs", "outcomes", sources)


def card_of(line: Item) -> Card:
    """The card of one line."""
    kind = type(line).__name__.lower()
    withdrawn = [one.appendix for one in line.sources.all() if one.appendix.is_withdrawn]
    notices = [
        f"{one.label} was withdrawn by its author. Look at this line again."
        for one in dict.fromkeys(withdrawn)
    ]
    return Card(
        line=line,
        kind=kind,
        fields=_fields(line),
        needs=() if kind == "need" else _standing(line.needs.all()),  # type: ignore[union-attr]
        outcomes=() if kind == "outcome" else _standing(line.outcomes.all()),  # type: ignore[union-attr]
        provision=() if kind == "provision" else _standing(line.provision.all()),  # type: ignore[union-attr]
        sources=tuple(line.sources.all()),
        notices=(*notices, *(disagreements(line) if isinstance(line, Provision) else ())),
    )


def _fields(line: Item) -> tuple[tuple[str, Any], ...]:
    if isinstance(line, Need):
        found: Sequence[tuple[str, Any]] = (("Area", line.area),)
    elif isinstance(line, Outcome):
        found = (("By", line.by), ("Hope", line.aspiration), ("Steps", line.steps))
    else:
        found = [(label, getattr(line, name)) for name, label in FIELDS]
    return tuple((label, value) for label, value in found if value)


def _standing(items: Iterable[Item]) -> tuple[Item, ...]:
    rows = [one for one in items if one.removed_at is None]
    return tuple(sorted(rows, key=lambda one: (str(getattr(one, "section", "")), one.number)))
