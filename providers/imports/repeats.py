"""Rows of one file that name the same case, or may be the same child. Twins are not."""

from __future__ import annotations

from collections.abc import Iterable

from cases.search import name_key

from .checking import Row
from .columns import Fault


def repeated(rows: Iterable[Row]) -> list[Fault]:
    """One fault for each row that repeats an earlier one, whether or not that one is right."""
    references: dict[str, int] = {}
    upns: dict[str, int] = {}
    children: dict[tuple[object, ...], list[Row]] = {}
    faults = []
    for row in rows:
        same = references.setdefault(row.text["reference"].casefold() or str(id(row)), row.number)
        if same != row.number:
            faults.append(_fault(row, "reference", f"The same reference stands in row {same}."))
            continue
        if fault := _same_child(row, upns, children):
            faults.append(fault)
    return faults


def _same_child(
    row: Row, upns: dict[str, int], children: dict[tuple[object, ...], list[Row]]
) -> Fault | None:
    upn, born = row.text["upn"], row.dates["date_of_birth"]
    first = upns.setdefault(upn, row.number) if upn else row.number
    if first != row.number:
        return _fault(row, "upn", f"The same UPN stands in row {first}.")
    name = name_key(row.text["forename"], row.text["surname"])
    if not row.text["surname"] or not name or born is None:
        return None
    alike = children.setdefault((name, born), [])
    # Two children may share a name and a birthday; their UPNs then tell them apart.
    other = next((one for one in alike if not (upn and one.text["upn"])), None)
    alike.append(row)
    if other is None:
        return None
    words = f"This may be the same child as in row {other.number}: same name, same date of birth."
    return _fault(row, "surname", words)


def _fault(row: Row, column: str, message: str) -> Fault:
    return Fault(row.number, column, message)
