"""How far it is from a postcode, in a straight line from the middle of its area.

Fit for a first sort, never for an entitlement to transport: nobody walks in a straight line. Where
the areas lie is worked out from the ONS Postcode Directory (`data/README.md`).
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOURCE = "ONS Postcode Directory, November 2025"
METRES_IN_A_MILE = 1609.344
_DATA = Path(__file__).parent / "data"
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?) ?(?:([0-9])(?:[A-Z]{2})?)?")
_FEW = 5  # postcodes: an area with fewer is a sorting office or a large user
_WIDE = 10_000  # metres: an area so wide says little of where anybody lives


@dataclass(frozen=True)
class Area:
    """A postcode area ("B31 1" or "B31"), and the middle of the postcodes in it."""

    name: str
    easting: int
    northing: int


def area_of(postcode: str) -> Area | None:
    """The area in which a postcode lies: its sector, or its district where that says too little."""
    found = _POSTCODE.fullmatch(" ".join(postcode.upper().split()))
    if not found:
        return None
    district, sector = found[1], found[2]
    near = _areas("sector").get(f"{district} {sector}") if sector else None
    return near or _areas("district").get(district)


def miles_between(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Miles in a straight line between two places on the National Grid."""
    east, north = a[0] - b[0], a[1] - b[1]
    return float((east * east + north * north) ** 0.5 / METRES_IN_A_MILE)


@cache
def _areas(what: str) -> dict[str, Area]:
    """Every sector or district of England that can be trusted, by its name."""
    path = _DATA / f"postcode-{what}s.csv"
    column = "sector" if what == "sector" else "outcode"
    with path.open(encoding="ascii", newline="") as file:
        return {
            row[column]: Area(row[column], int(row["easting"]), int(row["northing"]))
            for row in csv.DictReader(file)
            if int(row["postcodes"]) >= _FEW and int(row["p90_m"]) <= _WIDE
        }
