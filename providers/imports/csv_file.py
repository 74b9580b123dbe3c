"""A CSV file as rows: UTF-8 or Windows letters, commas between the cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from .sheet import Broken, Record, Unreadable

_BOM = b"\xef\xbb\xbf"
_QUOTES = "The quotation marks of this row do not fit together."
_TOO_LONG = "A cell of this row is far too long. A quotation mark may be missing at its end."
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright bars"}


def csv_records(raw: bytes) -> Iterator[Record]:
    """The rows of a CSV, each with the number a spreadsheet shows. Raises `Unreadable`."""
    text = _text(raw)
    lines = list(io.StringIO(text, newline=""))
    _refuse_other_separators(lines[0])
    return _records(lines)


def _text(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable("The file is in UTF-16. Save it as “CSV UTF-8”.")
    if b"\x00" in raw.split(b"\n", 1)[0]:
        raise Unreadable("This is neither a CSV nor an xlsx file.")
    raw = raw.removeprefix(_BOM)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        # What Windows does not know becomes a mark that the check of names finds, in its row.
        return raw.decode("cp1252", errors="replace")


def _refuse_other_separators(first: str) -> None:
    if first.count(",") >= 2:
        return
    for mark, words in _OTHER_SEPARATORS.items():
        if first.count(mark) >= 2:
            raise Unreadable(
                f"The columns are separated by {words}. Save the file as CSV with commas."
            )


def _records(lines: list[str]) -> Iterator[Record]:
    """Each row; after one whose quotes do not fit, reading goes on with the line below it."""
    number, start = 0, 0
    while start < len(lines):
        rest = (lines[at] for at in range(start, len(lines)))
        reader = csv.reader(rest, strict=True, skipinitialspace=True)
        read = 0
        try:
            for cells in reader:
                number, read = number + 1, reader.line_num
                yield number, cells
            return
        except csv.Error as reason:
            number += 1
            too_long = "field limit" in str(reason)
            yield number, Broken(_TOO_LONG if too_long else _QUOTES)
            start += read + 1
