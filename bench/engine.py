"""The engine against the dates it gives, written out as bare additions."""

from __future__ import annotations

from datetime import date, timedelta

from statutory import Fact, Facts, Kind, timetable

from .report import interleaved

TURNS = 2_000
K = Kind

# A case from the request to a plan and its first review, one child, three advisers.
HISTORY: tuple[tuple[Kind, date, str], ...] = (
    (K.DATE_OF_BIRTH, date(2016, 3, 9), ""),
    (K.REQUEST_RECEIVED, date(2025, 1, 13), ""),
    (K.CONSULTED_FAMILY, date(2025, 1, 20), ""),
    (K.PARTNERS_TOLD, date(2025, 2, 21), ""),
    (K.DECIDED_TO_ASSESS, date(2025, 2, 20), ""),
    (K.ADVICE_REQUEST_SENT, date(2025, 2, 21), "advice:1"),
    (K.ADVICE_REQUEST_RECEIVED, date(2025, 2, 24), "advice:1"),
    (K.ADVICE_RECEIVED, date(2025, 4, 3), "advice:1"),
    (K.ADVICE_REQUEST_SENT, date(2025, 2, 21), "advice:2"),
    (K.ADVICE_REQUEST_RECEIVED, date(2025, 2, 25), "advice:2"),
    (K.ADVICE_RECEIVED, date(2025, 4, 10), "advice:2"),
    (K.ADVICE_REQUEST_SENT, date(2025, 2, 21), "advice:3"),
    (K.ADVICE_RECEIVED, date(2025, 4, 7), "advice:3"),
    (K.ABSENT_FROM, date(2025, 3, 3), ""),
    (K.ABSENT_TO, date(2025, 3, 12), ""),
    (K.DECIDED_TO_ISSUE, date(2025, 4, 22), ""),
    (K.DRAFT_SENT, date(2025, 4, 28), ""),
    (K.DRAFT_SERVED, date(2025, 4, 30), ""),
    (K.REPRESENTATIONS_RECEIVED, date(2025, 5, 12), ""),
    (K.CONSULTATION_SENT, date(2025, 5, 1), "consultation:1"),
    (K.CONSULTATION_ANSWERED, date(2025, 5, 13), "consultation:1"),
    (K.PLAN_SENT, date(2025, 5, 30), ""),
    (K.DECISION_NOTICE_SENT, date(2025, 5, 30), "plan"),
    (K.REVIEW_NOTICE_GIVEN, date(2026, 4, 24), "review:1"),
    (K.REVIEW_MEETING, date(2026, 5, 14), "review:1"),
)


def ratio() -> float:
    """How many times as long the engine takes as the bare additions for the same dates."""
    assert len(HISTORY) == 25
    facts = Facts(Fact(kind, on, about) for kind, on, about in HISTORY)
    known = [clock for clock in timetable(facts) if clock.due]
    first = HISTORY[1][1]
    steps = [
        (clock.rule.id, first, (clock.due - first).days) for clock in known if clock.due is not None
    ]
    assert _barely(steps) == [(clock.rule.id, clock.due) for clock in known]
    return interleaved(lambda: timetable(facts), lambda: _barely(steps), TURNS)


def _barely(steps: list[tuple[str, date, int]]) -> list[tuple[str, date]]:
    dates = []
    for rule, start, days in steps:
        dates.append((rule, start + timedelta(days=days)))
    return dates
