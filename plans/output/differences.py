"""The old plan beside the new, item by item: what was taken out and what was added, word by word.

What changed is told in words as well as by colour and line, so that it is heard and copied too.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.template.loader import render_to_string

from ..content import Plan
from .blocks import Facts, Item, Points, Prose, Row, Shown
from .front import front_of, short_state
from .html import STANDARD, whole
from .marking import Mark, marked
from .pairing import paired
from .shown import sections_of
from .words import Said, joined

CHANGED, ADDED, REMOVED, SAME = "Changed", "Added", "Taken out", "Not changed"
NOTHING = "Nothing"


@dataclass(frozen=True)
class Side:
    """One particular on one side, in marked words."""

    label: str
    marks: tuple[Mark, ...]
    dir: str = "auto"


@dataclass(frozen=True)
class Difference:
    """One item on both sides."""

    name: str  # "F1: Direct therapy", or the heading it stands under
    state: str
    before: tuple[Side, ...]
    after: tuple[Side, ...]
    was: str = ""  # its letter and number before, where that changed
    kept: tuple[str, ...] = ()  # the particulars that are the same on both sides

    @property
    def kept_names(self) -> str:
        """What of it is the same, in a line."""
        return joined(name.lower() for name in self.kept)


@dataclass(frozen=True)
class Changes:
    """The differences of one section, and what in it is not changed."""

    heading: str
    changed: tuple[Difference, ...]
    same: tuple[str, ...]

    @property
    def names(self) -> str:
        """What is not changed, in a line."""
        return ", ".join(self.same)


@dataclass(frozen=True)
class _Entry:
    """An item as both sides are compared: its name, and its particulars in order."""

    id: str
    name: str
    parts: tuple[tuple[str, str], ...]
    short: str = ""  # its letter and number

    @property
    def text(self) -> str:
        return "\n".join(f"{label}\t{words}" for label, words in self.parts)


def differences(old: Plan, new: Plan) -> tuple[Changes, ...]:
    """Every section of either plan, in order, with what changed in it."""
    before = {one.code: one for one in sections_of(old)}
    after = {one.code: one for one in sections_of(new)}
    front = _compared("Front page", _front(old), _front(new))
    return (
        front,
        *(
            _compared(
                (after.get(code) or before[code]).heading,
                _entries(before.get(code)),
                _entries(after.get(code)),
            )
            for code in dict.fromkeys([*after, *before])
        ),
    )


def fragment(old: Plan, new: Plan, *, kind: str = STANDARD) -> str:
    """The comparison as tables, to stand in a letter, a notice or a page of the site."""
    return render_to_string("plans/output/_differences.html", context(old, new) | {"kind": kind})


def page(old: Plan, new: Plan, *, kind: str = STANDARD, reference: str = "") -> str:
    """The comparison as one HTML document."""
    said = context(old, new) | {"front": front_of(new)}
    return whole(
        "plans/output/_notice.html",
        new,
        said,
        kind=kind,
        reference=reference,
        what="Changes side by side",
    )


def context(old: Plan, new: Plan) -> dict[str, object]:
    """What `_differences.html` needs."""
    return {
        "changes": differences(old, new),
        "old_name": short_state(old),
        "new_name": short_state(new),
        "nothing": NOTHING,
    }


def _compared(heading: str, old: list[_Entry], new: list[_Entry]) -> Changes:
    changed, same = [], []
    for before, after in paired(old, new):
        if before and after and before.parts == after.parts and before.id == after.id:
            same.append(after.short or after.name)
        else:
            changed.append(_difference(before, after))
    return Changes(heading, tuple(changed), tuple(same))


def _difference(before: _Entry | None, after: _Entry | None) -> Difference:
    state = CHANGED if before and after else ADDED if after else REMOVED
    one = after or before
    assert one is not None
    old, new = dict(before.parts if before else ()), dict(after.parts if after else ())
    sides: tuple[list[Side], list[Side]] = ([], [])
    kept = tuple(label for label in new if label and new[label] == old.get(label))
    for label in dict.fromkeys([*new, *old]):
        if label in kept:
            continue
        marks = marked(old.get(label, ""), new.get(label, ""))
        for side, words, shown in zip(sides, (old, new), marks, strict=True):
            if label in words:
                side.append(Side(label, shown, Said(words[label]).dir))
    was = before.id if before and after and before.id != after.id else ""
    return Difference(one.name, state, tuple(sides[0]), tuple(sides[1]), was, kept)


def _entries(section: Shown | None) -> list[_Entry]:
    entries = []
    for at, block in enumerate(section.blocks if section else (), start=1):
        if isinstance(block, Item):
            parts = [("", said) for said in [_text(block.said)] if said]
            parts += [("What", block.title)] if block.title else []
            parts += [(row.label, row.words) for row in block.rows]
            parts += [(f"Linked {row.label.lower()}", row.words) for row in block.ties]
            entries.append(_Entry(block.id, block.label, tuple(parts), block.id))
        elif isinstance(block, Facts):
            entries.append(_facts(block.label or "Particulars", block.rows))
        elif isinstance(block, Prose):
            name = block.label or "Words of the section"
            entries.append(_Entry(f"{name} {at}", name, (("", _text(block.said)),)))
        elif isinstance(block, Points):
            entries.append(_Entry(block.label, block.label, (("", _text(block.items)),)))
        else:
            entries += [
                _Entry(one.id, one.id, (("", f"{one.title}. {one.by}. {one.day}"),))
                for one in block.items
            ]
    return entries


def _front(plan: Plan) -> list[_Entry]:
    front = front_of(plan)
    child = Row("Name", (front.child,))
    return [_facts(row.label, (row,)) for row in (child, *front.rows)]


def _facts(name: str, rows: tuple[Row, ...]) -> _Entry:
    alone = len(rows) == 1
    parts = tuple(("" if alone else row.label, row.words.strip()) for row in rows)
    return _Entry(name, name, parts)


def _text(said: tuple[Said, ...]) -> str:
    return "\n".join(one.words for one in said)
