"""The heaps of the worklist: what the database finds and what is counted agree."""

from datetime import date, timedelta

import pytest

from cases.models import Case
from cases.queries.worklist import (
    DUE_WORDS,
    Wanted,
    due_filters,
    heap_of,
    heaps,
    heaps_bounded,
    worklist,
)
from tests.factories import CaseFactory, UserFactory

TODAY = date(2026, 6, 9)
DAYS = (-400, -1, 0, 1, 6, 7, 8, 13, 14, 15, 300)


@pytest.fixture
def cases(db):
    officer = UserFactory()
    for number in DAYS:
        CaseFactory(officer=officer, next_due=TODAY + timedelta(days=number))
    CaseFactory(officer=officer, next_due=None)
    CaseFactory(officer=officer, next_due=TODAY - timedelta(days=9), disapplied=True)
    CaseFactory(officer=officer, next_due=TODAY, problem="The day is not recorded.")
    return Case.objects.filter(officer=officer)


def heap(case: Case) -> str:
    return heap_of(case.problem, case.next_due, case.disapplied, TODAY)


def test_every_case_lies_in_exactly_the_heap_that_it_is_counted_in(cases):
    for name, found in due_filters(TODAY).items():
        inside = {case.pk for case in cases.filter(found)}

        assert inside == {case.pk for case in cases if heap(case) == name}


def test_the_heaps_are_counted(cases):
    assert heaps(cases, Wanted(), TODAY) == {
        "all": 14,
        "problem": 1,
        "overdue": 2,
        "today": 1,
        "soon": 3,
        "fortnight": 3,
        "later": 2,
        "disapplied": 1,
        "none": 1,
    }


def test_a_time_limit_that_was_switched_off_is_not_overdue(cases):
    found = worklist(cases, Wanted(due="overdue"), TODAY)

    assert [case.disapplied for case in found] == [False, False]


def test_a_chosen_heap_narrows_the_list_and_not_the_counts(cases):
    wanted = Wanted(due="today")

    assert [case.next_due for case in worklist(cases, wanted, TODAY)] == [TODAY]
    assert heaps(cases, wanted, TODAY)["all"] == 14


def test_what_cannot_be_worked_out_is_first_and_what_has_no_date_is_last(cases):
    found = list(worklist(cases, Wanted(), TODAY))

    assert found[0].problem == "The day is not recorded."
    assert [case.next_due for case in found[1:]] == [
        *(TODAY + timedelta(days=number) for number in sorted((*DAYS, -9))),
        None,
    ]


def test_no_case_gives_empty_heaps(db):
    counts = heaps(Case.objects.none(), Wanted(), TODAY)

    assert counts == dict.fromkeys(("all", *DUE_WORDS), 0)


def test_of_very_many_cases_no_heap_is_counted_further_than_is_listed(cases, monkeypatch):
    exactly = heaps(cases, Wanted(), TODAY)
    as_many = heaps_bounded(cases, Wanted(), TODAY)
    monkeypatch.setattr("cases.queries.worklist.LISTED", 2)

    assert as_many == exactly
    assert heaps_bounded(cases, Wanted(), TODAY) == {
        name: min(number, 3) for name, number in exactly.items()
    }
