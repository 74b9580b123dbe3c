"""Worked examples in and out: facts by their names in the law note, results by theirs.

A thin translation. Every date comes from the same rules and the same timetable as the product.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from . import vector_answers as answers
from . import vector_grounds as grounds
from .calendar import CalendarRunsOut
from .vector_facts import Told

Answer = Callable[[Told], Mapping[str, Any]]

_ANSWERS: dict[str, Answer] = {
    "A01": answers.one("A01"),
    "A04": answers.one("A04"),
    "A07": answers.one("A07"),
    "A99": answers.whole_assessment,
    "A03": grounds.advice,
    "A05": answers.draft_window,
    "A06": answers.consultation,
    "A08": grounds.closure,
    "A09": grounds.absence,
    "A10": grounds.circumstances,
    "A20": answers.timeliness,
    "R01": answers.one("R01"),
    "R02": answers.next_review,
    "R03": answers.notice_of_review,
    "R05": answers.one("R05"),
    "R06": answers.one("R06"),
    "R08": answers.amendment_window,
    "R09": answers.amended_plan,
    "R10": answers.amendments,
    "R11": answers.one("R11"),
    "R12": answers.phase_transfer,
    "R13": answers.phase_transfer,
    "R14": answers.one("R14"),
    "R15": answers.under_fives,
    "R16": answers.term_list,
    "R17": answers.without_review,
    "S01": answers.one("S01"),
    "S02": answers.one("S02"),
    "S03": answers.too_soon,
    "T01": answers.move_out,
    "T02": answers.one("T02"),
    "T03": answers.review_after_transfer,
    "T04": answers.one("T04"),
    "C01": answers.ceasing,
    "M01": answers.one("M01"),
    "M02": answers.one("M02"),
    "M03": answers.one("M03"),
    "M04": answers.one("M04"),
    "M05": answers.one("M05"),
    "M06": answers.order("M06"),
    "M07": answers.one("M07"),
    "M08": answers.one("M08"),
    "P01": answers.appeal,
    "P02": answers.one("P02"),
    "O01": answers.order("O01"),
    "O02": grounds.exception_to_order,
    "U01": answers.order("U01"),
    "H01": answers.recommendation,
    "Y01": answers.school_age_ends,
    "Y02": answers.school_age_starts,
    "Y03": answers.year_group,
    "Y05": answers.twenty_five,
    "DP1": answers.direct_payments,
    "D01": answers.retention,
}


def result_of(rule: str, facts: Mapping[str, Any]) -> dict[str, Any]:
    """What one example comes to, dates as text; `{"error": ...}` with the reason if it cannot."""
    answer = _ANSWERS.get(rule) if isinstance(rule, str) else None
    if answer is None:
        return {"error": f"there is no rule {rule}"}
    if not isinstance(facts, Mapping):
        return {"error": "the facts must be names and values"}
    try:
        return {name: _as_text(value) for name, value in answer(Told(facts)).items()}
    except KeyError as missing:
        return {"error": f"cannot be worked out: a fact is missing or unknown ({missing.args[0]})"}
    except (TypeError, ValueError, OverflowError, CalendarRunsOut) as reason:
        return {"error": f"cannot be worked out: {reason}"}


def _as_text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
