"""Rules that read one statement at a time, made from its reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields as fields_of

from ...content import Context, Need, Outcome, Plan, Provision
from ..findings import Check, Found
from ..reading.faults import Fields
from ..statements import read, unreadable, wordless

Item = Need | Outcome | Provision
_NOTHING = ("n/a", "na", "none", "-", "not applicable")


def rule(name: str, kind: str, items: Callable[[Plan], tuple[Item, ...]]) -> Check:
    """The function of one rule: its faults in every statement that it looks at."""

    def check(plan: Plan, context: Context) -> Iterator[Found]:
        for item in items(plan):
            if wordless(item.text) or unreadable(item.text):
                continue
            reading = read(item.section, kind, item.text, filled_in(item))
            for fault in reading.faults:
                if fault.rule == name:
                    yield Found(item.section, item.id, fault.quote, fault.message, fault.field)

    return check


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
