"""Small extracts of the register for tests: invented establishments from URN 999001 upwards."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from providers.register.columns import CURRENT

OFSTED_2021 = (
    "OfstedLastInsp",
    "OfstedRating (name)",
    "RSCRegion (name)",
    "OfstedSpecialMeasures (code)",
)
LAYOUTS = Path(__file__).parent / "layouts"
HEADER = ("URN", *sorted(CURRENT - {"URN"}))
KNOWN = {
    "EstablishmentName": "Example Primary School",
    "TypeOfEstablishment (code)": "01",
    "TypeOfEstablishment (name)": "Community school",
    "EstablishmentTypeGroup (code)": "4",
    "EstablishmentStatus (code)": "1",
    "EstablishmentStatus (name)": "Open",
    "LA (code)": "330",
    "LA (name)": "Birmingham",
    "Postcode": "B31 1LQ",
    "Section41Approved (name)": "Not applicable",
}


def a_row(urn: str = "999001", **more: str) -> dict[str, str]:
    """One establishment; columns by the names of the register."""
    return KNOWN | {"URN": urn} | more


def an_extract(folder: Path, *rows: dict[str, str], header=HEADER, encoding="cp1252", name="e.csv"):
    """A file of these establishments."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, header, restval="", extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    path = folder / name
    path.write_bytes(text.getvalue().encode(encoding))
    return path
