"""Who wrote what of one line or one text, and when: through all versions it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from cases.queries.people import Changed, history_of

from ..models import Need, Outcome, Plan, Provision, Wording
from ..places import SAVED_ALONE

Item = Need | Outcome | Provision
LABELS = {"By": "By when", "Expertise": "Training or experience", "Ratio": "Adults to children"}
LABELS |= {"Duration": "How long each time", "Frequency": "How often", "Setting": "Where"}
LABELS |= {"Start": "From when", "End": "Until", "Monitored by": "Who checks"}
LABELS |= {"Removed at": "Taken out on", "Removed because": "Taken out because"}
_NOT_SHOWN = {"id", "key", "number", "version", "section", "name"}


@dataclass(frozen=True)
class InVersion:
    """What was written of a line while one version was written, newest first."""

    number: int
    status: str
    changes: tuple[Changed, ...]


def history_of_line(line: Item) -> list[InVersion]:
    """The history of a line, version by version, newest first."""
    rows = type(line).objects.filter(key=line.key, version__plan=line.version.plan_id)
    return _told(rows.select_related("version").order_by("-version__number"))


def history_of_place(plan: Plan, name: str) -> list[InVersion]:
    """The history of a text of a section, version by version, newest first."""
    rows = Wording.objects.filter(version__plan=plan, name=name)
    return _told(rows.select_related("version").order_by("-version__number"))


def _told(rows: Iterable[Any]) -> list[InVersion]:
    return [
        InVersion(
            row.version.number,
            row.version.get_status_display(),
            tuple(_named(one) for one in _joined(history_of(row, _shown(row)))),
        )
        for row in rows
    ]


def _shown(row: Any) -> list[str]:
    return [one.name for one in row._meta.concrete_fields if one.name not in _NOT_SHOWN]


def _named(change: Changed) -> Changed:
    lines = tuple(replace(x, label=LABELS.get(x.label, x.label)) for x in change.lines)
    return replace(change, lines=lines)


def _joined(changes: list[Changed]) -> list[Changed]:
    """What the page saved by itself while somebody went on writing is one change, not twenty."""
    found: list[Changed] = []
    for one in changes:
        last = found[-1] if found else None
        if last and one.reason == SAVED_ALONE and last.by_name == one.by_name:
            found[-1] = _both(last, one)
        else:
            found.append(one)
    return [replace(one, reason="" if one.reason == SAVED_ALONE else one.reason) for one in found]


def _both(later: Changed, earlier: Changed) -> Changed:
    """Two changes of one person as one: from what stood before to what stood after."""
    before = {line.label: line.before for line in earlier.lines}
    lines = [replace(x, before=before.get(x.label, x.before)) for x in later.lines]
    known = {line.label for line in later.lines}
    lines += [line for line in earlier.lines if line.label not in known]
    kept = tuple(line for line in lines if line.before != line.after)
    return replace(later, lines=kept, is_first=earlier.is_first)
