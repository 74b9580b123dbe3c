"""From a file to rows: CSV (UTF-8 or Windows) and xlsx, with a plain sentence when neither."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from django.conf import settings

from .csv_file import csv_records
from .sheet import Broken, Sheet, Unreadable, holds_something, sheet_of
from .xlsx_file import xlsx_records, xlsx_sheet

_MEGABYTE = 1024 * 1024


def read(path: Path) -> Sheet:
    """Read a file of requests, whatever its name says it is. Raises `Unreadable`."""
    try:
        _refuse_large(path.stat().st_size)
        raw = path.read_bytes()
    except OSError as reason:
        raise Unreadable("The file cannot be found or opened.") from reason
    if not raw.strip(b"\xef\xbb\xbf \t\r\n\x00"):
        raise Unreadable("The file is empty.")
    if raw.startswith(b"PK\x03\x04"):
        return xlsx_sheet(path)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(
            "This is an old Excel file (.xls) or one with a password. Save it as .xlsx or CSV,"
            " without a password."
        )
    return sheet_of(csv_records(raw))


def first_rows(path: Path, count: int) -> list[list[str]]:
    """The header and the first rows as they stand in a file that can be read."""
    raw = path.read_bytes()
    records = xlsx_records(path) if raw.startswith(b"PK") else csv_records(raw)
    whole = (
        cells for _, cells in records if not isinstance(cells, Broken) and holds_something(cells)
    )
    return [[str(cell) for cell in cells] for cells in islice(whole, count + 1)]


def _refuse_large(size: int) -> None:
    if size > settings.IMPORT_MAX_BYTES:
        raise Unreadable(
            f"The file is {size / _MEGABYTE:.0f} MB."
            f" The most we can read is {settings.IMPORT_MAX_BYTES // _MEGABYTE} MB."
            " Split it into smaller files."
        )
