"""sync: deadlines follow the facts, in the transaction of the action, and are safe to make anew."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from cases.actions import deadlines
from cases.actions.chronology import correct, record
from cases.actions.deadlines import Moved, sync
from cases.models import Case, Deadline, Entry
from statutory import Kind
from tests.cases.views.acting import a_request
from tests.factories import CaseFactory
from tests.people import Cast

TODAY = date(2026, 6, 9)


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


def stored(case: Case) -> list[tuple[object, ...]]:
    rows = Deadline.objects.filter(case=case).order_by("rule", "about")
    return list(rows.values_list("rule", "about", *deadlines.FIELDS))


def derived(case: Case) -> list[object]:
    fresh = Case.objects.get(pk=case.pk)
    return [getattr(fresh, name) for name in deadlines.DERIVED]


def test_a_second_working_out_changes_nothing_and_writes_nothing(case: Case) -> None:
    rows, pks = stored(case), set(Deadline.objects.values_list("pk", flat=True))

    assert sync(case) == []

    assert stored(case) == rows
    assert set(Deadline.objects.values_list("pk", flat=True)) == pks


def test_lost_deadlines_come_back_as_they_were(case: Case) -> None:
    rows = stored(case)
    Deadline.objects.filter(case=case).delete()

    moved = sync(case)

    assert stored(case) == rows
    assert {(one.rule, one.before) for one in moved} == {(row[0], None) for row in rows if row[3]}


def test_a_deadline_that_somebody_edited_is_put_right(case: Case) -> None:
    rows = stored(case)
    Deadline.objects.filter(case=case, rule="A01").update(due=date(2027, 1, 1), disapplied=True)
    Case.objects.filter(pk=case.pk).update(next_due=date(2027, 1, 1), stage="plan")

    moved = sync(case)

    assert stored(case) == rows
    assert moved == [Moved("A01", "", date(2027, 1, 1), date(2026, 6, 16))]
    assert derived(case)[:4] == [None, "request", date(2026, 5, 5), date(2026, 6, 16)]


def test_a_clock_that_no_longer_runs_is_gone(people: Cast, case: Case) -> None:
    decided = record(
        case,
        kind=Kind.DECISION_NOTICE_SENT,
        on=date(2026, 6, 1),
        about="not-to-assess",
        by=people.officer,
        today=TODAY,
    )
    assert Deadline.objects.filter(case=case, rule="P01").exists()

    correct(decided, on=None, by=people.officer, reason="Not sent", today=TODAY)

    assert not Deadline.objects.filter(case=case, rule="P01").exists()


def test_a_fact_and_its_deadlines_are_rolled_back_together(people: Cast, case: Case) -> None:
    rows, before, entries = stored(case), derived(case), Entry.objects.count()

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(
            case, kind=Kind.DECIDED_TO_ASSESS, on=date(2026, 6, 1), by=people.officer, today=TODAY
        )
        assert stored(case) != rows
        raise ZeroDivisionError

    assert (stored(case), derived(case), Entry.objects.count()) == (rows, before, entries)


def test_when_the_deadlines_cannot_be_stored_the_fact_is_not_kept(
    people: Cast, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, entries = stored(case), Entry.objects.count()
    monkeypatch.setattr(deadlines, "_store", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        record(
            case, kind=Kind.DECIDED_TO_ASSESS, on=date(2026, 6, 1), by=people.officer, today=TODAY
        )

    assert (stored(case), Entry.objects.count()) == (rows, entries)


def test_the_order_in_which_things_were_recorded_does_not_matter(people: Cast) -> None:
    told = [
        (Kind.REQUEST_RECEIVED, date(2026, 3, 2)),
        (Kind.DECIDED_TO_ASSESS, date(2026, 4, 1)),
        (Kind.DECIDED_TO_ISSUE, date(2026, 5, 20)),
    ]
    cases = [
        CaseFactory(officer=people.officer, child__date_of_birth=date(2018, 5, 4)) for _ in range(2)
    ]
    for case, facts in zip(cases, (told, told[::-1]), strict=True):
        for kind, on in facts:
            record(case, kind=kind, on=on, by=people.officer, today=TODAY)

    assert stored(cases[0]) == stored(cases[1])
    assert derived(cases[0]) == derived(cases[1])


def test_one_case_is_worked_out_without_the_others(people: Cast, case: Case) -> None:
    other = a_request_of_another_child(people)
    Deadline.objects.filter(case=other).delete()

    sync(case)

    assert stored(other) == []


def a_request_of_another_child(people: Cast) -> Case:
    other: Case = CaseFactory(officer=people.officer)
    record(other, kind=Kind.REQUEST_RECEIVED, on=date(2026, 5, 5), by=people.officer, today=TODAY)
    return other


def test_a_case_that_is_closed_says_when_and_one_reopened_does_not(
    people: Cast, case: Case
) -> None:
    closed = record(
        case, kind=Kind.REQUEST_WITHDRAWN, on=date(2026, 6, 1), by=people.officer, today=TODAY
    )
    when = Case.objects.get(pk=case.pk).closed_on

    correct(closed, on=None, by=people.officer, reason="Another family", today=TODAY)

    reopened = Case.objects.get(pk=case.pk)
    assert (when, reopened.closed_on, reopened.stage) == (date(2026, 6, 1), None, "request")
