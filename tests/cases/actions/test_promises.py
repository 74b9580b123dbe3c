"""make, keep, give_up: a promise is closed once, and says how."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from cases.actions.promises import give_up, keep, make
from cases.models import AuditEntry, Case, Promise
from cases.refusals import Refused
from statutory import days_after
from tests.factories import CaseFactory
from tests.people import Cast

TODAY = date(2026, 6, 9)


@pytest.fixture(autouse=True)
def _on_9_june(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.fixture
def promise(people: Cast) -> Promise:
    case: Case = CaseFactory(officer=people.officer)
    return make(case, what=" Ring back ", due=TODAY, promised_to="Mother", by=people.officer)


def test_a_promise_has_its_day_and_is_never_a_date_of_the_law(promise: Promise) -> None:
    assert (promise.what, promise.due, promise.closed_at) == ("Ring back", TODAY, None)
    assert not promise.case.deadlines.exists()
    assert "Ring back" not in str(AuditEntry.objects.get().after)


def test_kept_it_says_when_and_is_closed_for_good(people: Cast, promise: Promise) -> None:
    kept = keep(promise, on=TODAY, by=people.assistant)

    assert (kept.kept_on, kept.closed_by) == (TODAY, people.assistant)
    with pytest.raises(Refused, match="closed already"):
        give_up(promise, reason="No", by=people.officer)


def test_given_up_it_says_why(people: Cast, promise: Promise) -> None:
    given_up = give_up(promise, reason=" The nurse has left ", by=people.officer)

    assert (given_up.given_up_because, given_up.kept_on) == ("The nurse has left", None)
    assert AuditEntry.objects.get(action="promises.give_up").reason == " The nurse has left "


def test_without_a_reason_or_on_a_day_to_come_it_stays_open(people: Cast, promise: Promise) -> None:
    with pytest.raises(Refused, match="Say why it will not be done"):
        give_up(promise, reason=" ", by=people.officer)
    with pytest.raises(Refused, match="today or in the past"):
        keep(promise, on=days_after(TODAY, 1), by=people.officer)

    assert Promise.objects.get().closed_at is None
