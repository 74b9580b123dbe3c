"""The one file of a copy: every list, every paper, and a list of contents that can be checked."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from cases.queries.shareable import LEFT_OUT
from providers.ledger_file import harmless
from statutory import format_date

from ..access import Sight
from ..queries.copy_sheets import Sheet

CONTENTS = ("File", "What it is", "SHA-256")


@dataclass(frozen=True)
class Listed:
    """One line of the contents. Without a mark it is not in the copy, and the title says why."""

    name: str
    title: str
    sha256: str = ""


class CopyFile:
    """A ZIP that is written one file after another, and closed with its contents."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        self.listed: list[Listed] = []

    def add(self, name: str, title: str, content: bytes) -> None:
        """Put a file in."""
        self._zip.writestr(name, content)
        self.listed.append(Listed(name, title, hashlib.sha256(content).hexdigest()))

    def leave_out(self, title: str) -> None:
        """Say of something that it is not in the copy."""
        self.listed.append(Listed("", title))

    def add_sheet(self, sheet: Sheet) -> None:
        """Put a list in: once to read, once for a spreadsheet."""
        self.add(f"{sheet.name}.html", sheet.title, as_page(sheet))
        rows = as_csv([sheet.head, *sheet.rows])
        self.add(f"{sheet.name}.csv", f"{sheet.title}, for a spreadsheet", rows)

    def close(self, sight: Sight, on: date) -> None:
        """Write the contents, and be done."""
        rows = [(one.name, one.title, one.sha256) for one in self.listed]
        said = {
            "la": settings.LOCAL_AUTHORITY["name"],
            "name": sight.member.name,
            "on": format_date(on),
            "reference": sight.case.reference,
            "left_out": LEFT_OUT,
            "files": self.listed,
        }
        page = render_to_string("family/copy/contents.html", said)
        self._zip.writestr("contents.html", page.encode())
        self._zip.writestr("contents.csv", as_csv([CONTENTS, *rows, ("", LEFT_OUT, "")]))
        self._zip.close()


def as_page(sheet: Sheet) -> bytes:
    """A list as a page that opens in any browser."""
    return render_to_string("family/copy/list.html", {"sheet": sheet}).encode()


def as_csv(rows: Iterable[tuple[str, ...]]) -> bytes:
    """The same for a spreadsheet, in which nothing is taken for a formula (H-262)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
