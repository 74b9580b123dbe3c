"""From a file to rows of text: CSV (UTF-8 or Windows) and xlsx, with a plain sentence when neither."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from .columns import COLUMNS, Fault, header_of

MOST_UNPACKED = 300 * 1024 * 1024  # bytes of a spreadsheet once its zip is opened
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright bars"}


class Unreadable(Exception):
    """The file as a whole cannot be read, and the sentence says what to do."""


@dataclass
class Sheet:
    """A file as rows: each a row number and its cells by column, as text or as a date."""

    rows: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    counted: int = 0  # data rows, whether they can be read or not


def read(path: Path) -> Sheet:
    """Read a file of requests. Raises `Unreadable`."""
    size = path.stat().st_size
    if size > settings.IMPORT_MAX_BYTES:
        limit = settings.IMPORT_MAX_BYTES // (1024 * 1024)
        raise Unreadable(
            f"The file is {size / (1024 * 1024):.0f} MB. The most we can read is {limit} MB."
            " Split it into smaller files."
        )
    raw = path.read_bytes()
    if not raw.strip():
        raise Unreadable("The file is empty.")
    if raw.startswith(b"PK\x03\x04"):
        return _read_xlsx(path)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(
            "This is an old Excel file (.xls) or one with a password. Save it as .xlsx or CSV,"
            " without a password."
        )
    return _sheet(_csv_records(_text(raw)))


def _text(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable("The file is in UTF-16. Save it as “CSV UTF-8”.")
    if b"\x00" in raw:
        raise Unreadable("This is neither a CSV nor an xlsx file.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("The letters of the file cannot be read. Save it as “CSV UTF-8”.")


def _csv_records(text: str) -> Iterator[tuple[int, list[Any]]]:
    _refuse_other_separators(text.split("\n", 1)[0])
    reader = csv.reader(io.StringIO(text, newline=""))
    number = 0
    while True:
        number += 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as reason:
            raise Unreadable(f"Row {number} cannot be read as CSV: {reason}.") from reason
        yield number, record


def _refuse_other_separators(first: str) -> None:
    if first.count(",") >= 2:
        return
    for mark, words in _OTHER_SEPARATORS.items():
        if first.count(mark) >= 2:
            raise Unreadable(
                f"The columns are separated by {words}. Save the file as CSV with commas."
            )


def _sheet(records: Iterator[tuple[int, list[Any]]]) -> Sheet:
    """Rows by column name. Blank rows are passed over, but keep their number."""
    sheet = Sheet()
    _, header = next(records, (1, []))
    names, sheet.faults = header_of([str(cell) for cell in header])
    usable = not sheet.faults
    for number, record in records:
        if not any(str(cell).strip() for cell in record):
            continue
        sheet.counted += 1
        if not usable:
            continue
        cells = _without_empty_end(record, len(names))
        if len(cells) != len(names):
            sheet.faults.append(_wrong_length(number, len(cells), len(names)))
            continue
        known = dict(zip(names, cells, strict=True))
        formulas = [name for name, cell in known.items() if isinstance(cell, Formula)]
        for name in formulas:
            sheet.faults.append(
                Fault(number, name, "The cell holds a formula. Paste its value in its place.")
            )
        if not formulas:
            sheet.rows.append((number, {name: known.get(name, "") for name in COLUMNS}))
    return sheet


def _without_empty_end(record: Sequence[Any], length: int) -> Sequence[Any]:
    while len(record) > length and not str(record[-1]).strip():
        record = record[:-1]
    return record


def _wrong_length(number: int, has: int, wants: int) -> Fault:
    if has < wants:
        return Fault(
            number, "", f"The row ends early: it has {has} of {wants} cells. It may be cut off."
        )
    return Fault(
        number,
        "",
        f"The row has {has} cells, {has - wants} too many. A comma inside a cell needs quotes.",
    )


class Formula(str):
    """A cell that holds a formula and not a value."""


def _read_xlsx(path: Path) -> Sheet:
    from openpyxl import load_workbook

    _refuse_zip_bomb(path)
    try:
        book = load_workbook(path, read_only=True, data_only=False)
    except Exception as reason:
        raise Unreadable("The spreadsheet cannot be opened. Save it again as .xlsx.") from reason
    try:
        return _from_book(book)
    except Unreadable:
        raise
    except Exception as reason:
        raise Unreadable("The spreadsheet is damaged. Save it again as .xlsx.") from reason
    finally:
        book.close()


def _from_book(book: Any) -> Sheet:
    visible = [one for one in book.worksheets if one.sheet_state == "visible"]
    if not visible:
        raise Unreadable("The spreadsheet has no visible sheet.")
    sheet = _sheet(_xlsx_records(visible[0]))
    for one in book.worksheets:
        if one.sheet_state != "visible":
            sheet.faults.append(
                Fault(1, "", f"The sheet “{one.title}” is hidden. Show it or remove it.")
            )
        elif one is not visible[0] and one.max_row and any(_has_value(row) for row in one.rows):
            sheet.faults.append(
                Fault(1, "", f"Only the first sheet is read. Remove the sheet “{one.title}”.")
            )
    return sheet


def _has_value(row: Sequence[Any]) -> bool:
    return any(cell.value is not None for cell in row)


def _xlsx_records(worksheet: Any) -> Iterator[tuple[int, list[Any]]]:
    # A sheet may claim any size; what it really holds is read row by row.
    worksheet.reset_dimensions()
    width = 0
    for number, row in enumerate(worksheet.iter_rows(), start=1):
        cells = [_cell(cell) for cell in row]
        if number == 1:
            while cells and cells[-1] == "":
                cells.pop()
            width = len(cells)
        # Empty cells at the end of a row are not stored in the file.
        yield number, cells + [""] * (width - len(cells))


def _cell(cell: Any) -> Any:
    value = cell.value
    if value is None:
        return ""
    if getattr(cell, "data_type", "") == "f":
        return Formula(value)
    if isinstance(value, datetime):
        return value.date() if value.time() == datetime.min.time() else str(value)
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _refuse_zip_bomb(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            unpacked = sum(member.file_size for member in packed.infolist())
            names = set(packed.namelist())
    except zipfile.BadZipFile as reason:
        raise Unreadable("The spreadsheet is damaged. Save it again as .xlsx.") from reason
    if "xl/workbook.xml" not in names:
        raise Unreadable("This is a zip file, not a spreadsheet. Send the CSV or xlsx itself.")
    if unpacked > MOST_UNPACKED:
        raise Unreadable("The spreadsheet is far larger inside than it looks, so it is not opened.")
