"""The file itself: which letters it is written in, and its rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

_DATA = Path(__file__).parent.parent / "data"
BUNDLED = _DATA / "establishments.csv"
BUNDLED_ON = date(2026, 6, 3)
BUNDLED_LINKS = _DATA / "links.csv"
BUNDLED_LINKS_ON = date(2025, 4, 22)
SAMPLE = _DATA / "sample-requests.csv"
LOST = "\ufffd"  # stands where a letter was lost
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_DAY = re.compile(r"(20[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?![0-9])")
_OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright bars"}


class NotARegister(Exception):
    """The file is not taken in, and the sentence says why."""


def bytes_of(path: Path) -> bytes:
    """What is in a file, or why it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as reason:
        raise NotARegister(f"The file cannot be read: {reason.strerror}.") from reason


def text_of(raw: bytes) -> tuple[str, str]:
    """The text of a file and what it is written in, told by what is in it.

    The register itself is Windows-1252; copies of it are often UTF-8, and some hold both: then
    each line is taken for what it is. Signs that neither knows become a mark that is listed.
    """
    _refuse_other_files(raw)
    try:
        return raw.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        pass
    lines = raw.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    read = [_line(line) for line in lines]
    some_utf_8 = any(was_utf_8 for _, was_utf_8 in read)
    words = "Windows-1252, and some rows UTF-8" if some_utf_8 else "Windows-1252"
    return "\n".join(text for text, _ in read), words


def _line(line: bytes) -> tuple[str, bool]:
    if line.isascii():
        return line.decode("ascii"), False
    try:
        return line.decode("utf-8"), True
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace"), False


def _refuse_other_files(raw: bytes) -> None:
    if raw[:2] in _UTF_16:
        raise NotARegister("The file is in UTF-16. Save it as “CSV UTF-8”.")
    if raw[:4] == b"PK\x03\x04":
        raise NotARegister(
            "The file is packed (zip) or a spreadsheet. Unpack it, or save it as CSV."
        )
    if b"\x00" in raw[:4096]:
        raise NotARegister("The file is not a CSV file.")
    if not raw.strip():
        raise NotARegister("The file is empty.")


def rows_of(text: str) -> tuple[list[str], Iterator[list[str]]]:
    """The names of the columns without stray spaces, and the rows below them."""
    _refuse_other_separators(text.split("\n", 1)[0])
    reader = csv.reader(io.StringIO(text, newline=""))
    names = [" ".join(name.replace("\ufeff", "").split()) for name in next(reader, [])]
    return names, reader


def _refuse_other_separators(first: str) -> None:
    for mark, words in _OTHER_SEPARATORS.items():
        if "," not in first and first.count(mark) >= 2:
            raise NotARegister(
                f"The columns are separated by {words}. Save the file as CSV with commas."
            )


def require(names: list[str], needed: tuple[str, ...]) -> None:
    """Refuse a file without the columns that nothing works without."""
    missing = [name for name in needed if name not in names]
    if missing:
        raise NotARegister(f"The file has no column {', '.join(missing)}.")
    twice = sorted({name for name in needed if names.count(name) > 1})
    if twice:
        raise NotARegister(f"The file has the column {', '.join(twice)} twice.")


def day_in_name(name: str) -> date | None:
    """The day of the extract, if the file is called as the register calls it."""
    found = _DAY.search(name)
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None
