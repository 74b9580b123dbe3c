"""The columns of a file of requests."""

from __future__ import annotations

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


def header_of(cells: Sequence[str]) -> tuple[list[str], list[Fault]]:
    """The columns named by a header row, and what is wrong with it."""
    names = [cell.strip().casefold().replace(" ", "_") for cell in cells]
    while names and not names[-1]:
        names.pop()
    faults = [
        Fault(1, name, f"The column {name} is missing. Add it to the first row.")
        for name in REQUIRED
        if name not in names
    ]
    for name in dict.fromkeys(names):
        if name and name not in COLUMNS:
            faults.append(
                Fault(
                    1, name, f"“{name}” is not a column we know. Check its spelling or remove it."
                )
            )
        if names.count(name) > 1:
            what = f"The column {name}" if name else "A column without a name"
            faults.append(Fault(1, name, f"{what} stands in the first row more than once."))
    if "" in names and names.count("") == 1:
        faults.append(Fault(1, "", "A column has no name in the first row."))
    return names, faults
