"""The line at the foot of each page: whose copy it is, of which meeting, and the page's number.

The line is set once as a small drawing of its own, and the digits once each, so a name in any
script is set as it is in letters. A screen reader passes over it.
"""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from django.utils.html import escape
from pikepdf import Dictionary

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
    """What is put at the foot of each page of one file."""

    def __init__(
        self, line: str, *, total: int, uncounted: str = "Contents", late: str = ""
    ) -> None:
        self.line = f"{line} - {late}" if late else line
        self.total, self.uncounted = total, uncounted
        texts = [self.line, "page", f"of {total}", uncounted, *map(str, range(10))]
        lines = "".join(f"<p>{escape(one)}</p>" for one in texts)
        self.sheet = pdf.from_html(_SHEET.format(wide=420, high=int(HEIGHT), lines=lines))
        self.drawn: dict[str, Any] | None = None

    def put(self, made: pikepdf.Pdf, page: pikepdf.Page, number: int | None) -> None:
        """Stamp one page, upright as it is read, within what is shown of it."""
        if self.drawn is None:
            self.drawn = self._drawings(made)
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

    def _drawings(self, made: pikepdf.Pdf) -> dict[str, Any]:
        names = ["FootLine", "FootBefore", "FootAfter", "FootPlain"]
        names += [f"Foot{digit}" for digit in range(10)]
        widths = [420, 30, 60, 110, *[DIGIT] * 10]
        with pikepdf.open(io.BytesIO(self.sheet)) as source:
            found = {}
            for name, page, wide in zip(names, source.pages, widths, strict=True):
                form = page.as_form_xobject()
                kept = [
                    one
                    for one in pikepdf.parse_content_stream(form)
                    if str(one.operator) not in _MARKS
                ]
                form.write(pikepdf.unparse_content_stream(kept))
                form.BBox = pikepdf.Array([0, 0, wide, HEIGHT])
                for key in ("/StructParents", "/StructParent"):
                    if key in form:
                        del form[key]
                found[name] = made.copy_foreign(form)
            return found


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
