"""What a section of a plan is shown as: a few kinds of block, the same on screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from .words import Said


@dataclass(frozen=True)
class Ref:
    """A mention of another item: "B1". Without an anchor it is not in this plan."""

    id: str
    anchor: str = ""


@dataclass(frozen=True)
class Row:
    """One particular: its name, and its words or the items that it points at."""

    label: str
    said: tuple[Said, ...] = ()
    refs: tuple[Ref, ...] = ()

    @property
    def words(self) -> str:
        """As plain text."""
        return " ".join([*(one.words for one in self.said), ", ".join(r.id for r in self.refs)])


@dataclass(frozen=True)
class Prose:
    """Paragraphs, with a heading of their own or none."""

    said: tuple[Said, ...]
    label: str = ""
    kind: ClassVar[str] = "prose"


@dataclass(frozen=True)
class Points:
    """A list."""

    items: tuple[Said, ...]
    label: str = ""
    kind: ClassVar[str] = "points"


@dataclass(frozen=True)
class Facts:
    """Particulars under no item: the setting of Section I, the budget of Section J."""

    rows: tuple[Row, ...]
    label: str = ""
    kind: ClassVar[str] = "facts"


@dataclass(frozen=True)
class Item:
    """A need, an outcome or a line of provision: its words, its particulars, what it is tied to."""

    id: str
    title: str
    said: tuple[Said, ...]
    rows: tuple[Row, ...] = ()
    ties: tuple[Row, ...] = ()
    in_table: bool = False  # the particulars of provision stand in a table
    anchor: str = ""
    note: str = ""
    kind: ClassVar[str] = "item"

    @property
    def label(self) -> str:
        """As it stands above the item: "F1: Hand programme"."""
        return f"{self.id}: {self.title}" if self.title else self.id


@dataclass(frozen=True)
class Entry:
    """One paper of Section K."""

    id: str
    title: Said
    by: Said
    day: str
    anchor: str = ""


@dataclass(frozen=True)
class Entries:
    """The list of Section K."""

    items: tuple[Entry, ...]
    label: str = ""
    kind: ClassVar[str] = "entries"


Block = Prose | Points | Facts | Item | Entries


@dataclass(frozen=True)
class Shown:
    """One section as it is shown."""

    code: str
    title: str
    about: str  # what the section is for, in a sentence
    blocks: tuple[Block, ...] = field(default=())

    @property
    def heading(self) -> str:
        """ "Section F: Special educational provision"."""
        return f"Section {self.code}: {self.title}" if self.title else f"Section {self.code}"

    @property
    def anchor(self) -> str:
        """Where a link finds it."""
        return f"plan-section-{self.code}"
