"""An extract read row by row: what it says of each establishment, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import Any

from ..models import Provider
from . import cells
from .columns import (
    COLUMN_OF,
    CURRENT,
    FIELDS,
    NEED_COLUMNS,
    REQUIRED,
    STATUS_CODE,
    STATUSES,
    TAKEN,
)
from .files import LOST, bytes_of, require, rows_of, text_of

EVERY = 2_000  # rows between two signs of life
Values = tuple[Any, ...]
_MUST_HOLD = ("urn", "name", "type_code", "authority_code")
_STATUS = FIELDS.index("status")
_UNSAID = Provider()
_EMPTY: Values = tuple("[]" if name == "needs" else getattr(_UNSAID, name) for name in FIELDS)


@dataclass(frozen=True)
class Fault:
    """Something in the file that a person should see: in which row and column, and what."""

    row: int
    column: str
    message: str

    def as_dict(self) -> dict[str, Any]:
        return {"row": self.row, "column": self.column, "message": self.message}


@dataclass
class Extract:
    """What a file says, establishment by establishment."""

    encoding: str
    present: tuple[int, ...]  # places in `FIELDS` of what the file has columns for
    new: list[str]
    missing: list[str]
    rows: dict[str, Values] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)  # the row of each URN
    counted: int = 0
    faults: list[Fault] = field(default_factory=list)  # rows that cannot be taken
    notes: list[Fault] = field(default_factory=list)  # single cells that cannot be read

    @property
    def is_whole(self) -> bool:
        return len(self.present) == len(FIELDS)


def read(path: Path, progress: Callable[[int], None] = lambda done: None) -> Extract:
    """Read a whole file. Raises `NotARegister` for one that is no extract of the register."""
    text, encoding = text_of(bytes_of(path))
    names, rows = rows_of(text)
    require(names, REQUIRED)
    layout = _Layout(names)
    extract = Extract(
        encoding,
        layout.present,
        new=[name for name in names if name and name not in CURRENT],
        missing=sorted(CURRENT - set(names)),
    )
    some_lost = LOST in text
    for number, row in enumerate(rows, start=2):
        if not any(row):
            continue
        extract.counted += 1
        layout.take(number, row, extract)
        if some_lost and LOST in "".join(row):
            extract.notes += layout.lost(number, row)
        if number % EVERY == 0:
            progress(number)
    return extract


class _Layout:
    """Where the columns of one file stand, by their names."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        at = {name: place for place, name in reversed(list(enumerate(names)))}
        found = [(field, at[column], how) for field, column, how in TAKEN if column in at]
        if "status" not in {field for field, _, _ in found}:
            found.append(("status", at[STATUS_CODE], "text"))
            found.sort(key=lambda one: FIELDS.index(one[0]))
        self.fields = [field for field, _, _ in found]
        self.pick = itemgetter(*(place for _, place, _ in found))
        self.caches = [_cells(field, how) for field, _, how in found]
        self.status_code = at[STATUS_CODE]
        needs = [at[name] for name in NEED_COLUMNS if name in at]
        self.pick_needs = itemgetter(*needs, needs[0]) if needs else None
        self.needs = cells.Cells(cells.needs, None)
        here = [FIELDS.index(field) for field in self.fields]
        self.present = (*here, len(FIELDS) - 1) if needs else tuple(here)
        self.is_whole = self.present == tuple(range(len(FIELDS)))
        self.by_name = "EstablishmentStatus (name)" in at

    def take(self, number: int, row: list[str], extract: Extract) -> None:
        """Read one row into the extract, or say why it is left out."""
        if fault := self._shape(number, row):
            extract.faults.append(fault)
            return
        said = self.pick(row)
        read = [cache[cell] for cache, cell in zip(self.caches, said, strict=True)]
        if self.pick_needs:
            read.append(self.needs[self.pick_needs(row)])
        if cells.BAD in read:
            faults, notes = self._bad(number, said, read)
            extract.notes += notes
            if faults:
                extract.faults += faults
                return
        values = self._whole(row, read)
        urn = values[0]
        if urn in extract.rows:
            same = f"URN {urn} stands in row {extract.numbers[urn]} already."
            extract.faults.append(Fault(number, "URN", f"Row {number}: {same}"))
            return
        extract.rows[urn], extract.numbers[urn] = values, number

    def _whole(self, row: list[str], read: list[Any]) -> Values:
        values = read
        if not self.is_whole:
            values = list(_EMPTY)
            for place, value in zip(self.present, read, strict=True):
                values[place] = value
        if not self.by_name or not values[_STATUS]:
            values[_STATUS] = STATUSES[row[self.status_code].strip()]
        return tuple(values)

    def _shape(self, number: int, row: list[str]) -> Fault | None:
        """A row with more or fewer cells than there are columns, or with its cells shifted."""
        missing, wide = len(row) < len(self.names), any(row[len(self.names) :])
        if missing or wide:
            wanted = f"{len(row)} cells where there are {len(self.names)} columns"
            return Fault(number, "", f"Row {number} is shifted: it has {wanted}.")
        status = row[self.status_code].strip()
        if status not in STATUSES:
            what = f"{STATUS_CODE} is “{status[:40]}”, which is no status"
            return Fault(number, STATUS_CODE, f"Row {number} seems shifted: {what}.")
        return None

    def _bad(
        self, number: int, said: tuple[str, ...], read: list[Any]
    ) -> tuple[list[Fault], list[Fault]]:
        """Cells that cannot be what their column holds. A few make the row worthless."""
        faults, notes = [], []
        for place, field_name in enumerate(self.fields):
            if read[place] is not cells.BAD:
                continue
            cell, column = said[place].strip()[:40], COLUMN_OF[field_name]
            if field_name in _MUST_HOLD:
                faults.append(Fault(number, column, _words(number, column, cell)))
            else:
                notes.append(Fault(number, column, f"“{cell}” cannot be read, so it is unknown."))
                read[place] = None
        return faults[:1], notes

    def lost(self, number: int, row: list[str]) -> list[Fault]:
        """Cells of a row in which a letter was lost before the file reached us."""
        return [
            Fault(number, name, f"A letter is lost in “{cell.strip()[:60]}”.")
            for name, cell in zip(self.names, row, strict=False)
            if LOST in cell
        ]


def _cells(field_name: str, how: str) -> cells.Cells:
    longest = getattr(Provider._meta.get_field(field_name), "max_length", None)
    return cells.Cells(cells.READ[how], longest)


def _words(number: int, column: str, cell: str) -> str:
    if column == "URN":
        return f"Row {number}: “{cell}” is not a URN of 6 digits."
    if column == "EstablishmentName":
        return f"Row {number} seems shifted: its name is “{cell}”."
    return f"Row {number} seems shifted: {column} is “{cell}”, which is no code."
