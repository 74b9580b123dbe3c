"""Small things about time in words: months, numbers, school years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from ..language import swift as re

_MONTHS = "january february march april may june july august september october november december"
MONTHS = _MONTHS.split()
_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen twenty"
)
SMALL_NUMBERS = _NUMBERS.split()
NUMBER = rf"(?:\d{{1,2}}|{'|'.join(SMALL_NUMBERS[1:])})"
MONTH = "|".join(month.capitalize() for month in MONTHS)
_SEASONS = {"spring": 4, "summer": 8, "autumn": 12, "winter": 12, "easter": 4, "christmas": 12}


def number_of(word: str) -> int:
    """The number a word or figure says."""
    return int(word) if word.isdigit() else SMALL_NUMBERS.index(word.lower())


def last_day_of(month: str, year: int) -> int:
    """The number of days of a month."""
    return monthrange(year, MONTHS.index(month.lower()) + 1)[1] if year else 31


def year_group(said: str) -> int | None:
    """The curriculum year a first page names: Reception is 0, nursery less; nothing if unclear."""
    text = said.strip().lower()
    if match := re.search(r"\b(?:year|yr|y|nc\s?year)\s*\.?\s*(\d{1,2})\b", text):
        return int(match.group(1))
    if re.fullmatch(r"\d{1,2}", text):
        return int(text)
    if re.search(r"\breception\b|\byr\b|^r$", text):
        return 0
    if re.search(r"\bnursery\b|\bpre-?school\b|\bn[12]\b", text):
        return -1
    return None


_WHEN = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{MONTH}|spring|summer|autumn|winter|"
    rf"easter|christmas)(?:\s+term)?\s+(?P<year>20\d\d)|\b(?P<iso>20\d\d-\d\d-\d\d)\b"
    r"|(?P<figures>\d{1,2}[/.]\d{1,2}[/.]20\d\d)",
    re.IGNORECASE,
)


def first_day_named(text: str, pos: int = 0) -> tuple[date, re.Match[str]] | None:
    """The first day a text names, at the latest it can mean, and where it stands."""
    match = _WHEN.search(text, pos)
    if not match:
        return None
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"]), match
        if match["figures"]:
            day, month, year = map(int, re.split(r"[/.]", match["figures"]))
            return date(year, month, day), match
        year, name = int(match["year"]), match["month"].lower()
        month = _SEASONS.get(name) or MONTHS.index(name) + 1
        return date(year, month, int(match["day"] or monthrange(year, month)[1])), match
    except ValueError:
        return None
