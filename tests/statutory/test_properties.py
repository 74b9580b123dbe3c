"""What holds of every history, whatever it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from statutory import RULES, Fact, Facts, Ground, Kind, Status, StatutoryException, timetable
from tests.statutory.telling import named

days = st.dates(min_value=date(2015, 1, 1), max_value=date(2026, 12, 31))
abouts = st.sampled_from(["", "advice:1", "advice:2", "review:1", "plan"])
facts = st.builds(Fact, kind=st.sampled_from(list(Kind)), on=days, about=abouts)
histories = st.lists(facts, min_size=1, max_size=12)
grounds = st.sampled_from(list(Ground))
excusable = st.sampled_from(sorted({rule.id for rule in RULES if rule.excused_on}))


def numbered(history: list[Fact]) -> list[Fact]:
    return [replace(fact, id=number) for number, fact in enumerate(history, start=1)]


@given(histories)
def test_the_same_facts_give_the_same_answer(history):
    assert timetable(Facts(history)) == timetable(Facts(history))


@given(histories, st.randoms(use_true_random=False))
def test_the_order_of_recording_does_not_matter(history, chance):
    shuffled = list(history)
    chance.shuffle(shuffled)

    assert set(timetable(Facts(shuffled))) == set(timetable(Facts(history)))


@given(histories)
def test_recording_a_thing_twice_adds_nothing(history):
    assert timetable(Facts(history + history)) == timetable(Facts(history))


@given(histories, excusable, grounds, days, st.none() | days)
def test_an_exception_never_moves_a_date(history, rule, ground, starts, ends):
    relied = StatutoryException(rule, ground, starts, ends)

    plain, excepted = timetable(Facts(history)), timetable(Facts(history, [relied]))

    assert [clock._replace(disapplied=False) for clock in excepted] == list(plain)
    assert {clock.rule.id for clock in excepted if clock.disapplied} <= {rule}


@given(histories, excusable, days, st.none() | days)
def test_a_ground_that_is_not_listed_for_a_limit_never_switches_it_off(history, rule, starts, ends):
    unlisted = set(Ground) - {
        ground for one in RULES if one.id == rule for ground in one.excused_on
    }

    for ground in sorted(unlisted):
        relied = StatutoryException(rule, ground, starts, ends)
        assert not any(one.disapplied for one in timetable(Facts(history, [relied])))


@given(histories, facts)
def test_recording_an_unrelated_fact_moves_nothing(history, unrelated):
    before = named(timetable(Facts(history)))
    bearing = {kind for clock in before.values() for kind in _bears_on(clock.rule)}
    assume(unrelated.kind not in bearing)

    after = named(timetable(Facts([*history, unrelated])))

    begun = {name for name, clock in before.items() if not clock.problem}
    assert {name: after[name] for name in begun} == {name: before[name] for name in begun}


def _bears_on(rule):
    """Every kind of fact that a rule listens to; a rule with ways of its own listens to all."""
    if rule.special or rule.applies:
        return set(Kind)
    listed = (rule.triggers, rule.requires, rule.unless, rule.met_by, rule.met_before_by)
    ending = (rule.ends_on, rule.revived_by, rule.ends_for_good_on, rule.overridden_by)
    counted = tuple(count.kind for count in rule.counts)
    withdrawn = (Kind.REQUEST_WITHDRAWN,)  # a request renewed after it starts anew
    return {kind for kinds in (*listed, *ending, counted, withdrawn) for kind in kinds}


@given(histories, st.data())
def test_a_corrected_fact_gives_what_the_corrected_history_would_have_given(history, data):
    wrong = data.draw(st.sampled_from(numbered(history)))
    right = replace(wrong, on=data.draw(days), id=99, corrects=wrong.id)

    corrected = timetable(Facts([*numbered(history), right]))

    as_it_was = [right if fact.id == wrong.id else fact for fact in numbered(history)]
    assert set(corrected) == set(timetable(Facts(as_it_was)))


@given(histories, st.data())
def test_a_correction_of_a_correction_counts_and_the_two_before_it_do_not(history, data):
    wrong = data.draw(st.sampled_from(numbered(history)))
    also_wrong = replace(wrong, on=data.draw(days), id=98, corrects=wrong.id)
    right = replace(wrong, on=data.draw(days), id=99, corrects=98)

    corrected = timetable(Facts([*numbered(history), also_wrong, right]))

    as_it_was = [right if fact.id == wrong.id else fact for fact in numbered(history)]
    assert set(corrected) == set(timetable(Facts(as_it_was)))


@given(histories, st.data())
def test_what_did_not_happen_is_as_if_it_had_never_been_recorded(history, data):
    wrong = data.draw(st.sampled_from(numbered(history)))
    never = replace(wrong, on=None, id=99, corrects=wrong.id)

    without = [fact for fact in numbered(history) if fact.id != wrong.id]
    assert set(timetable(Facts([*numbered(history), never]))) == set(timetable(Facts(without)))


@given(histories, days)
@settings(max_examples=50)
def test_every_clock_explains_itself_and_stands_in_exactly_one_way(history, today):
    for clock in timetable(Facts(history)):
        assert clock.explanation.endswith(f"({clock.rule.citation}).")
        assert clock.explanation.startswith(clock.rule.duty)
        if clock.status(today) is Status.OVERDUE:
            assert clock.due is not None
            assert clock.due < today
            assert (clock.met_on, clock.ended_on, clock.disapplied) == (None, None, False)
