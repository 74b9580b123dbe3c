"""A plan in plain words beside its own: each line of help once, with nothing added or left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plans.content import Plan
from plans.output.blocks import Block, Item, Shown
from plans.output.rows import SECTIONS, Row, rows_of
from plans.output.shown import sections_of
from plans.output.words import Said


@dataclass(frozen=True)
class Beside:
    """One block of the plan, and what a line of help means in plain words."""

    block: Block
    plain: Sequence[tuple[str, Said]] = ()


@dataclass(frozen=True)
class Section:
    """One section of the plan as the family reads it."""

    shown: Shown
    blocks: Sequence[Beside]


def read_beside(plan: Plan) -> list[Section]:
    """Every section; in those that promise help, who does what, how often and from when."""
    rows = rows_of(plan)
    return [
        Section(one, _blocks(one, [row for row in rows if row.section == one.code]))
        for one in sections_of(plan)
    ]


def _blocks(section: Shown, rows: list[Row]) -> list[Beside]:
    left = iter(rows if section.code in SECTIONS else ())
    return [
        Beside(block, _plain(next(left))) if isinstance(block, Item) and rows else Beside(block)
        for block in section.blocks
    ]


def _plain(row: Row) -> list[tuple[str, Said]]:
    named = (
        ("What", row.what),
        ("Who", row.who),
        ("How much and how often", row.how),
        ("From", row.starts),
        ("Until", row.ends),
        ("Who checks", row.checks),
        ("Also", row.also),
    )
    return [(name, said) for name, said in named if said.words]
