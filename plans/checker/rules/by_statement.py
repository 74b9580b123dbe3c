"""Rules that read one statement at a time, made from its reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields as fields_of
from functools import lru_cache

from ...content import Context, Need, Outcome, Plan, Provision
from ..findings import Check, Found
from ..passages import Same
from ..reading.faults import Fault, Fields
from ..statements import read, unreadable, wordless

Item = Need | Outcome | Provision
_NOTHING = ("n/a", "na", "none", "-", "not applicable")


def rule(name: str, kind: str, items: Callable[[Plan], tuple[Item, ...]]) -> Check:
    """The function of one rule: its faults in every statement that it looks at."""

    def check(plan: Plan, context: Context) -> Iterator[Found]:
        for item, fault in _faults(Same(plan), kind, items).get(name, ()):
            yield Found(item.section, item.id, fault.quote, fault.message, fault.field)

    return check


@lru_cache(maxsize=64)
def _faults(
    plan: Same, kind: str, items: Callable[[Plan], tuple[Item, ...]]
) -> dict[str, list[tuple[Item, Fault]]]:
    """The faults of every statement of a kind, by rule: read once however many rules ask."""
    found: dict[str, list[tuple[Item, Fault]]] = {}
    for item in items(plan.of):
        if wordless(item.text) or unreadable(item.text):
            continue
        for fault in read(item.section, kind, item.text, filled_in(item)).faults:
            found.setdefault(fault.rule, []).append((item, fault))
    return found


def filled_in(item: Item) -> Fields:
    """What was filled in beside the text of an item."""
    if isinstance(item, Provision):
        names = [one.name for one in fields_of(Fields) if one.name != "by"]
        return Fields(**{name: _said(getattr(item, name)) for name in names})
    if isinstance(item, Outcome) and item.by is not None:
        return Fields(by=item.by.isoformat())
    return Fields()


def _said(value: str) -> str:
    return "" if value.strip().lower() in _NOTHING else value
