"""What ends the whole case ends every clock in it, whatever the clock is about."""

from datetime import date

import pytest

from statutory import Status
from tests.statutory.telling import clocks

PLAN = "plan_sent 2025-03-01"


@pytest.mark.parametrize(
    ("history", "rule", "ended"),
    [
        (
            "request_received 2026-01-05; advice_request_received 2026-02-20 advice:1;"
            " request_withdrawn 2026-03-01",
            "A03 advice:1",
            date(2026, 3, 1),
        ),
        (
            "request_received 2026-01-05; advice_request_received 2026-02-20 advice:1;"
            " case_closed 2026-03-02",
            "A03 advice:1",
            date(2026, 3, 2),
        ),
        (
            f"{PLAN}; review_meeting 2026-02-01 review:2026; plan_ceased 2026-02-15",
            "R06 review:2026",
            date(2026, 2, 15),
        ),
        (
            f"{PLAN}; review_meeting 2026-02-01 review:2026; moved_away 2026-02-15",
            "R05 review:2026",
            date(2026, 2, 15),
        ),
        # What must be done before an event ends although the event has not come.
        (
            f"{PLAN}; phase_transfer 2027-09-01; plan_ceased 2026-10-15",
            "R12",
            date(2026, 10, 15),
        ),
        (
            f"{PLAN}; post16_transfer 2027-09-01 transfer:1; plan_ceased 2026-10-15",
            "R13 transfer:1",
            date(2026, 10, 15),
        ),
        (f"{PLAN}; post16_move 2027-09-01; moved_away 2026-10-15", "R14", date(2026, 10, 15)),
        (
            f"{PLAN}; review_meeting 2027-02-01 review:2027; plan_ceased 2026-10-15",
            "R03 review:2027",
            date(2026, 10, 15),
        ),
    ],
)
def test_the_end_of_the_case_ends_a_clock_about_one_thing_in_it(history, rule, ended):
    clock = clocks(history)[rule]

    assert (clock.ended_on, clock.status(date(2029, 1, 1))) == (ended, Status.ENDED)


@pytest.mark.parametrize(
    ("history", "rule"),
    [
        # Of two requests for advice, deciding that one is not needed leaves the other running.
        (
            "request_received 2026-01-05; advice_request_received 2026-02-20 advice:1;"
            " advice_request_received 2026-02-20 advice:2; advice_not_needed 2026-03-01 advice:1",
            "A03 advice:2",
        ),
        # Advice asked after a request was withdrawn and renewed is owed.
        (
            "request_received 2026-01-05; request_withdrawn 2026-01-20; request_received"
            " 2026-02-01; advice_request_received 2026-02-20 advice:1",
            "A03 advice:1",
        ),
        # Last year's review does not end the preparing of this year's.
        (
            f"{PLAN}; review_meeting 2026-02-01 review:2026; review_completed 2026-02-20"
            " review:2026; review_meeting 2027-02-01 review:2027",
            "R03 review:2027",
        ),
    ],
)
def test_what_ends_one_thing_leaves_the_others_running(history, rule):
    assert clocks(history)[rule].ended_on is None


def test_what_was_done_in_time_stays_done_when_the_case_ends_later():
    clock = clocks(
        "request_received 2026-01-05; advice_request_received 2026-02-20 advice:1;"
        " advice_received 2026-03-20 advice:1; case_closed 2026-06-01"
    )["A03 advice:1"]

    assert (clock.met_on, clock.ended_on) == (date(2026, 3, 20), None)


def test_a_plan_kept_while_an_appeal_is_open_says_so():
    clock = clocks(f"{PLAN}; cease_decision_sent 2026-06-01; appeal_made 2026-07-01")["C01"]

    assert clock.due is None
    assert clock.explanation == (
        "Keep the plan in place while an appeal is open: an appeal was made and has not been"
        " decided, so no day is set (Children and Families Act 2014, s.45(4))."
    )
