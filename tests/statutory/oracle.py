"""The law worked out a second time, by somebody who can only count days on their fingers.

Written from the law note alone and sharing nothing with the engine: it walks from day to day, asks
of each whether it counts, and stops when enough are counted. Slow, dull, and hard to get wrong.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

_LIST = Path(__file__).resolve().parents[2] / "statutory" / "bank_holidays.json"
_PUBLISHED = {event["date"] for event in json.loads(_LIST.read_text())["events"]}
CLOSED = frozenset(date.fromisoformat(day) for day in _PUBLISHED)

History = dict[tuple[str, str], date]
Dates = dict[str, date]


def next_day(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def days_on(day: date, number: int) -> date:
    """So many days later: the day itself is not counted."""
    for _ in range(number):
        day = next_day(day)
    return day


def months_on(day: date, number: int) -> date:
    """The same date so many months later, or the last day of a month that has no such date."""
    wanted, first_of_month = day.day, date(day.year, day.month, 1)
    passed = 0
    while passed < number:
        first_of_month = next_day(first_of_month)
        passed += first_of_month.day == 1
    day = first_of_month
    while day.day < wanted and next_day(day).day != 1:
        day = next_day(day)
    return day


def months_from_and_with(day: date, number: int) -> date:
    """The end of so many months of which the day is the first."""
    end = months_on(day, number)
    return day_before(end) if end.day == day.day else end


def works(day: date) -> bool:
    return day.weekday() not in (5, 6) and day not in CLOSED


def tribunal_sits(day: date) -> bool:
    christmas = (day.month == 12 and day.day >= 25) or (day.month == 1 and day.day == 1)
    return works(day) and day.month != 8 and not christmas


def working_days_on(day: date, number: int, counts=works) -> date:
    while number:
        day = next_day(day)
        number -= counts(day)
    return day


def working_days_with(day: date, number: int) -> date:
    return working_days_on(day_before(day), number)


def rolled(day: date) -> date:
    christmas = (day.month == 12 and day.day >= 25) or (day.month == 1 and day.day == 1)
    in_time = tribunal_sits if day.month == 8 or christmas else works
    while not in_time(day):
        day = next_day(day)
    return day


def assessment(told: History) -> Dates:
    """Regs 5, 8, 10 and 13; s.39 for settings."""
    dates: Dates = {}
    day_0 = told.get(("request_received", ""))
    if day_0:
        dates |= {"A01": days_on(day_0, 42), "A04": days_on(day_0, 112)}
        dates["A07"] = days_on(dates["A04"], 28)
    for (kind, about), on in told.items():
        if kind == "advice_request_sent":
            dates[f"A03 {about}"] = days_on(told.get(("advice_request_received", about), on), 42)
        elif kind == "advice_request_received":
            dates[f"A03 {about}"] = days_on(on, 42)
        elif kind == "consultation_sent":
            dates[f"A06 {about}"] = days_on(on, 15)
        elif kind == "draft_served":
            dates["A05"] = days_on(on, 14)
    return dates


def reviews(told: History) -> Dates:
    """Section 44; regs 20 to 22 and 28."""
    dates: Dates = {}
    if plan := told.get(("plan_sent", "")):
        dates["R01"] = months_from_and_with(plan, 12)
    for (kind, about), on in told.items():
        if kind == "review_meeting":
            dates[f"R05 {about}"] = days_on(on, 14)
            dates[f"R06 {about}"] = days_on(on, 28)
            if ("decided_to_amend", about) in told:
                dates[f"R10 {about}"] = days_on(on, 28)
        elif kind == "review_completed":
            dates["R02"] = months_from_and_with(on, 12)
        elif kind == "amendment_notice_sent":
            dates |= _after_notice(about, on, told.get(("review_meeting", about)))
    return dates


def _after_notice(about: str, sent: date, meeting: date | None) -> Dates:
    eight_weeks = days_on(sent, 56)
    dates = {f"R08 {about}": days_on(sent, 14), f"R11 {about}": eight_weeks}
    if meeting is None:
        return dates | {f"R17 {about}": eight_weeks}
    twelve_weeks = days_on(meeting, 84)
    return dates | {f"R09 {about}": eight_weeks if eight_weeks < twelve_weeks else twelve_weeks}


def moves(told: History) -> Dates:
    """Regs 15, 25 and 27."""
    dates: Dates = {}
    if moved := told.get(("moved", "")):
        knew = told[("old_authority_aware", "")]
        dates["T01"] = moved
        if knew >= moved or sum(works(day) for day in _between(knew, moved)) < 15:
            end = working_days_with(knew, 15)
            dates["T01"] = end if end > moved else moved
    if transferred := told.get(("plan_transferred", "")):
        dates["T02"] = days_on(transferred, 42)
        year = months_from_and_with(told[("plan_last_reviewed", "")], 12)
        quarter = months_from_and_with(transferred, 3)
        dates["T03"] = year if year > quarter else quarter
    if asked := told.get(("reassessment_requested", "")):
        dates["S01"] = days_on(asked, 15)
    if agreed := told.get(("reassessment_agreed", "")):
        dates["S02"] = days_on(agreed, 98)
    return dates


def _between(first: date, end: date) -> list[date]:
    """The days from the first to the eve of the end."""
    days = []
    while first < end:
        days.append(first)
        first = next_day(first)
    return days


def disputes(told: History) -> Dates:
    """Regs 33 to 39 and 44; HESC rules 12, 20 and 21."""
    dates: Dates = {}
    for (kind, about), on in told.items():
        name = f" {about}" if about else ""
        if kind == "decision_notice_sent":
            end = dates[f"M01{name}"] = months_on(on, 2)
            certificate = told.get(("certificate_issued", about))
            month = months_on(certificate, 1) if certificate else end
            dates[f"P01{name}"] = rolled(month if month > end else end)
        elif kind == "appeal_received":
            dates["P02"] = working_days_on(on, 30, tribunal_sits)
        elif kind == "mediation_wanted":
            dates["M03"] = days_on(on, 30)
        elif kind == "adviser_told_no_mediation":
            dates["M02"] = working_days_on(on, 3)
        elif kind == "order_to_assess":
            dates |= {"O01b": days_on(on, 14), "O01b10": days_on(on, 70), "O01b14": days_on(on, 98)}
        elif kind == "order_to_make_plan":
            dates |= {"O01c": days_on(on, 35), "O01c11": days_on(on, 77)}
    return dates


KNOWN = (
    "A01 A03 A04 A05 A06 A07 R01 R02 R05 R06 R10 R08 R09 R11 R17 T01 T02 T03 S01 S02",
    "M01 M02 M03 P01 P02 O01b O01b10 O01b14 O01c O01c11",
)
RULES = frozenset(rule for line in KNOWN for rule in line.split())


def dates_of(told: History) -> Dates:
    """Every last day this oracle knows of, by rule and by what it is about."""
    return assessment(told) | reviews(told) | moves(told) | disputes(told)
