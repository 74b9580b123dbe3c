"""Every fault of every row, in words. What is left is safe to record."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.models import Case
from cases.search import birth_dates_are_near, fold_postcode, sound_key
from cases.upn import fault_of, tidy
from statutory import format_date, twenty_fifth_birthday

from .columns import DATES, REQUIRED, Fault

_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}", re.ASCII)
_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_BRITISH = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2}", re.ASCII)
LONGEST_NAME = 100
COMMENCED = date(2014, 9, 1)  # before it there were no EHC needs assessments

SOURCES = {
    "parent": Case.Source.PARENT,
    "young person": Case.Source.YOUNG_PERSON,
    "school": Case.Source.SCHOOL,
    "college": Case.Source.COLLEGE,
    "other": Case.Source.OTHER,
}
SEXES = {"": "", "f": "F", "female": "F", "m": "M", "male": "M"}
DECISIONS = ("", "assess", "not assess")
PLAN_DECISIONS = ("", "issue", "not issue")


@dataclass(frozen=True)
class Row:
    """One request that has no fault."""

    number: int
    text: Mapping[str, str]
    dates: Mapping[str, date | None]

    def day(self, column: str) -> date:
        """A date that the check has made sure of."""
        found = self.dates[column]
        assert found is not None
        return found


@dataclass(frozen=True)
class Known:
    """What rows are checked against: the register, the officers and today."""

    urns: frozenset[str]
    officers: Mapping[str, int]
    today: date


class _RowCheck:
    """The faults of one row, column by column."""

    def __init__(self, number: int, cells: Mapping[str, Any], known: Known) -> None:
        self.number = number
        self.cells = cells
        self.known = known
        self.faults: list[Fault] = []
        self.text: dict[str, str] = {}
        self.dates: dict[str, date | None] = {}

    def fault(self, column: str, message: str) -> None:
        self.faults.append(Fault(self.number, column, message))

    def result(self) -> Row | None:
        self._read_text()
        self._read_dates()
        for column, check in _CHECKS.items():
            problem = check(self.text[column], self.known)
            if problem:
                self.fault(column, problem)
        self._check_days()
        self._check_steps()
        return None if self.faults else Row(self.number, self.text, self.dates)

    def _read_text(self) -> None:
        for column, cell in self.cells.items():
            if column not in DATES:
                text = unicodedata.normalize("NFC", str(cell)).strip()
                self.text[column] = _TIDIED.get(column, str)(text)
        for column in REQUIRED:
            if column not in DATES and not self.text[column]:
                self.fault(column, f"{_said(column)} is missing.")

    def _read_dates(self) -> None:
        for column in DATES:
            try:
                self.dates[column] = read_date(self.cells[column])
            except ValueError as problem:
                self.dates[column] = None
                self.fault(column, str(problem))
                continue
            if self.dates[column] is None and column in REQUIRED:
                self.fault(column, f"{_said(column)} is missing.")

    def _check_days(self) -> None:
        born, received = self.dates["date_of_birth"], self.dates["received_on"]
        for column, day in self.dates.items():
            if day is None:
                continue
            if day > self.known.today:
                self.fault(column, f"{format_date(day)} is in the future.")
            elif born and day < born:
                self.fault(column, f"{format_date(day)} is before the date of birth.")
            elif received and day < received and column != "date_of_birth":
                self.fault(column, f"{format_date(day)} is before the request was received.")
        if received and received < COMMENCED:
            self.fault(
                "received_on", "There were no EHC needs assessments before 1 September 2014."
            )
        if born and received and received >= twenty_fifth_birthday(born):
            self.fault("date_of_birth", "They were 25 or over when the request was received.")

    def _check_steps(self) -> None:
        """Each step has its day, and comes after the step before it."""
        self._goes_together("decision", "decision_on")
        self._goes_together("plan_decision", "plan_decision_on")
        later = ("advice_requested_on", "plan_decision_on", "draft_served_on", "final_sent_on")
        if self.text["decision"] == "not assess":
            self._must_be_empty(later, "the decision was not to assess")
        elif not self.text["decision"]:
            self._must_be_empty(later, "there is no decision to assess")
        if self.text["plan_decision"] == "not issue":
            self._must_be_empty(later[2:], "the decision was not to issue a plan")
        if self.dates["advice_received_on"] and not self.dates["advice_requested_on"]:
            self.fault(
                "advice_requested_on", "Advice was received, so the day it was asked is needed."
            )
        for earlier, column in _ORDER:
            first, second = self.dates[earlier], self.dates[column]
            if first and second and second < first and self._not_said(column):
                self.fault(
                    column, f"{format_date(second)} is before {earlier}, {format_date(first)}."
                )

    def _goes_together(self, said: str, day: str) -> None:
        if self.text[said] and not self.dates[day] and self._not_said(day):
            self.fault(day, f"The day is missing for “{self.text[said]}”.")
        if self.dates[day] and not self.text[said]:
            self.fault(said, f"{day} is given, so {said} is needed.")

    def _must_be_empty(self, columns: tuple[str, ...], because: str) -> None:
        for column in columns:
            if self.dates[column]:
                self.fault(column, f"This cannot have a date: {because}.")

    def _not_said(self, column: str) -> bool:
        return all(fault.column != column for fault in self.faults)


_ORDER = (
    ("decision_on", "advice_requested_on"),
    ("advice_requested_on", "advice_received_on"),
    ("decision_on", "plan_decision_on"),
    ("decision_on", "draft_served_on"),
    ("plan_decision_on", "draft_served_on"),
    ("draft_served_on", "final_sent_on"),
    ("plan_decision_on", "final_sent_on"),
    ("decision_on", "final_sent_on"),
)


def check_row(
    number: int, cells: Mapping[str, Any], known: Known
) -> tuple[Row | None, list[Fault]]:
    """One row: the request it holds, or everything wrong with it."""
    check = _RowCheck(number, cells, known)
    row = check.result()
    return row, check.faults


def repeated(rows: list[Row]) -> list[Fault]:
    """Rows of one file that name the same case, or may be the same child. Twins are not."""
    faults = []
    references: dict[str, int] = {}
    upns: dict[str, int] = {}
    sounds: dict[str, list[Row]] = {}
    for row in rows:
        text = row.text
        first = references.setdefault(text["reference"].casefold(), row.number)
        if first != row.number:
            faults.append(
                Fault(row.number, "reference", f"The same reference stands in row {first}.")
            )
            continue
        same_upn = upns.setdefault(text["upn"], row.number) if text["upn"] else row.number
        alike = sounds.setdefault(sound_key(text["forename"], text["surname"]), [])
        if same_upn != row.number:
            faults.append(Fault(row.number, "upn", f"The same UPN stands in row {same_upn}."))
        elif other := next((one for one in alike if _may_be_same(one, row)), None):
            faults.append(
                Fault(
                    row.number, "surname", f"This may be the same child as in row {other.number}."
                )
            )
        else:
            alike.append(row)
    return faults


def _may_be_same(one: Row, other: Row) -> bool:
    """Names that sound alike and birth dates close together, as the search before a new record."""
    both_known = one.text["upn"] and other.text["upn"]
    near = birth_dates_are_near(one.day("date_of_birth"), other.day("date_of_birth"))
    return near and not both_known


def read_date(cell: Any) -> date | None:
    """A date as 2026-06-09 or 09/06/2026, or a spreadsheet's own. `ValueError` says what is wrong."""
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
        raise ValueError(f"“{text[:40]}” is not a date like 2026-06-09 or 09/06/2026.")
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"{text} is not a real date.") from None


def _said(column: str) -> str:
    return {
        "reference": "The reference",
        "source": "Who asked",
        "surname": "The surname (the only name of a child with one name)",
        "received_on": "The day the request was received",
        "date_of_birth": "The date of birth",
    }[column]


def _one_of(allowed: tuple[str, ...]) -> Callable[[str, Known], str]:
    shown = ", ".join(word for word in allowed if word)

    def check(text: str, _: Known) -> str:
        return "" if text in allowed or not text else f"“{text[:40]}” is none of: {shown}."

    return check


def _reference(text: str, _: Known) -> str:
    if not text or _REFERENCE.fullmatch(text):
        return ""
    return "A reference has at most 40 letters, digits, hyphens, dots and underscores, no spaces."


def _name(text: str, _: Known) -> str:
    if len(text) > LONGEST_NAME:
        return f"A name can have {LONGEST_NAME} letters; this has {len(text)}."
    if any(unicodedata.category(letter).startswith("C") for letter in text):
        return "The name holds a character that cannot be seen or printed."
    return "" if not text or any(letter.isalpha() for letter in text) else "This is not a name."


def _upn(text: str, _: Known) -> str:
    return fault_of(text) if text else ""


def _postcode(text: str, _: Known) -> str:
    return "" if not text or _POSTCODE.fullmatch(text) else f"“{text[:12]}” is not a postcode."


def _urn(text: str, known: Known) -> str:
    if not text:
        return ""
    if not (text.isascii() and text.isdigit() and len(text) == 6):
        return f"“{text[:12]}” is not a URN. A URN has 6 digits."
    return (
        ""
        if text in known.urns
        else f"There is no establishment with the URN {text} in the register."
    )


def _officer(text: str, known: Known) -> str:
    if not text or text in known.officers:
        return ""
    return "No officer who may hold cases signs in with this email address."


_TIDIED: dict[str, Callable[[str], str]] = {
    "source": lambda text: " ".join(text.casefold().replace("_", " ").split()),
    "sex": str.casefold,
    "decision": lambda text: " ".join(text.casefold().split()),
    "plan_decision": lambda text: " ".join(text.casefold().split()),
    "upn": tidy,
    "postcode": fold_postcode,
    "officer_email": str.casefold,
}
_CHECKS: dict[str, Callable[[str, Known], str]] = {
    "reference": _reference,
    "source": _one_of(tuple(SOURCES)),
    "forename": _name,
    "surname": _name,
    "sex": _one_of(tuple(SEXES)),
    "upn": _upn,
    "postcode": _postcode,
    "school_urn": _urn,
    "officer_email": _officer,
    "decision": _one_of(DECISIONS),
    "plan_decision": _one_of(PLAN_DECISIONS),
}
