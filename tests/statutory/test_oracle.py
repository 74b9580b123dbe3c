"""The engine against somebody who counts days one by one, on 100,000 invented histories."""

from datetime import date
from random import Random

from statutory import Fact, Facts, Kind, timetable
from tests.statutory import oracle
from tests.statutory.telling import named

HISTORIES = 100_000
FIRST, LAST = date(2015, 1, 1).toordinal(), date(2026, 12, 31).toordinal()

# What can be in a history: each line is taken or left, some days after the one before it.
ASSESSMENT = (
    ("request_received", ""),
    ("decided_to_assess", ""),
    ("advice_request_sent", "advice:1"),
    ("advice_request_received", "advice:1"),
    ("advice_request_sent", "advice:2"),
    ("advice_received", "advice:1"),
    ("consultation_sent", "consultation:1"),
    ("draft_served", ""),
    ("plan_sent", ""),
)
REVIEW = (
    ("plan_sent", ""),
    ("review_meeting", "review:1"),
    ("decided_to_amend", "review:1"),
    ("amendment_notice_sent", "review:1"),
    ("review_completed", "review:1"),
    ("amendment_notice_sent", "change:1"),
)
DISPUTE = (
    ("decision_notice_sent", "plan"),
    ("mediation_wanted", ""),
    ("adviser_told_no_mediation", ""),
    ("certificate_issued", "plan"),
    ("appeal_received", ""),
    ("order_to_assess", ""),
    ("order_to_make_plan", ""),
)
MOVE = (("old_authority_aware", ""), ("moved", ""))
TRANSFER = (("plan_last_reviewed", ""), ("plan_transferred", ""))
REASSESSMENT = (("reassessment_requested", ""), ("reassessment_agreed", ""))
STORIES = (ASSESSMENT, ASSESSMENT, REVIEW, REVIEW, DISPUTE, REASSESSMENT, MOVE, TRANSFER)
WHOLE = (MOVE, TRANSFER)  # of which one half alone starts nothing that can be counted


def history(chance: Random) -> oracle.History:
    """A story that may be told in part and out of order, on days of any kind."""
    told: oracle.History = {}
    story = chance.choice(STORIES)
    day = chance.randrange(FIRST, LAST)
    for line in story:
        if story in WHOLE or chance.random() < 0.7:
            told[line] = date.fromordinal(day)
        day += chance.randrange(0, 400) if story is TRANSFER else chance.randrange(-3, 40)
    return told


def worked_out(told: oracle.History) -> oracle.Dates:
    facts = Facts(Fact(Kind(kind), on, about) for (kind, about), on in told.items())
    return {
        name: clock.due
        for name, clock in named(timetable(facts)).items()
        if clock.due and clock.rule.id in oracle.RULES
    }


def test_the_engine_and_the_day_counter_agree():
    chance = Random(20141001)
    for number in range(HISTORIES):
        told = history(chance)
        assert worked_out(told) == oracle.dates_of(told), (number, told)


def test_the_histories_meet_every_rule_that_the_oracle_knows():
    chance = Random(20141001)
    met = set()
    for _ in range(2_000):
        met |= {name.split()[0] for name in oracle.dates_of(history(chance))}

    assert met == oracle.RULES


def test_the_oracle_would_notice_a_day_too_many():
    told = {("request_received", ""): date(2026, 1, 5)}

    assert oracle.dates_of(told)["A01"] == date(2026, 2, 16)
    assert worked_out({("request_received", ""): date(2026, 1, 6)}) != oracle.dates_of(told)
