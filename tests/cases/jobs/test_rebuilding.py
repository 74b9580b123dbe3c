"""The nightly check: what is stored is what the facts say, whatever breaks or happens meanwhile."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection

from cases.actions.chronology import record
from cases.jobs import rebuilding
from cases.jobs.rebuilding import rebuild
from cases.jobs.running import running
from cases.models import Case, Deadline, JobRun
from cases.tasks import verify_deadlines
from tests.cases.views.acting import TODAY, a_request
from tests.people import Cast, cast

WRONG = date(2030, 1, 1)


def repaired() -> JobRun:
    with running("verify_deadlines") as run:
        rebuild(run, repair=True)
    return run.row


def dates() -> set[tuple[int, str, date | None, date | None]]:
    return set(Deadline.objects.values_list("case", "rule", "due", "met_on"))


def test_a_stored_date_that_differs_is_named_and_mended(people: Cast) -> None:
    case, right = a_request(people.officer), dates()
    Deadline.objects.filter(case=case, rule="A01").update(due=WRONG)

    verify_deadlines()

    (run,) = JobRun.objects.all()
    assert [problem["reference"] for problem in run.problems] == [case.reference]
    assert dates() == right
    assert repaired().succeeded is True


def test_h071_a_case_that_breaks_stops_no_other_and_is_named_each_night(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = a_request(people.officer), a_request(people.officer)
    Deadline.objects.update(due=WRONG)
    facts_from = rebuilding.facts_from

    def fail(case: Case, *rest: Any) -> Any:
        if case.pk == bad.pk:
            raise ValueError("Ada Okoro")
        return facts_from(case, *rest)

    monkeypatch.setattr(rebuilding, "facts_from", fail)

    for _ in range(2):
        run = repaired()
        said = {"reference": bad.reference, "problem": "Could not be worked out: ValueError"}
        assert (said in run.problems, run.succeeded) == (True, False)
    assert Deadline.objects.filter(case=good, due=WRONG).count() == 0


def test_h071_a_case_that_cannot_be_mended_stops_no_other(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = a_request(people.officer), a_request(people.officer)
    Deadline.objects.update(due=WRONG)

    def fail(*_: Any) -> None:
        raise DatabaseError("too long")

    sync = rebuilding.sync

    def fail_for_one(case: Case) -> Any:
        return fail() if case.pk == bad.pk else sync(case)

    monkeypatch.setattr(rebuilding, "_mend", fail)
    monkeypatch.setattr(rebuilding, "sync", fail_for_one)
    run = repaired()

    said = {"reference": bad.reference, "problem": "Could not be mended: DatabaseError"}
    assert said in run.problems
    assert Deadline.objects.filter(case=good, due=WRONG).count() == 0


@pytest.mark.django_db(transaction=True)
def test_what_an_officer_records_meanwhile_is_not_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    people = cast()
    case = a_request(people.officer)

    def act() -> None:
        try:
            kind = "decided_to_assess"
            record(case, kind=kind, on=date(2026, 6, 1), by=people.officer, today=TODAY)
        finally:
            connection.close()

    officer = threading.Thread(target=act)
    exceptions = rebuilding._exceptions

    def meanwhile(chunk: Any) -> Any:
        officer.start()
        officer.join(timeout=2)
        return exceptions(chunk)

    monkeypatch.setattr(rebuilding, "_exceptions", meanwhile)
    repaired()
    officer.join(timeout=30)

    assert Deadline.objects.get(case=case, rule="A01").met_on == date(2026, 6, 1)
    assert Case.objects.get().stage == "assessment"
