"""The columns of a file of requests."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

COLUMNS = (
    "reference",
    "received_on",
    "source",
    "forename",
    "surname",
    "date_of_birth",
    "sex",
    "upn",
    "postcode",
    "school_urn",
    "officer_email",
    "decision",
    "decision_on",
    "advice_requested_on",
    "advice_received_on",
    "plan_decision",
    "plan_decision_on",
    "draft_served_on",
    "final_sent_on",
)
REQUIRED = ("reference", "received_on", "source", "surname", "date_of_birth")
DATES = tuple(name for name in COLUMNS if name.endswith("_on") or name == "date_of_birth")


@dataclass(frozen=True)
class Fault:
    """One thing wrong: the row a spreadsheet shows (the header is row 1), the column, the words."""

    row: int
    column: str
    message: str

    def as_dict(self) -> dict[str, object]:
        return {"row": self.row, "column": self.column, "message": self.message}


MOST_COLUMNS = 200
_SHOWN = 40  # characters of a name in a message
_BETWEEN = re.compile(r"[\s_-]+")


def header_of(cells: Sequence[str], row: int = 1) -> tuple[list[str], list[Fault]]:
    """The columns named by a header row, and what is wrong with it."""
    names = [_BETWEEN.sub("_", cell.strip().casefold()).strip("_") for cell in cells]
    while names and not names[-1]:
        names.pop()
    if not set(names) & set(COLUMNS):
        words = "This row should name the columns: reference, received_on, source and so on."
        return names, [Fault(row, "", words)]
    if len(names) > MOST_COLUMNS:
        return names, [Fault(row, "", f"The row names {len(names):,} columns, far too many.")]
    return names, [Fault(row, column[:_SHOWN], words) for column, words in _wrong_with(names)]


def _wrong_with(names: list[str]) -> list[tuple[str, str]]:
    wrong = [
        (name, f"The column {name} is missing. Add it to the first row.")
        for name in REQUIRED
        if name not in names
    ]
    for name in dict.fromkeys(names):
        shown = name[:_SHOWN]
        if name and name not in COLUMNS:
            words = f"“{shown}” is not a column we know. Check its spelling or remove it."
            wrong.append((name, words))
        if names.count(name) > 1:
            what = f"The column {shown}" if name else "A column without a name"
            wrong.append((name, f"{what} stands in the first row more than once."))
    if names.count("") == 1:
        wrong.append(("", "A column has no name in the first row."))
    return wrong
