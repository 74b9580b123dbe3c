"""An xlsx file as rows: the first visible sheet, dates as dates, formulas and merged cells told."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from .columns import Fault
from .sheet import Formula, Record, Sheet, Unreadable, sheet_of

MOST_UNPACKED = 150 * 1024 * 1024  # bytes of a spreadsheet once its zip is opened
MOST_WORDS = 20 * 1024 * 1024  # bytes of the words its cells share, which are all read first
MOST_CELLS = 2_000_000  # of a sheet, the empty ones among them
_DAMAGED = "The spreadsheet is damaged. Save it again as .xlsx."
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="[A-Z]+(\d+):[A-Z]+(\d+)"')
_CHUNK, _OVERLAP = 1024 * 1024, 256


def xlsx_sheet(path: Path) -> Sheet:
    """The rows of a spreadsheet. Raises `Unreadable`."""
    from openpyxl import load_workbook

    _refuse_zip_bomb(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and extras that do not matter here
            with path.open("rb") as file:  # by its name, only some endings would be read
                book = load_workbook(file, read_only=True, data_only=False)
                return _from_book(book, path)
    except Unreadable:
        raise
    except Exception as reason:  # whatever a broken file makes the reader raise
        raise Unreadable(_DAMAGED) from reason


def xlsx_records(path: Path) -> Iterator[Record]:
    """The rows of the sheet that is read, of a file that was found to be right."""
    from openpyxl import load_workbook

    with path.open("rb") as file:
        book = load_workbook(file, read_only=True)
        yield from _records(next(one for one in book.worksheets if one.sheet_state == "visible"))


def _refuse_zip_bomb(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(member.file_size for member in packed.infolist())
            names = set(packed.namelist())
            words = sum(
                one.file_size for one in packed.infolist() if "haredStrings" in one.filename
            )
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as reason:
        raise Unreadable(_DAMAGED) from reason
    if "xl/workbook.bin" in names:
        raise Unreadable("This is a binary spreadsheet (.xlsb). Save it as .xlsx or CSV.")
    if "xl/workbook.xml" not in names:
        raise Unreadable("This is a zip file, not a spreadsheet. Send the CSV or xlsx itself.")
    if unpacked > MOST_UNPACKED or words > MOST_WORDS:
        raise Unreadable("The spreadsheet is far larger inside than it looks, so it is not opened.")


def _from_book(book: Any, path: Path) -> Sheet:
    visible = [one for one in book.worksheets if one.sheet_state == "visible"]
    if not visible:
        raise Unreadable("The spreadsheet has no visible sheet.")
    sheet = sheet_of(_records(visible[0]))
    for one in book.worksheets:
        if one.sheet_state != "visible":
            words = f"The sheet “{one.title}” is hidden. Show it or remove it."
            sheet.faults.append(Fault(1, "", words))
        elif one is not visible[0] and any(_holds_something(row) for row in _rows(one)):
            words = f"Only the first sheet is read. Remove the sheet “{one.title}”."
            sheet.faults.append(Fault(1, "", words))
    for row in sorted(_merged_rows(path, visible[0])):
        words = "Cells of this row are merged with others. Unmerge them and fill each in."
        sheet.faults.append(Fault(row, "", words))
    return sheet


def _holds_something(row: Any) -> bool:
    return any(cell.value is not None for cell in row)


def _rows(worksheet: Any) -> Iterator[Any]:
    # A sheet may claim any size; what it really holds is read row by row.
    worksheet.reset_dimensions()
    read = 0
    for row in worksheet.iter_rows():
        read += 1 + len(row)
        if read > MOST_CELLS:
            raise Unreadable(
                f"The sheet “{worksheet.title}” has cells far below or beside the list."
                " Copy the list alone into a new file."
            )
        yield row


def _records(worksheet: Any) -> Iterator[Record]:
    width = 0
    for number, row in enumerate(_rows(worksheet), start=1):
        cells = [_cell(cell) for cell in row]
        if not width:
            while cells and cells[-1] == "":
                cells.pop()
            width = len(cells)
        # Empty cells at the end of a row are not stored in the file.
        yield number, cells + [""] * (width - len(cells))


def _cell(cell: Any) -> Any:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return Formula(value)
    if isinstance(value, datetime):
        return value.date() if value.time() == time.min else str(value)
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    zeros = str(cell.number_format)  # “000000” shows 42 as 000042
    return str(value).zfill(len(zeros)) if zeros.strip("0") == "" else str(value)


def _merged_rows(path: Path, worksheet: Any) -> set[int]:
    """Rows with merged cells: all but the first cell of a merged area are empty in the file."""
    rows: set[int] = set()
    with zipfile.ZipFile(path) as packed, packed.open(worksheet._worksheet_path) as part:
        tail = b""
        while chunk := part.read(_CHUNK):
            for first, last in _MERGED.findall(tail + chunk):
                rows.update(range(int(first), min(int(last), int(first) + 1_000) + 1))
            tail = chunk[-_OVERLAP:]
    return rows
