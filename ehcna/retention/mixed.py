"""What holds papers of several children: this child’s part goes out of it."""

from __future__ import annotations

from typing import Any

from panels.models import AgendaItem, MemberCopy, Minutes, Panel

from .belonging import Numbers, Record


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
    """The agreed minutes that say something of this child: of the meeting, and of later ones."""
    gone = record.of(AgendaItem)
    panels = Panel.objects.filter(meetings__items__in=gone)
    agreed = Minutes.objects.filter(meeting__panel__in=panels).exclude(content={})
    return [one for one in agreed.distinct() if _without(one.content, gone) != one.content]


def take_out_of_minutes(minutes: list[Minutes], record: Record) -> None:
    """It goes out of the minutes. What they say of others stays as it was agreed."""
    for one in minutes:
        content = _without(one.content, record.of(AgendaItem))
        Minutes.objects.filter(pk=one.pk).update(content=content)  # no new line of history


def _without(content: dict[str, Any], gone: Numbers) -> dict[str, Any]:
    items = [one for one in content.get("items", []) if one["pk"] not in gone]
    before = [one for one in content.get("before", []) if one["item"] not in gone]
    return content | {"items": items, "before": before}
