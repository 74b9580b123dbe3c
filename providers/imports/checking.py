"""Every fault of every row, in words. What is left is safe to record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from statutory import format_date, twenty_fifth_birthday

from .columns import DATES, REQUIRED, Fault
from .dates import read_date
from .fields import CHECKS, Known, tidied
from .sheet import Formula

COMMENCED = date(2014, 9, 1)  # before it there were no EHC needs assessments
_MISSING = {
    "reference": "The reference is missing.",
    "source": "Who asked is missing.",
    "surname": "The surname is missing. A child with one name has it as surname.",
    "received_on": "The day the request was received is missing.",
    "date_of_birth": "The date of birth is missing.",
}
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
_AFTER_DECISION = ("advice_requested_on", "plan_decision_on", "draft_served_on", "final_sent_on")


@dataclass(frozen=True)
class Row:
    """What a row says, tidied. It may be recorded only if its check found no fault."""

    number: int
    text: Mapping[str, str]
    dates: Mapping[str, date | None]

    def day(self, column: str) -> date:
        """A date that the check has made sure of."""
        found = self.dates[column]
        assert found is not None
        return found


def check_row(number: int, cells: Mapping[str, Any], known: Known) -> tuple[Row, list[Fault]]:
    """One row as read, and everything wrong with it, in the order of the columns."""
    check = _RowCheck(number, cells, known)
    row = check.result()
    order = list(cells)
    return row, sorted(check.faults, key=lambda fault: order.index(fault.column))


class _RowCheck:
    """The faults of one row, column by column."""

    def __init__(self, number: int, cells: Mapping[str, Any], known: Known) -> None:
        self.number, self.cells, self.known = number, cells, known
        self.faults: list[Fault] = []
        self.text: dict[str, str] = {}
        self.dates: dict[str, date | None] = {}

    def result(self) -> Row:
        for column, cell in self.cells.items():
            self._read(column, cell)
        self._check_days()
        self._check_steps()
        return Row(self.number, self.text, self.dates)

    def _fault(self, column: str, message: str) -> None:
        self.faults.append(Fault(self.number, column, message))

    def _is_faulty(self, column: str) -> bool:
        return any(fault.column == column for fault in self.faults)

    def _read(self, column: str, cell: Any) -> None:
        formula = isinstance(cell, Formula)
        if formula:
            self._fault(column, "The cell holds a formula. Paste its value in its place.")
        if column in DATES:
            self.dates[column] = None if formula else self._date(column, cell)
            empty = self.dates[column] is None
        else:
            if isinstance(cell, date):
                self._fault(column, "The spreadsheet made a date of this cell. Type it as text.")
                cell = ""
            self.text[column] = "" if formula else tidied(column, cell)
            empty = not self.text[column]
            if problem := "" if empty else CHECKS[column](self.text[column], self.known):
                self._fault(column, problem)
        if empty and column in REQUIRED and not self._is_faulty(column):
            self._fault(column, _MISSING[column])

    def _date(self, column: str, cell: Any) -> date | None:
        try:
            return read_date(cell)
        except ValueError as problem:
            self._fault(column, str(problem))
            return None

    def _check_days(self) -> None:
        born, received = self._past("date_of_birth"), self._past("received_on")
        for column, day in self.dates.items():
            if day is None:
                continue
            if day > self.known.today:
                self._fault(column, f"{format_date(day)} is in the future.")
            elif born and day < born:
                self._fault(column, f"{format_date(day)} is before the date of birth.")
            elif received and day < received and column != "date_of_birth":
                self._fault(column, f"{format_date(day)} is before the request was received.")
        if received and received < COMMENCED:
            self._fault(
                "received_on", "There were no EHC needs assessments before 1 September 2014."
            )
        if born and (received or self.known.today) >= twenty_fifth_birthday(born):
            when = "were 25 or over when the request was received" if received else "are 25 or over"
            self._fault("date_of_birth", f"They {when}.")

    def _past(self, column: str) -> date | None:
        """A day that others can be compared with: not one that is itself told as in the future."""
        day = self.dates[column]
        return day if day and day <= self.known.today else None

    def _check_steps(self) -> None:
        """Each step has its day, and comes after the step before it."""
        self._goes_together("decision", "decision_on")
        self._goes_together("plan_decision", "plan_decision_on")
        if self.text["decision"] == "not assess":
            self._must_be_empty(_AFTER_DECISION, "the decision was not to assess")
        elif not self.text["decision"] and not self._is_faulty("decision"):
            self._must_be_empty(_AFTER_DECISION, "there is no decision to assess")
        if self.text["plan_decision"] == "not issue":
            self._must_be_empty(_AFTER_DECISION[2:], "the decision was not to issue a plan")
        if self.dates["advice_received_on"] and self._has_none("advice_requested_on"):
            self._fault(
                "advice_requested_on", "Advice was received, so the day it was asked is needed."
            )
        for earlier, column in _ORDER:
            first, second = self.dates[earlier], self.dates[column]
            if first and second and second < first and not self._is_faulty(column):
                self._fault(
                    column, f"{format_date(second)} is before {earlier}, {format_date(first)}."
                )

    def _has_none(self, column: str) -> bool:
        """Nothing was given, rather than something that has a fault."""
        return self.dates[column] is None and not self._is_faulty(column)

    def _goes_together(self, said: str, day: str) -> None:
        if self.text[said] and not self._is_faulty(said) and self._has_none(day):
            self._fault(day, f"The day is missing for “{self.text[said][:20]}”.")
        if self.dates[day] and not self.text[said] and not self._is_faulty(said):
            self._fault(said, f"{day} is given, so {said} is needed.")

    def _must_be_empty(self, columns: tuple[str, ...], because: str) -> None:
        for column in columns:
            if self.dates[column]:
                self._fault(column, f"This cannot have a date: {because}.")
