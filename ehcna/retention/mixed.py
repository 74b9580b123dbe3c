"""What holds papers of several children: this child’s part goes out of it."""

from __future__ import annotations

from typing import Any

from panels.models import AgendaItem, MemberCopy, Minutes

from .belonging import Record


def copies_with(record: Record) -> list[MemberCopy]:
    """The files that panel members got in which something of this child is."""
    items = record.of(AgendaItem)
    return list(MemberCopy.objects.filter(items__in=items).exclude(file="").distinct())


def close_copies(copies: list[MemberCopy]) -> None:
    """The whole file goes: no part of it can be taken out and the rest still be what was sent."""
    for copy in copies:
        copy.file = ""
        copy.save(update_fields=["file"])


def minutes_with(record: Record) -> list[Minutes]:
    """The agreed minutes in which an item of this child stands."""
    return list(Minutes.objects.filter(meeting__items__in=record.of(AgendaItem)).distinct())


def take_out_of_minutes(minutes: list[Minutes], record: Record) -> None:
    """The item goes out of the minutes. The other items stay as they were agreed."""
    gone = record.of(AgendaItem)
    for one in minutes:
        items: list[dict[str, Any]] = one.content.get("items", [])
        one.content = one.content | {"items": [item for item in items if item["pk"] not in gone]}
        Minutes.objects.filter(pk=one.pk).update(content=one.content)  # no new line of history
