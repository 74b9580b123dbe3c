"""A date as people and spreadsheets write it, or the words for why it is none."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2}", re.ASCII)
_SHOWN = 40  # characters of a cell in a message


def read_date(cell: Any) -> date | None:
    """A date as 2026-06-09 or 09/06/2026, or a spreadsheet's own. `ValueError` says why not."""
    if isinstance(cell, date):
        return cell
    text = str(cell).strip()
    if not text:
        return None
    iso, british = _ISO.fullmatch(text), _BRITISH.fullmatch(text)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
    elif british:
        day, month, year = (int(part) for part in british.groups())
    elif _SHORT_YEAR.fullmatch(text):
        raise ValueError(f"“{text}” has a year of two digits. Write it with four, like 09/06/2026.")
    else:
        raise ValueError(f"“{text[:_SHOWN]}” is not a date like 2026-06-09 or 09/06/2026.")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"{text} is not a real date.") from None
