"""The rules as data: all there, all cited, one version of each on every day."""

import dataclasses
from datetime import date, timedelta

import pytest

from statutory import RULES, RULES_BY_ID, Fact, Facts, Force, Kind, Mark, timetable
from statutory.rule import RulesConflict, checked

PARTS = (
    "A01 A02 A02b A03 A04 A05 A06 A07 A99 A20 A08 A09 A10",
    "R01 R02 R03 R05 R06 R10 R08 R09 R11 R12 R13 R14 R15 R16 R17",
    "S01 S02 S03",
    "T01 T02 T03 T04 C01 DP1",
    "M01 M02 M04 M03 M05 M06 M07 M08 P01 P02 O01 O02 U01 H01",
    "Y01 Y02 Y03 Y05 D01",
)

GUIDANCE = {"A06", "A20", "R15", "R16"}
TARGETS = {"A99", "D01"}
IN_2020 = {"A01", "A04", "A07", "S02"}  # the limits to which SI 2020/471 added a ground


def test_every_row_of_the_law_note_has_its_rule():
    assert {rule.law_row for rule in RULES} == {row for part in PARTS for row in part.split()}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.id}-{rule.in_force_from}")
def test_a_rule_is_cited_and_says_what_is_to_be_done(rule):
    citation = rule.citation

    assert citation.instrument
    assert citation.words
    assert rule.duty[0].isupper()
    assert not rule.duty.endswith(".")
    assert citation.provision or rule.force is not Force.LAW
    assert citation.link.startswith("https://www.") or rule.force is Force.TARGET


def test_law_guidance_and_target_are_told_apart():
    assert {rule.id for rule in RULES if rule.force is Force.GUIDANCE} == GUIDANCE
    assert {rule.id for rule in RULES if rule.force is Force.TARGET} == TARGETS


def test_what_was_not_read_in_the_instrument_says_so():
    assert "check the text before relying on it" in str(RULES_BY_ID["R01"].citation)
    assert "check the text" not in str(RULES_BY_ID["A01"].citation)


@pytest.mark.parametrize("rule", ["A02", "O01d", "O01h", "M06d", "M06h"])
def test_what_the_law_note_only_understands_is_never_shown_as_quoted(rule):
    citation = RULES_BY_ID[rule].citation

    assert citation.mark is Mark.UNDERSTOOD
    assert str(citation).endswith("; check the text before relying on it")


@pytest.mark.parametrize("letter", "bcdefgh")
def test_an_agreement_is_no_surer_than_the_order_it_is_treated_as(letter):
    order, agreement = RULES_BY_ID[f"O01{letter}"], RULES_BY_ID[f"M06{letter}"]

    assert agreement.citation.mark is order.citation.mark


def test_each_rule_has_one_version_in_force_now():
    assert {rule.id for rule in RULES} == set(RULES_BY_ID)
    assert all(rule.in_force_to is None for rule in RULES_BY_ID.values())


def test_h093_every_day_since_commencement_has_exactly_one_version_of_each_rule():
    day = date(2014, 9, 1)
    while day < date(2031, 1, 1):
        ids = [rule.id for rule in RULES if rule.in_force_on(day)]
        assert len(ids) == len(set(ids)) == len(RULES_BY_ID), day
        day += timedelta(days=1)


def test_h093_two_versions_on_one_day_are_refused():
    now = RULES_BY_ID["A05"]
    earlier = dataclasses.replace(now, in_force_to=date(2026, 1, 1))
    overlapping = dataclasses.replace(now, in_force_from=date(2025, 12, 31))

    with pytest.raises(RulesConflict, match="A05"):
        checked((earlier, overlapping))


def test_h093_a_gap_between_two_versions_is_refused():
    now = RULES_BY_ID["A05"]
    earlier = dataclasses.replace(now, in_force_to=date(2026, 1, 1))
    late = dataclasses.replace(now, in_force_from=date(2026, 1, 2))

    with pytest.raises(RulesConflict, match="A05"):
        checked((earlier, late))


def test_h093_versions_that_meet_are_taken():
    now = RULES_BY_ID["A05"]
    earlier = dataclasses.replace(now, in_force_to=date(2026, 1, 1))
    later = dataclasses.replace(now, in_force_from=date(2026, 1, 1))

    assert checked((later, earlier)) == (later, earlier)


@pytest.mark.parametrize(
    ("received", "starts"),
    [("2020-04-30", None), ("2020-05-01", "2020-05-01"), ("2020-09-24", "2020-05-01")]
    + [("2020-09-25", "2020-09-25"), ("2026-01-05", "2020-09-25")],
)
def test_h094_the_version_is_chosen_by_the_day_of_the_event(received, starts):
    found = timetable(Facts([Fact(Kind.REQUEST_RECEIVED, date.fromisoformat(received))]))

    versions = {clock.rule.in_force_from for clock in found if clock.rule.id in IN_2020}
    assert versions == {date.fromisoformat(starts) if starts else date(2014, 9, 1)}


def test_before_the_act_began_nothing_runs():
    assert timetable(Facts([Fact(Kind.REQUEST_RECEIVED, date(2014, 8, 31))])) == ()
