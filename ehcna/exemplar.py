"""The exemplar: one invented case from request to placement, as it stands in its file.

Wholly invented. The URNs beginning 999 are not issued to any school.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "exemplar-case.json"
YEAR = "2024-25"
# The type of each school in the codes of the register.
TYPES = {
    "Community school": "01",
    "Academy converter": "34",
    "Other independent special school": "10",
}
POSITIONS = {"can meet": "can", "can meet in part": "part"}
# Head of cost, its name in the file, whose budget pays.
HEADS = (
    ("core", "element_1_core", "Core budget of the school"),
    ("place", "element_2_notional_sen", "Core budget of the school"),
    ("place", "place_funding", "High needs block"),
    ("top_up", "top_up", "High needs block"),
    ("fee", "fees", "High needs block"),
    ("therapy", "therapy_commissioned", "High needs block"),
    ("transport", "transport", "Travel budget"),
)


@dataclass(frozen=True)
class Exemplar:
    """The file, read once."""

    whole: dict[str, Any]

    @property
    def documents(self) -> dict[str, Any]:
        found: dict[str, Any] = self.whole["documents"]
        return found

    def day(self, event: str) -> date:
        """The day of the first line of the timeline that begins with these words."""
        for line in self.whole["timeline"]:
            if line["event"].startswith(event):
                return date.fromisoformat(line["date"])
        raise LookupError(event)


def read() -> Exemplar:
    """The exemplar case."""
    return Exemplar(json.loads(FILE.read_text(encoding="utf-8")))


def cost(option: dict[str, Any], name: str) -> tuple[Decimal | None, str]:
    """An amount and how it was worked out: words in place of a number mean it is in another."""
    said = option["costs"].get(name)
    if said is None:
        return None, ""
    if isinstance(said, str):
        return Decimal(0), said[:1].upper() + said[1:]
    # One sentence of the brief works out a school's top-up, or else its transport.
    explained = "transport" if option["working"].startswith(("Seat", "Taxi")) else "top_up"
    return Decimal(said), option["working"] if name == explained else ""
