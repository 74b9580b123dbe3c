"""What a form that edits a record needs so that two people lose nothing (`cases.editing`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..editing import MINE, THEIRS, Clash, Clashed, Edit, Record, in_words

ASKED_THERE = "answered"


def edit_of(values: Mapping[str, Any], data: Mapping[str, Any]) -> Edit:
    """What was typed, what the page had seen, and how a clash was settled."""
    return Edit(
        values=values,
        seen=number_in(data.get("version", "")),
        answered=number_in(data.get("answered", "")),
        keep={name: str(data.get(f"keep_{name}", "")) for name in values},
    )


def told_of(record: Record, clash: Clashed, answered: str) -> dict[str, Any]:
    """Both texts of what two people changed, field by field."""
    comparison = clash.comparison
    words = {THEIRS: f"Keep what {comparison.by_name} saved", MINE: "Keep what you typed"}
    return {
        "clash": comparison,
        "rows": [_both(record, one, words) for one in comparison.clashes],
        "unanswered": answered == str(comparison.version),
    }


def carried_on(carried: Iterable[tuple[str, str]], names: Iterable[str]) -> list[tuple[str, str]]:
    """What was typed, for the page on which a clash is settled."""
    asked_there = {ASKED_THERE, *(f"keep_{name}" for name in names)}
    return [(name, value) for name, value in carried if name not in asked_there]


def number_in(typed: str) -> int:
    """A number that a page carried; 0 for whatever is none."""
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 19 else 0


def _both(record: Record, one: Clash, words: dict[str, str]) -> dict[str, Any]:
    said = {THEIRS: one.theirs, MINE: one.mine}
    return {
        "name": one.name,
        "label": one.label,
        "before": in_words(record, one.name, one.before),
        "options": [
            {
                "value": whose,
                "text": words[whose],
                "words": in_words(record, one.name, said[whose]),
            }
            for whose in (THEIRS, MINE)
        ],
    }
