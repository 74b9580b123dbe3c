"""rely_on and withdraw: a ground switches one limit off while it applies, and moves no date."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError

from cases.actions.chronology import record
from cases.actions.statutory_exceptions import record_delay_reason, rely_on, withdraw
from cases.models import AuditEntry, Case, Deadline, Entry, StatutoryException
from cases.refusals import Refused
from statutory import Kind
from tests.cases.views.acting import a_request
from tests.factories import CaseFactory
from tests.people import Cast

TODAY = date(2026, 6, 9)
DUE = date(2026, 6, 16)  # A01: 6 weeks from 5 May 2026
ILL: dict[str, Any] = {
    "rule": "A01",
    "ground": "exceptional_circumstances",
    "starts": date(2026, 5, 20),
    "ends": None,
    "why": "The mother was in hospital",
}


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


def limit(case: Case, rule: str = "A01") -> tuple[date | None, bool]:
    row = Deadline.objects.get(case=case, rule=rule)
    return row.due, row.disapplied


def test_h078_a_limit_is_disapplied_and_its_date_stays(people: Cast, case: Case) -> None:
    others = list(Deadline.objects.filter(case=case).exclude(rule="A01").values())

    relied = rely_on(case, by=people.officer, **ILL)

    assert limit(case) == (DUE, True)
    assert list(Deadline.objects.filter(case=case).exclude(rule="A01").values()) == others
    case.refresh_from_db()
    assert (case.next_due, case.next_rule, case.disapplied) == (DUE, "A01", True)
    assert (relied.relied_on_by, relied.withdrawn_at) == (people.officer, None)
    entry = AuditEntry.objects.filter(action="statutory_exceptions.rely_on").get()
    assert (entry.by, entry.case, entry.reason) == (
        people.officer,
        case,
        "The mother was in hospital",
    )


def test_withdrawn_it_binds_again_on_the_date_it_always_had(people: Cast, case: Case) -> None:
    relied = rely_on(case, by=people.officer, **ILL)

    withdraw(relied, by=people.senior, reason=" She is home again ")

    assert limit(case) == (DUE, False)
    case.refresh_from_db()
    assert case.disapplied is False
    relied.refresh_from_db()
    assert relied.withdrawn_at is not None
    assert (relied.withdrawn_by, relied.withdrawn_because) == (people.senior, "She is home again")
    assert StatutoryException.objects.count() == 1


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({"why": " "}, "why", "Say why this made it impractical to meet the time limit"),
        ({"ends": date(2026, 5, 19)}, "ends", "The last day must not be before the first"),
        (
            {"starts": date(2026, 6, 17)},
            "ground",
            "It must fall between Tuesday 5 May 2026 and Tuesday 16 June 2026,"
            " the time the limit covers.",
        ),
        (
            {"ground": "absent_from_area", "ends": date(2026, 6, 1)},
            "ground",
            "13 days of the absence fall between Tuesday 5 May 2026 and Tuesday 16 June 2026;"
            " the exception needs at least 28.",
        ),
        (
            {"ground": "absent_from_area"},
            "ground",
            "Enter the last day of the absence.",
        ),
        (
            {"ground": "setting_closed", "ends": date(2026, 6, 15)},
            "ground",
            "The setting was closed for 27 days; the exception needs at least 28.",
        ),
        (
            {"ground": "setting_closed", "ends": date(2026, 6, 16)},
            "ground",
            "The head or principal was not asked for advice between Wednesday 13 May 2026 and"
            " Wednesday 10 June 2026, so this exception is not open.",
        ),
        (
            {"ground": "missed_appointment"},
            "ground",
            "“The child or young person missed an appointment for the advice” is not a listed"
            " exception to this time limit.",
        ),
        ({"rule": "A02b"}, "ground", None),
        ({"rule": "P01"}, "ground", None),
        ({"rule": "A01", "about": "nothing"}, "ground", None),
        ({"rule": "no such rule"}, "ground", None),
        ({"ground": "no psychologist available"}, "ground", None),
    ],
)
def test_what_the_law_does_not_excuse_is_refused_with_the_reason(
    people: Cast, case: Case, changed: dict[str, Any], field: str, sentence: str | None
) -> None:
    with pytest.raises(Refused) as refused:
        rely_on(case, by=people.officer, **(ILL | changed))

    assert refused.value.field == field
    if sentence is not None:
        assert refused.value.sentence == sentence
    assert refused.value.sentence.endswith((".", "limit", "first"))
    assert limit(case) == (DUE, False)
    assert StatutoryException.objects.count() == 0
    assert not AuditEntry.objects.filter(action__startswith="statutory_exceptions").exists()


def test_h077_a_closure_of_28_days_with_the_head_asked_in_the_window_is_open(
    people: Cast, case: Case
) -> None:
    asked = {"kind": Kind.SCHOOL_ADVICE_REQUESTED, "by": people.officer, "today": TODAY}
    record(case, on=date(2026, 5, 13), **asked)  # type: ignore[arg-type]

    closed = {"ground": "setting_closed", "ends": date(2026, 6, 16)}
    rely_on(case, by=people.officer, **(ILL | closed))

    assert limit(case) == (DUE, True)


def test_a_second_exception_to_one_limit_waits_until_the_first_is_withdrawn(
    people: Cast, case: Case
) -> None:
    first = rely_on(case, by=people.officer, **ILL)

    with pytest.raises(Refused, match="An exception is already relied on for this time limit"):
        rely_on(case, by=people.officer, **ILL)
    withdraw(first, by=people.officer, reason="Over")
    second = rely_on(case, by=people.officer, **ILL)

    assert (second.pk != first.pk, limit(case)) == (True, (DUE, True))


def test_the_database_too_keeps_one_exception_for_one_limit(people: Cast, case: Case) -> None:
    rely_on(case, by=people.officer, **ILL)
    row = StatutoryException.objects.get()
    row.pk = None

    with pytest.raises(IntegrityError):
        row.save(force_insert=True)


def test_an_exception_is_withdrawn_once_and_never_without_a_reason(
    people: Cast, case: Case
) -> None:
    relied = rely_on(case, by=people.officer, **ILL)

    with pytest.raises(Refused, match="Say why the exception no longer applies"):
        withdraw(relied, by=people.officer, reason=" ")
    withdraw(relied, by=people.officer, reason="Over")
    with pytest.raises(Refused, match="This exception was already withdrawn"):
        withdraw(relied, by=people.officer, reason="Again")
    stale = StatutoryException(pk=relied.pk, case=case, withdrawn_at=None)
    with pytest.raises(Refused, match="This exception was already withdrawn"):
        withdraw(stale, by=people.officer, reason="From an old page")

    relied.refresh_from_db()
    assert relied.withdrawn_because == "Over"


def test_h079_a_shortage_of_psychologists_is_kept_as_a_reason_and_excuses_nothing(
    people: Cast, case: Case
) -> None:
    record_delay_reason(case, why=" No psychologist until July ", by=people.officer, today=TODAY)

    entry = Entry.objects.get(case=case, kind=Entry.Note.DELAY_REASON)
    assert (entry.on, entry.note) == (TODAY, "No psychologist until July")
    assert limit(case) == (DUE, False)
    with pytest.raises(Refused, match="Say what caused the delay"):
        record_delay_reason(case, why="", by=people.officer, today=TODAY)


def test_an_exception_to_one_case_touches_no_other(people: Cast, case: Case) -> None:
    other = CaseFactory(officer=people.officer)
    record(other, kind=Kind.REQUEST_RECEIVED, on=date(2026, 5, 5), by=people.officer, today=TODAY)

    rely_on(case, by=people.officer, **ILL)

    assert (limit(case), limit(other)) == ((DUE, True), (DUE, False))
