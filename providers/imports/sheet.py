"""A file as rows of cells, and the words for a file that cannot be read as such."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from .columns import COLUMNS, Fault, header_of

MOST_ROWS = 50_000


class Unreadable(Exception):
    """The file as a whole cannot be read, and the sentence says what to do."""


class Formula(str):
    """A cell that holds a formula and not a value."""


@dataclass(frozen=True)
class Broken:
    """A row that cannot be taken apart into cells, and why."""

    why: str


Record = tuple[int, Sequence[Any] | Broken]  # the row a spreadsheet shows, its cells


@dataclass
class Sheet:
    """A file as rows: each a row number and its cells by column, as text or as a date."""

    rows: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    counted: int = 0  # data rows, whether they can be read or not


def sheet_of(records: Iterable[Record]) -> Sheet:
    """Rows by column name. Blank rows are passed over, but keep their number."""
    sheet = Sheet()
    names: list[str] | None = None
    for number, record in records:
        if not isinstance(record, Broken) and not holds_something(record):
            continue
        if names is None:
            names, sheet.faults = _header(number, record)
            usable = not sheet.faults
        else:
            sheet.counted += 1
            if sheet.counted > MOST_ROWS:
                raise Unreadable(
                    f"The file has more than {MOST_ROWS:,} rows. Split it into smaller files."
                )
            if usable:
                _take(sheet, number, record, names)
    if names is None:
        raise Unreadable("The file is empty.")
    return sheet


def _header(number: int, record: Sequence[Any] | Broken) -> tuple[list[str], list[Fault]]:
    if isinstance(record, Broken):
        return [], [Fault(number, "", record.why)]
    return header_of([str(cell) for cell in record], number)


def holds_something(record: Sequence[Any]) -> bool:
    """It is no blank row."""
    return any(str(cell).strip() for cell in record)


def _take(sheet: Sheet, number: int, record: Sequence[Any] | Broken, names: list[str]) -> None:
    if isinstance(record, Broken):
        sheet.faults.append(Fault(number, "", record.why))
        return
    cells = _without_empty_end(record, len(names))
    if len(cells) != len(names):
        sheet.faults.append(_wrong_length(number, len(cells), len(names)))
        return
    known = dict(zip(names, cells, strict=True))
    sheet.rows.append((number, {name: known.get(name, "") for name in COLUMNS}))


def _without_empty_end(record: Sequence[Any], length: int) -> Sequence[Any]:
    while len(record) > length and not str(record[-1]).strip():
        record = record[:-1]
    return record


def _wrong_length(number: int, has: int, wants: int) -> Fault:
    if has < wants:
        words = f"The row ends early: it has {has} of {wants} cells. It may be cut off."
    else:
        many = has - wants
        words = f"The row has {has} cells, {many} too many. A comma inside a cell needs quotes."
    return Fault(number, "", words)
