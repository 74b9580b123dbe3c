"""What a decision would bring about is what it then brings about."""

from __future__ import annotations

from datetime import date

import pytest

from cases.actions.decisions import decide_not_to_assess, decide_to_assess
from cases.actions.statutory_exceptions import rely_on
from cases.consequences import of_deciding
from cases.models import Case, Deadline, Entry
from tests.cases.views.acting import TODAY, a_request
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


@pytest.mark.parametrize("assess", [True, False])
def test_what_was_said_to_follow_follows(people: Cast, case: Case, assess: bool) -> None:
    told = of_deciding(case, assess=assess, on=TODAY, today=TODAY)
    said = {
        (clock.rule.id, clock.about): clock.due
        for clock in [*told.ours, *told.theirs, *told.goes_on]
    }

    act = decide_to_assess if assess else decide_not_to_assess
    act(case, on=TODAY, by=people.officer, reasons="Reasons", today=TODAY)

    rows = Deadline.objects.filter(case=case)
    stored = {(row.rule, row.about): row.due for row in rows}
    assert {key: stored[key] for key in said} == said
    gone = {(clock.rule.id, clock.about) for clock in told.stops}
    running = {(r.rule, r.about) for r in rows if r.met_on is None and r.ended_on is None}
    assert gone & running == set()


@pytest.mark.parametrize("assess", [True, False])
def test_asking_records_nothing(case: Case, assess: bool) -> None:
    rows = list(Deadline.objects.values())

    of_deciding(case, assess=assess, on=TODAY, today=TODAY)

    assert list(Deadline.objects.values()) == rows
    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    ("on", "said", "late"),
    [
        (date(2026, 5, 5), "In time, 42 days before the last day.", False),
        (date(2026, 6, 15), "In time, 1 day before the last day.", False),
        (date(2026, 6, 16), "In time, on the last day.", False),
        (date(2026, 6, 17), "1 day late.", True),
        (date(2026, 7, 16), "30 days late.", True),
    ],
)
def test_it_says_whether_it_would_be_in_time(case: Case, on: date, said: str, late: bool) -> None:
    told = of_deciding(case, assess=True, on=on, today=on)

    assert (told.timing, told.is_late) == (said, late)


def test_with_an_exception_late_is_said_and_excused(people: Cast, case: Case) -> None:
    rely_on(
        case,
        rule="A01",
        ground="exceptional_circumstances",
        starts=date(2026, 6, 1),
        ends=None,
        why="Illness",
        by=people.officer,
    )

    told = of_deciding(case, assess=True, on=date(2026, 6, 20), today=date(2026, 6, 20))

    assert told.timing == "4 days late, but an exception to the limit is relied on."
    assert told.is_late is False


def test_only_a_refusal_can_be_appealed(case: Case) -> None:
    both = [of_deciding(case, assess=assess, on=TODAY, today=TODAY) for assess in (True, False)]

    assert [one.can_be_appealed for one in both] == [False, True]
    assert [one.letter.code for one in both] == ["will-assess", "not-to-assess"]
