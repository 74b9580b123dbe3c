"""How clocks go wrong in systems like this, and do not go wrong here."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from statutory import RULES_BY_ID, Facts, Force, Kind, Status, timetable
from statutory.vectors import result_of
from tests.statutory.telling import clocks, due, named, told

KINDS = {kind.value for kind in Kind}
REQUEST = "request_received 2026-01-05"


@pytest.mark.parametrize(
    ("rule", "name", "kind", "day"),
    [
        ("A01", "request_received", "request_received", "2024-02-29"),
        ("A01", "request_received", "request_received", "2026-08-31"),
        ("A07", "request_received", "request_received", "2026-12-31"),
        ("M01", "decision_notice_sent", "decision_notice_sent", "2026-08-31"),
        ("M01", "decision_notice_sent", "decision_notice_sent", "2025-12-31"),
        ("R01", "plan_first_made", "plan_sent", "2024-02-29"),
        ("DP1", "first_direct_payment", "first_direct_payment", "2026-08-31"),
        ("R14", "post16_to_post16_transfer", "post16_move", "2026-07-31"),
    ],
)
def test_h073_month_ends_and_leap_days_come_out_the_same_on_two_paths(rule, name, kind, day):
    by_example = result_of(rule, {name: day})

    assert due(f"{kind} {day}", rule) in by_example.values()


def test_h070_no_job_counts_anything_so_an_outage_changes_nothing():
    (clock,) = (one for one in clocks(REQUEST).values() if one.rule.id == "A01")

    assert clock.status(date(2026, 2, 13)) is Status.DUE
    assert clock.status(date(2026, 2, 16)) is Status.DUE
    assert clock.status(date(2026, 2, 17)) is Status.OVERDUE  # nothing ran in between


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_h073_the_last_day_there_is_gives_a_sentence_and_never_a_fault(kind):
    for clock in clocks(f"{kind} 9999-12-31").values():
        assert clock.explanation.endswith(").")
        assert clock.due is not None or clock.problem or not clock.rule.counts
        assert len(clock.other_dates) <= 2


def test_h074_a_draft_served_on_1_december_can_be_final_on_16_december():
    window = clocks("draft_served 2026-12-01")["A05"]

    assert window.due == date(2026, 12, 15)
    assert ("Earliest day for the final plan", date(2026, 12, 16)) in window.other_dates


def test_h075_the_15_days_are_calendar_days_and_say_so():
    window = clocks("draft_served 2026-12-01")["A05"]

    assert window.explanation == (
        "The family can comment on the draft plan, name a school and ask for a meeting by"
        " Tuesday 15 December 2026: 15 calendar days beginning with serving the draft plan on"
        " Tuesday 1 December 2026 (SEND Regulations 2014 (SI 2014/1530), reg 13(1)(a))."
    )


def test_h081_a_refusal_withdrawn_without_an_order_leaves_the_20_weeks_running():
    refused = f"{REQUEST}; decided_not_to_assess 2026-02-10"
    withdrawn = f"{refused}; refusal_withdrawn 2026-04-01"

    assert clocks(refused)["A07"].status(date(2026, 6, 1)) is Status.ENDED
    assert clocks(withdrawn)["A07"].due == date(2026, 5, 25)
    assert clocks(withdrawn)["A07"].status(date(2026, 6, 1)) is Status.OVERDUE


def test_h082_a_concession_a_consent_order_and_an_order_each_start_their_own_track():
    refused = f"{REQUEST}; decided_not_to_assess 2026-02-10"
    tracks = {
        "unopposed_assess": ("U01b", "U01b10", "U01b14"),
        "order_to_assess": ("O01b", "O01b10", "O01b14"),
        "agreed_to_assess": ("M06b", "M06b10", "M06b14"),
    }
    for kind, rules in tracks.items():
        found = clocks(f"{refused}; {kind} 2026-06-01")

        assert [found[rule].due for rule in rules] == [
            date(2026, 6, 15),
            date(2026, 8, 10),
            date(2026, 9, 7),
        ]
        assert found["A07"].status(date(2026, 12, 1)) is Status.ENDED
        assert not {rule for other in tracks.values() for rule in other} - set(rules) & set(found)


def test_h083_a_letter_that_says_only_that_we_will_amend_leaves_the_four_weeks_open():
    meeting = "review_meeting 2026-05-20 review:1; decided_to_amend 2026-06-01 review:1"
    found = clocks(meeting)

    assert found["R06 review:1"].status(date(2026, 6, 18)) is Status.OVERDUE
    assert found["R10 review:1"].status(date(2026, 6, 18)) is Status.OVERDUE
    sent = clocks(f"{meeting}; amendment_notice_sent 2026-06-10 review:1")
    assert sent["R06 review:1"].status(date(2026, 6, 18)) is Status.MET


def test_h085_a_review_that_is_moved_cancelled_or_held_twice_has_its_clocks_once():
    (meeting,) = told("review_meeting 2026-05-20 review:1")
    moved = replace(meeting, on=date(2026, 6, 3), id=2, corrects=1)
    cancelled = replace(meeting, on=None, id=3, corrects=2)
    second = replace(meeting, about="review:2", on=date(2026, 7, 1), id=4)

    once = named(timetable(Facts([meeting, moved])))
    none = named(timetable(Facts([meeting, moved, cancelled])))
    two = named(timetable(Facts([meeting, moved, second])))

    assert once["R06 review:1"].due == date(2026, 7, 1)
    assert not any(name.startswith("R06") for name in none)
    assert {name for name in two if name.startswith("R06")} == {"R06 review:1", "R06 review:2"}


def test_h085_a_review_held_before_its_papers_still_has_every_clock():
    found = clocks(
        "review_advice_circulated 2026-06-01 review:1; review_meeting 2026-05-20 review:1"
    )

    papers = found["R03b review:1"]
    assert papers.due == date(2026, 5, 6)
    assert papers.status(date(2026, 6, 2)) is Status.OVERDUE


@pytest.mark.parametrize(
    ("aware", "last_day"),
    [
        ("2026-03-10", "2026-04-02"),  # 16 working days ahead: on the day of the move
        ("2026-03-11", "2026-04-02"),  # exactly 15 before, the move day not counted
        ("2026-03-12", "2026-04-02"),  # 14 before: 15 working days beginning with knowing
        ("2026-03-19", "2026-04-10"),  # 10 working days ahead, over Good Friday and Easter Monday
        ("2026-04-03", "2026-04-27"),  # learned of on Good Friday, the day after the move
    ],
)
def test_h087_a_move_learned_of_late_gives_15_working_days_over_easter(aware, last_day):
    assert due(f"moved 2026-04-02; old_authority_aware {aware}", "T01") == last_day


def test_h091_a_request_withdrawn_ends_its_clocks_and_a_new_one_starts_its_own():
    withdrawn = f"{REQUEST}; request_withdrawn 2026-01-20"
    renewed = f"{withdrawn}; request_received 2026-03-02"

    assert clocks(withdrawn)["A01"].status(date(2026, 12, 1)) is Status.ENDED
    assert clocks(renewed)["A01"].due == date(2026, 4, 13)
    assert clocks(renewed)["A01"].status(date(2026, 12, 1)) is Status.OVERDUE


def test_h091_a_second_request_while_the_first_is_open_changes_no_date():
    assert due(f"{REQUEST}; request_received 2026-01-26", "A01") == "2026-02-16"


def test_h095_only_what_is_done_before_the_tribunal_rolls_forward():
    on_a_saturday = "decision_notice_sent 2026-03-02 plan"  # two months end on 2 May 2026
    found = clocks(on_a_saturday)

    assert found["P01 plan"].due == date(2026, 5, 5)  # past Sunday and the bank holiday
    assert found["M01 plan"].due == date(2026, 5, 2)  # mediation is under the Regulations
    for rule in ("A01", "A04", "A07"):
        day = date(2026, 1, 3)
        while day < date(2026, 1, 12):
            assert clocks(f"request_received {day}")[rule].due.weekday() == day.weekday()
            day += timedelta(days=1)


@pytest.mark.parametrize(
    ("sent", "last_day"),
    [
        ("2026-06-01", "2026-09-01"),  # ends 1 August
        ("2026-06-30", "2026-09-01"),  # ends 30 August
        ("2026-07-31", "2026-09-30"),
        ("2026-10-24", "2026-12-24"),
        ("2026-10-25", "2027-01-04"),  # ends Christmas Day
        ("2026-11-01", "2027-01-04"),  # ends 1 January
        ("2025-12-31", "2026-03-02"),  # ends 28 February, a Saturday
    ],
)
def test_h095_the_time_to_appeal_at_month_ends_in_august_and_at_christmas(sent, last_day):
    assert due(f"decision_notice_sent {sent} plan", "P01 plan") == last_day


def test_law_guidance_and_target_are_never_mixed_up():
    found = clocks(f"{REQUEST}; consultation_sent 2026-04-01 consultation:1")

    assert found["A07"].rule.force is Force.LAW
    assert found["A06 consultation:1"].rule.force is Force.GUIDANCE
    assert found["A99"].rule.force is Force.TARGET


def test_a_case_that_began_with_nothing_says_so():
    (clock,) = timetable(Facts(told("consulted_family 2026-06-01")))

    assert clock.rule is RULES_BY_ID["A01"]
    assert clock.status(date(2026, 6, 1)) is Status.UNKNOWN
    assert clock.problem == (
        "The day the request was received (or the plan was transferred) is not recorded."
    )
