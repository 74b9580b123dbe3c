"""A senior approves an exception or refuses it; until then it counts and says so."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Role
from cases.actions.chronology import correct, record
from cases.actions.statutory_exceptions import approve, refuse, rely_on, withdraw
from cases.models import Case, Deadline, StatutoryException
from cases.queries.answers import claims_to_answer, exceptions_to_answer
from cases.refusals import Refused
from statutory import Kind
from tests.cases.views.acting import a_request
from tests.people import Cast

DUE = date(2026, 6, 16)


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


def claim(case: Case, by: Any, **changed: Any) -> StatutoryException:
    given: dict[str, Any] = {
        "rule": "A01",
        "ground": "exceptional_circumstances",
        "starts": date(2026, 5, 20),
        "ends": None,
        "why": "The mother was in hospital",
        "evidence": "Her letter of 2 June",
    }
    return rely_on(case, by=by, **(given | changed))


def limit(case: Case) -> tuple[date | None, bool]:
    row = Deadline.objects.get(case=case, rule="A01")
    return row.due, row.disapplied


def test_it_counts_from_when_it_is_relied_on_and_waits_for_an_answer(
    people: Cast, case: Case
) -> None:
    relied = claim(case, people.officer)

    assert (limit(case), relied.is_unanswered) == ((DUE, True), True)
    assert relied.evidence == "Her letter of 2 June"
    assert list(exceptions_to_answer(people.senior)) == [relied]
    assert list(exceptions_to_answer(people.officer)) == []


def test_h078_approved_it_goes_on_counting_and_the_date_stays(people: Cast, case: Case) -> None:
    relied = claim(case, people.officer)

    approved = approve(relied, by=people.senior, because="The letter shows it")

    assert (approved.is_unanswered, approved.answered_by) == (False, people.senior)
    assert (limit(case), list(exceptions_to_answer(people.senior))) == ((DUE, True), [])
    with pytest.raises(Refused, match="already approved"):
        refuse(relied, by=people.manager, because="No")


def test_refused_it_ends_with_the_reason_and_the_limit_binds(people: Cast, case: Case) -> None:
    relied = claim(case, people.officer)

    refused = refuse(relied, by=people.senior, because="Others could tell us")

    assert (limit(case), refused.was_refused) == ((DUE, False), True)
    assert (refused.withdrawn_because, refused.answered_because) == (
        "Others could tell us",
        "Others could tell us",
    )
    with pytest.raises(Refused, match="already withdrawn"):
        approve(relied, by=people.senior)


def test_a_refusal_needs_a_reason(people: Cast, case: Case) -> None:
    with pytest.raises(Refused, match="Say why it is refused"):
        refuse(claim(case, people.officer), by=people.senior, because=" ")

    assert limit(case) == (DUE, True)


@pytest.mark.parametrize("act", [approve, refuse])
def test_h046_nobody_answers_their_own(people: Cast, case: Case, act: Any) -> None:
    own = claim(case, people.senior)

    with pytest.raises(Refused, match="You wrote this yourself"):
        act(own, by=people.senior, because="Mine")


@pytest.mark.parametrize("act", [approve, refuse])
def test_h046_nor_with_a_second_role_nor_through_cover(people: Cast, case: Case, act: Any) -> None:
    relied = claim(case, people.officer)
    people.officer.cover, people.officer.cover_from = people.senior, date(2026, 1, 1)
    people.officer.role = Role.SENIOR
    people.officer.save()

    with pytest.raises(Refused, match="You wrote this yourself"):
        act(relied, by=people.officer, because="Mine")
    with pytest.raises(Refused, match="You stand in for Olive Officer"):
        act(relied, by=people.senior, because="For her")


def test_what_is_no_longer_open_on_the_record_is_not_approved(people: Cast, case: Case) -> None:
    asked = record(
        case,
        kind=Kind.SCHOOL_ADVICE_REQUESTED,
        on=date(2026, 5, 13),
        by=people.officer,
        today=date(2026, 6, 9),
    )
    closed = {"ground": "setting_closed", "ends": date(2026, 6, 16)}
    relied = claim(case, people.officer, **closed)
    correct(asked, on=None, by=people.officer, reason="The wrong school", today=date(2026, 6, 9))

    with pytest.raises(Refused, match="not open on what is recorded now"):
        approve(relied, by=people.senior)


def test_h077_a_closure_of_three_weeks_and_two_grounds_at_once_are_refused(
    people: Cast, case: Case
) -> None:
    with pytest.raises(Refused, match="closed for 21 days; the exception needs at least 28"):
        claim(case, people.officer, ground="setting_closed", ends=date(2026, 6, 9))
    claim(case, people.officer)
    with pytest.raises(Refused, match="already relied on"):
        claim(case, people.officer, ground="absent_from_area", ends=date(2026, 6, 30))

    assert StatutoryException.objects.count() == 1


def test_a_claim_made_after_the_date_is_shown_as_such(people: Cast, case: Case) -> None:
    relied = claim(case, people.officer)
    late = timezone.now().replace(year=2026, month=6, day=17)
    for made, is_late in ((late, True), (late - timedelta(days=2), False)):
        StatutoryException.objects.filter(pk=relied.pk).update(relied_on_at=made)
        assert [(one.due, one.is_late) for one in claims_to_answer(people.senior)] == [
            (DUE, is_late)
        ]


def test_withdrawn_by_the_officer_it_waits_for_nobody(people: Cast, case: Case) -> None:
    relied = claim(case, people.officer)

    withdraw(relied, by=people.officer, reason="It no longer holds")

    relied.refresh_from_db()
    assert (relied.was_refused, list(exceptions_to_answer(people.senior))) == (False, [])
