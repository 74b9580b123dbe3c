"""Whether a listed ground is open on the facts: 27 days are not 28, and staff shortage is none."""

from datetime import date

import pytest

from statutory import (
    RULES_BY_ID,
    Availability,
    Facts,
    Ground,
    Status,
    StatutoryException,
    available,
    timetable,
)
from tests.statutory.telling import named, told

REQUEST = "request_received 2026-06-25"
FOUR = {"setting_closed", "early_years_closed", "exceptional_circumstances", "absent_from_area"}
ORDERS = {"exceptional_circumstances", "absent_two_weeks", "setting_closed", "early_years_closed"}
ADVICE = {"exceptional_circumstances", "absent_from_area", "missed_appointment"}


@pytest.mark.parametrize(
    ("rules", "grounds"),
    [
        (("A01", "A04", "A07", "S02"), FOUR),
        (("A03",), ADVICE),
        (("O01b", "O01b10", "O01c11", "O01h", "M06b", "U01e"), ORDERS),
        (("R01", "R02", "R05", "R06", "R09", "R12", "S01", "T02", "O01a", "P01"), set()),
    ],
)
def test_the_grounds_listed_for_a_limit_and_no_others(rules, grounds):
    for rule in rules:
        assert {ground.value for ground in RULES_BY_ID[rule].excused_on} == grounds


def closure(asked: str, closed: str, last_day: str, rule: str = "A01"):
    history = f"{REQUEST}; school_advice_requested {asked}"
    return available(
        Ground.SETTING_CLOSED,
        Facts(told(history)),
        rule=rule,
        starts=date.fromisoformat(closed),
        ends=date.fromisoformat(last_day),
    )


@pytest.mark.parametrize(
    ("asked", "closed", "last_day", "open_"),
    [
        ("2026-07-27", "2026-07-25", "2026-08-20", False),  # 27 days
        ("2026-07-27", "2026-07-25", "2026-08-21", True),  # 28 days
        ("2026-07-17", "2026-07-25", "2026-08-30", False),  # asked 8 days before it closed
        ("2026-07-18", "2026-07-25", "2026-08-30", True),  # asked 7 days before it closed
        ("2026-08-24", "2026-07-25", "2026-08-30", True),  # asked 7 days before it re-opened
        ("2026-08-25", "2026-07-25", "2026-08-30", False),  # asked 6 days before it re-opened
    ],
)
def test_h077_a_closure_counts_from_28_days_and_only_if_the_head_was_asked_in_the_window(
    asked, closed, last_day, open_
):
    assert closure(asked, closed, last_day).available is open_


def test_h077_the_reason_says_what_is_missing():
    assert closure("2026-07-27", "2026-07-25", "2026-08-20").reason == (
        "The setting was closed for 27 days; the exception needs at least 28."
    )
    assert closure("2026-07-17", "2026-07-25", "2026-08-30").reason == (
        "The head or principal was not asked for advice between Saturday 18 July 2026 and"
        " Monday 24 August 2026, so this exception is not open."
    )


def test_h078_a_closure_relied_on_leaves_the_date_where_it_was():
    history = told(f"{REQUEST}; school_advice_requested 2026-07-27")
    relied = StatutoryException(
        "A07", Ground.SETTING_CLOSED, date(2026, 7, 25), date(2026, 9, 1), why="Summer"
    )

    plain = named(timetable(Facts(history)))["A07"]
    excepted = named(timetable(Facts(history, [relied])))["A07"]

    assert excepted.due == plain.due == date(2026, 11, 12)
    assert excepted.explanation == plain.explanation
    assert excepted.status(date(2026, 12, 1)) is Status.DISAPPLIED
    assert plain.status(date(2026, 12, 1)) is Status.OVERDUE


def test_h079_no_psychologist_is_not_a_ground_the_law_knows():
    words = " ".join(ground.label for ground in Ground).lower()

    assert "psychologist" not in words
    assert "staff" not in words
    with pytest.raises(ValueError, match="no_psychologist"):
        Ground("no_psychologist")


@pytest.mark.parametrize(
    ("starts", "ends", "open_"),
    [
        ("2026-06-25", "2026-07-22", True),  # 28 days, from the very day of the request
        ("2026-06-25", "2026-07-21", False),  # 27
        ("2026-06-01", "2026-07-21", False),  # 51, of which 27 after the request
        ("2026-07-10", "2026-08-06", True),  # 28, to the very last day
        ("2026-07-10", "2026-09-06", True),
        ("2026-07-11", "2026-09-06", False),  # 27 before the last day
    ],
)
def test_an_absence_needs_28_days_within_the_time_the_limit_covers(starts, ends, open_):
    found = available(
        Ground.ABSENT_FROM_AREA,
        Facts(told(REQUEST)),
        rule="A01",
        starts=date.fromisoformat(starts),
        ends=date.fromisoformat(ends),
    )

    assert found.available is open_


def test_after_an_order_two_weeks_are_enough():
    history = Facts(told("order_to_make_plan 2026-03-10"))
    spell = {"starts": date(2026, 3, 16), "ends": date(2026, 3, 29)}

    assert available(Ground.ABSENT_TWO_WEEKS, history, rule="O01c", **spell).available
    assert not available(Ground.ABSENT_FROM_AREA, history, rule="O01c", **spell).available


def test_advice_is_not_excused_by_a_closed_school():
    history = Facts(told("advice_request_received 2026-03-02 advice:1"))
    spell = {"starts": date(2026, 3, 9), "ends": date(2026, 4, 6)}

    closed = available(Ground.SETTING_CLOSED, history, rule="A03", about="advice:1", **spell)

    assert closed.reason.endswith("is not a listed exception to this time limit.")
    assert available(
        Ground.MISSED_APPOINTMENT, history, rule="A03", about="advice:1", **spell
    ).available


def test_circumstances_before_the_request_or_after_the_limit_do_not_count():
    def during(starts, ends):
        return available(
            Ground.EXCEPTIONAL_CIRCUMSTANCES,
            Facts(told(REQUEST)),
            rule="A01",
            starts=date.fromisoformat(starts),
            ends=ends and date.fromisoformat(ends),
        ).available

    assert during("2026-06-20", "2026-06-25")
    assert during("2026-08-06", None)
    assert not during("2026-06-01", "2026-06-24")
    assert not during("2026-08-07", None)


def test_the_coronavirus_ground_lived_from_may_to_september_2020():
    def relied_on(received, starts):
        return available(
            Ground.CORONAVIRUS_2020,
            Facts(told(f"request_received {received}")),
            rule="A01",
            starts=date.fromisoformat(starts),
            ends=None,
        ).available

    assert relied_on("2020-05-01", "2020-05-01")
    assert not relied_on("2020-09-25", "2020-09-25")
    assert not relied_on("2026-01-05", "2026-01-06")


def test_a_limit_that_is_not_running_has_no_ground():
    found = available(
        Ground.ABSENT_FROM_AREA,
        Facts(told(REQUEST)),
        rule="R01",
        starts=date(2026, 7, 1),
        ends=date(2026, 8, 1),
    )

    assert (found.available, found.reason) == (False, "This time limit is not running on the case.")


def test_a_closure_to_the_end_of_all_days_is_answered_in_a_sentence():
    asked = closure("2026-07-20", "2026-07-25", "9999-12-31")

    assert asked == Availability(False, "Those days are out of any calendar.")
