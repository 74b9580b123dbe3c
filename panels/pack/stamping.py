"""The line at the foot of each page: whose copy it is, of which meeting, and the page's number.

The line is set once as a small drawing of its own, and the digits once each, so a name in any
script is set as it is in letters. A screen reader passes over it.

All pages show the one drawing of the line. It stands in the file at a fixed length, so the whole is
put together once, and a copy for the next reader differs from it in that one place.
"""

from __future__ import annotations

import io
import mmap
import secrets
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pikepdf
from django.utils.html import escape
from pikepdf import Dictionary, Name

from cases import pdf

HEIGHT, SIDE, FOOT = 12.0, 24.0, 6.0  # points
DIGIT = 5.1
_MARKS = ("BDC", "BMC", "EMC", "MP", "DP")
_SHEET = """<!doctype html><html lang="en"><head><title>Foot of the page</title><style>
@page {{ size: {wide}pt {high}pt; margin: 0 }}
body {{ margin: 0; color: #0b0c0c; font: 8pt/12pt "DejaVu Sans", sans-serif }}
p {{ margin: 0; break-after: page; white-space: nowrap; overflow: hidden; background: #fff }}
</style></head><body>{lines}</body></html>"""


class Stamp:
    """What is put at the foot of each page of a file; the next file has the same drawings."""

    def __init__(
        self, readers: Sequence[str], *, total: int, uncounted: str = "Contents", late: str = ""
    ) -> None:
        lines = [f"{one} - {late}" if late else one for one in readers]
        texts = ["page", f"of {total}", uncounted, *map(str, range(10)), *lines]
        told = "".join(f"<p>{escape(one)}</p>" for one in texts)
        self.sheet = pdf.from_html(_SHEET.format(wide=420, high=int(HEIGHT), lines=told))
        self.readers, self.place = list(readers), secrets.token_hex(16).encode()
        self.drawn: dict[str, Any] = {}
        self.drawn_in: pikepdf.Pdf | None = None
        self.lines: dict[str, bytes] = {}
        self.begins = 0

    def put(self, made: pikepdf.Pdf, page: pikepdf.Page, number: int | None) -> None:
        """Stamp one page, upright as it is read, within what is shown of it."""
        if self.drawn_in is not made:
            self.drawn, self.drawn_in = self._drawings(made), made
        names = self._names(number)
        held: Any = page.obj.get("/Resources")
        # A copy: pages may share their resources, and a form of the same name may be among them.
        mine: Any = Dictionary(held) if held is not None else Dictionary()
        forms = Dictionary(mine.get("/XObject", Dictionary()))
        for name, _ in names:
            forms[f"/{name}"] = self.drawn[name]
        mine.XObject = forms
        page.obj.Resources = mine
        turn = _upright(page)
        said = "".join(f"q 1 0 0 1 {x:.2f} {FOOT:.2f} cm /{name} Do Q\n" for name, x in names)
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(f"\nQ\n/Artifact BMC q {turn} cm\n{said}Q EMC".encode(), prepend=False)

    def _names(self, number: int | None) -> list[tuple[str, float]]:
        if number is None:
            return [("FootLine", SIDE), ("FootPlain", SIDE + 430)]
        digits, x = str(number), SIDE + 430
        found = [("FootLine", SIDE), ("FootBefore", x)]
        x += 25
        for digit in digits:
            found.append((f"Foot{digit}", x))
            x += DIGIT
        return [*found, ("FootAfter", x + 3)]

    def write(self, path: Path, reader: str) -> None:
        """Put the line of one of the readers on every page of a finished file."""
        with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as held:
            at = held.find(self.place) - self.begins
            held[at : at + len(self.lines[reader])] = self.lines[reader]

    def _drawings(self, made: pikepdf.Pdf) -> dict[str, Any]:
        names = ["FootBefore", "FootAfter", "FootPlain", *(f"Foot{one}" for one in range(10))]
        widths = [30, 60, 110, *[DIGIT] * 10]
        with pikepdf.open(io.BytesIO(self.sheet)) as source:
            forms = [_form(page) for page in source.pages]
            found = {}
            for name, form, wide in zip(names, forms, widths, strict=False):
                form.BBox = pikepdf.Array([0, 0, wide, HEIGHT])
                found[name] = made.copy_foreign(form)
            found["FootLine"] = made.copy_foreign(self._line(forms[len(names) :]))
            return found

    def _line(self, forms: list[Any]) -> Any:
        """The drawing of the line with nobody’s name yet, as long as the longest of them."""
        said = [one.read_bytes() for one in forms]
        longest = max([*map(len, said), len(self.place)])
        told = (zlib.compress(one.ljust(longest), level=0) for one in said)
        self.lines = dict(zip(self.readers, told, strict=True))
        form = forms[0]
        # Wrapped, and not packed: nothing packs it again, and it can be found in the file.
        held = zlib.compress(self.place.ljust(longest), level=0)
        form.write(held, filter=Name.FlateDecode)
        self.begins = held.index(self.place)
        form.BBox = pikepdf.Array([0, 0, 420, HEIGHT])
        return form


def _form(page: pikepdf.Page) -> Any:
    """What stands on a page as a drawing, without its tags."""
    form = page.as_form_xobject()
    kept = [one for one in pikepdf.parse_content_stream(form) if str(one.operator) not in _MARKS]
    form.write(pikepdf.unparse_content_stream(kept))
    for key in ("/StructParents", "/StructParent"):
        if key in form:
            del form[key]
    return form


def _upright(page: pikepdf.Page) -> str:
    """The matrix that leads from the foot of the page, as it is read, to its own coordinates."""
    left, bottom, right, top = (float(side) for side in page.cropbox)
    turned = int(page.obj.get("/Rotate", 0)) % 360
    wide = (top - bottom) if turned in (90, 270) else (right - left)
    size = min(1.0, wide / 595)
    way = {
        0: (size, 0, 0, size, left, bottom),
        90: (0, size, -size, 0, right, bottom),
        180: (-size, 0, 0, -size, right, top),
        270: (0, -size, size, 0, left, top),
    }[turned]
    return " ".join(f"{one:.4f}" for one in way)
