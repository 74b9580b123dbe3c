"""One cell of the register as we keep it. Most of a million cells repeat, so each is read once."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from ..models.types import NEEDS

BAD = object()  # what is written there cannot be what the column holds
_DATE = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})|([0-9]{4})-([0-9]{2})-([0-9]{2})")
_NUMBER = re.compile(r"([0-9]{1,9})(?:\.0+)?")
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
_NEED_CODE = re.compile(r"([A-Za-z]{2,5}) ?[-–]")
_MOST = 2_147_483_647  # what the database can hold
_OLDEST = 120
_GRID = 1_300_000  # metres: nothing of Britain lies further
_PHASES = {"All through": "All-through", "16 Plus": "16 plus"}
_NO_RESOURCED = ("", "not applicable")


def text(cell: str) -> str:
    """Words as they stand. "None" is an answer, and stays one."""
    return " ".join(cell.split())


def name(cell: str) -> Any:
    """Every establishment has a name, and none is a mere number."""
    words = text(cell)
    return BAD if not words or words.isdigit() else words


def urn(cell: str) -> Any:
    """Six digits."""
    bare = cell.strip()
    return bare if len(bare) == 6 and bare.isascii() and bare.isdigit() else BAD


def _code(length: int) -> Callable[[str], Any]:
    def read(cell: str) -> Any:
        bare = cell.strip()
        if not bare:
            return ""
        fits = bare.isascii() and bare.isdigit() and len(bare) <= length
        return bare.zfill(length) if fits else BAD

    return read


def type_code(cell: str) -> Any:
    """Two digits; a spreadsheet takes the leading nought away."""
    return _code(2)(cell) or BAD


def digits(cell: str) -> str:
    """A long number as text. What a spreadsheet has rounded ("1.00063E+11") is not known."""
    found = _NUMBER.fullmatch(cell.strip())
    return found[1] if found else ""


def number(cell: str) -> Any:
    """A count; empty is unknown, and nought is nought."""
    bare = cell.strip()
    if not bare:
        return None
    found = _NUMBER.fullmatch(bare)
    return int(found[1]) if found and int(found[1]) <= _MOST else BAD


def age(cell: str) -> Any:
    """An age in years."""
    found = number(cell)
    return BAD if isinstance(found, int) and found > _OLDEST else found


def metres(cell: str) -> Any:
    """A place on the National Grid. Nought or nothing means that it is not known."""
    found = number(cell)
    return BAD if isinstance(found, int) and found > _GRID else (found or None)


def day(cell: str) -> Any:
    """A day, as the register writes it (dd-mm-yyyy) or as a spreadsheet does (dd/mm/yyyy)."""
    bare = cell.strip()
    if not bare:
        return None
    found = _DATE.fullmatch(bare)
    if not found:
        return BAD
    d, m, y = (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
    try:
        return date(int(y), int(m), int(d))
    except ValueError:
        return BAD


def phone(cell: str) -> str:
    """A telephone number; a spreadsheet takes the leading nought away."""
    bare = "".join(cell.split())
    if not bare.isdigit():
        return "" if "E+" in bare.upper() else text(cell)
    return f"0{bare}" if len(bare) in (9, 10) and not bare.startswith("0") else bare


def postcode(cell: str) -> str:
    """A postcode in capitals with its one space; anything else as it stands."""
    found = _POSTCODE.fullmatch("".join(cell.upper().split()))
    return f"{found[1]} {found[2]}" if found else text(cell).upper()


def phase(cell: str) -> str:
    """A phase by the name it has today."""
    words = text(cell)
    return _PHASES.get(words, words)


def resourced(cell: str) -> str:
    """Resourced provision, a unit or both. Empty and "Not applicable" both mean none known."""
    words = text(cell)
    return "" if words.lower() in _NO_RESOURCED else words.replace("SEN Unit", "SEN unit")


def needs(cells: tuple[str, ...]) -> str:
    """SEN1 to SEN13 as codes in our order, each once. "Not Applicable" may stand anywhere."""
    said = {found[1].upper() for cell in cells if (found := _NEED_CODE.match(cell.strip()))}
    known = [code for code in NEEDS if code in said]
    return json.dumps(known + sorted(said - NEEDS.keys()))


READ: dict[str, Callable[[str], Any]] = {
    "urn": urn,
    "name": name,
    "type_code": type_code,
    "text": text,
    "day": day,
    "phase": phase,
    "age": age,
    "authority": _code(3),
    "establishment": _code(4),
    "postcode": postcode,
    "metres": metres,
    "phone": phone,
    "number": number,
    "resourced": resourced,
    "digits": digits,
}


class Cells(dict[Any, Any]):
    """The cells of one column, each worked out the first time it is met."""

    def __init__(self, read: Callable[[Any], Any], longest: int | None) -> None:
        super().__init__()
        self.read, self.longest = read, longest

    def __missing__(self, cell: Any) -> Any:
        made = self.read(cell)
        if self.longest and isinstance(made, str):
            made = made[: self.longest]
        self[cell] = made
        return made
