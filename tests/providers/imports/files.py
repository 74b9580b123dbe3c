"""Files of requests for tests: one right row to begin with, and what is changed in it."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from providers.imports.columns import COLUMNS
from providers.imports.running import Report, check_file
from providers.models import Provider

TODAY = date(2026, 11, 24)
URN = "102128"
RIGHT = {
    "reference": "PAPER-1",
    "received_on": "2026-09-01",
    "source": "parent",
    "forename": "Ash",
    "surname": "Example",
    "date_of_birth": "04/05/2018",
}


def row(**changes: Any) -> list[Any]:
    """The cells of a right row, changed."""
    cells = RIGHT | changes
    return [cells.get(name, "") for name in COLUMNS]


def as_csv(*rows: list[Any], header: tuple[str, ...] = COLUMNS) -> str:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue()


def write_csv(folder: Path, *rows: list[Any]) -> Path:
    path = folder / "requests.csv"
    path.write_text(as_csv(*rows), encoding="utf-8", newline="")
    return path


def write(folder: Path, content: bytes | str) -> Path:
    path = folder / "requests.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def book_of(*rows: list[Any]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for cells in [COLUMNS, *rows]:
        book.active.append([None if cell == "" else cell for cell in cells])
    return book


def save(folder: Path, book: openpyxl.Workbook) -> Path:
    path = folder / "requests.xlsx"
    book.save(path)
    return path


def school(urn: str = URN, name: str = "Example Academy", **rest: Any) -> Provider:
    """An entry of the register, invented."""
    return Provider.objects.create(
        urn=urn, name=name, type_code="34", authority_code="301", postcode="EX1 1AB", **rest
    )


def checked(path: Path) -> Report:
    """A file checked by somebody who may know of every case."""
    from cases.models import Case

    return check_file(path, TODAY, Case.objects.all())


def told(report: Report) -> list[tuple[int, str, str]]:
    """The faults of a file, as they are printed."""
    return [(fault.row, fault.column, fault.message) for fault in report.faults]
