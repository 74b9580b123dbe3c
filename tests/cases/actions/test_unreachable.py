"""Returned post and bounced email: nothing goes there again until somebody put it right."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from cases.actions.people import deal_with_stopped, mark_doubtful, settle_doubtful
from cases.letters.recipients import recipients_of, why_stopped, why_unreachable
from cases.models import Case, FamilyMember
from cases.queries.people import doubtful_addresses, stopped_letters, with_people_tasks
from cases.refusals import Refused
from cases.wording import short_date
from tests.cases.actions.test_protecting import a_letter, state_of
from tests.factories import CaseFactory, FamilyMemberFactory
from tests.people import Cast

TODAY = timezone.localdate()
CAME = {"channel": "post", "on": TODAY, "because": "Gone away"}


@pytest.fixture
def case(people: Cast) -> Case:
    return CaseFactory(officer=people.officer)


@pytest.fixture
def mother(case: Case) -> FamilyMember:
    return FamilyMemberFactory(child=case.child, name="Ngozi Okoro", email="ngozi@example.com")


def fresh(member: FamilyMember) -> FamilyMember:
    return FamilyMember.objects.get(pk=member.pk)


def test_h013_nothing_goes_to_a_doubtful_address_and_the_page_says_why(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    waits = a_letter(case, mother)

    mark_doubtful(case, member=mother, by=people.assistant, **CAME)

    assert why_unreachable(fresh(mother)) == (
        "Something came back from the address of Ngozi Okoro. Put it right under People."
    )
    assert fresh(mother).doubtful_because == f"Post came back on {short_date(TODAY)}: Gone away"
    assert state_of(waits) == ("stopped", "Post came back from their address")
    assert recipients_of(case, TODAY).reachable == ()


def test_h013_a_letter_written_meanwhile_is_stopped_when_it_would_go(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    mark_doubtful(case, member=mother, by=people.officer, **CAME)

    late = a_letter(case, fresh(mother))

    assert why_stopped(late) == "Something came back from the person's address"


def test_when_post_came_back_email_may_still_go(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    mark_doubtful(case, member=mother, by=people.officer, **CAME)
    member = fresh(mother)
    member.channel = "email"

    assert why_unreachable(member) == ""


def test_when_both_came_back_nothing_goes(people: Cast, case: Case, mother: FamilyMember) -> None:
    mark_doubtful(case, member=mother, by=people.officer, **CAME)
    mark_doubtful(case, member=mother, by=people.officer, **(CAME | {"channel": "email"}))

    member = fresh(mother)
    assert member.is_doubtful
    member.channel = "email"
    assert member.is_doubtful


def test_the_letter_that_came_back_says_so(people: Cast, case: Case, mother: FamilyMember) -> None:
    went = a_letter(case, mother, state="sent")

    mark_doubtful(case, member=mother, message=went, by=people.officer, **CAME)

    assert state_of(went) == ("sent", f"Came back on {short_date(TODAY)}: Gone away")


def test_a_letter_to_somebody_else_does_not_put_an_address_in_doubt(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    elsewhere = a_letter(case, FamilyMemberFactory(child=case.child), state="sent")

    with pytest.raises(Refused):
        mark_doubtful(case, member=mother, message=elsewhere, by=people.officer, **CAME)


@pytest.mark.parametrize(
    ("changed", "field"), [({"because": " "}, "because"), ({"on": TODAY.replace(year=2999)}, "on")]
)
def test_what_came_back_and_when_must_be_said(
    people: Cast, case: Case, mother: FamilyMember, changed: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        mark_doubtful(case, member=mother, by=people.officer, **(CAME | changed))

    assert refused.value.field == field


def test_settling_says_how_we_know_and_letters_go_again(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    mark_doubtful(case, member=mother, by=people.officer, **CAME)

    settle_doubtful(case, member=mother, reason="She rang: the postman was new", by=people.officer)

    assert why_unreachable(fresh(mother)) == ""
    assert mother.history.latest().history_change_reason == "She rang: the postman was new"
    with pytest.raises(Refused):
        settle_doubtful(case, member=mother, reason="Again", by=people.officer)


def test_the_desk_sees_what_is_in_doubt_and_what_was_stopped_until_it_is_dealt_with(
    people: Cast, case: Case, mother: FamilyMember
) -> None:
    waits = a_letter(case, mother)
    visible = Case.objects.filter(pk=case.pk)
    mark_doubtful(case, member=mother, by=people.officer, **CAME)
    before = [m.pk for m in stopped_letters(visible)], [m.pk for m in doubtful_addresses(visible)]

    assert list(with_people_tasks(visible)) == [case]
    deal_with_stopped(case, message=waits, reason="Handed over at school", by=people.assistant)
    settle_doubtful(case, member=mother, reason="She rang", by=people.assistant)

    assert before == ([waits.pk], [mother.pk])
    assert (list(stopped_letters(visible)), list(doubtful_addresses(visible))) == ([], [])
    assert list(doubtful_addresses(Case.objects.none())) == []
    assert list(with_people_tasks(visible)) == []
