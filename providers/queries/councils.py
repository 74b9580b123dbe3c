"""The councils of England with schools and social care, by the code that the register uses."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent.parent / "data" / "local-authorities.csv"


@cache
def councils() -> tuple[tuple[str, str], ...]:
    """Code and name of each, by name."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        found = [(row["code"], row["name"]) for row in csv.DictReader(file)]
    return tuple(sorted(found, key=lambda one: one[1]))
