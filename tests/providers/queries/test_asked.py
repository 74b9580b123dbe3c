"""The queue of a service: by date, late ones said plainly, whose they are."""

from __future__ import annotations

import pytest
from django.utils import timezone

from cases.actions.relations import declare_relation
from providers.access import advice_asked_of
from providers.actions.memberships import end
from providers.actions.replying import ask_more_time, assign
from providers.models import Membership
from providers.queries.asked import ALL, DONE, LATE, MINE, NOBODY, advice_asked, of_list
from statutory import days_after
from tests.factories import CaseFactory
from tests.people import cast
from tests.providers.a_register import a_member, a_service
from tests.providers.an_answer import a_request, given

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def test_what_is_due_first_stands_first_and_each_list_holds_its_own() -> None:
    people, service = cast(), a_service()
    admin = a_member(service, is_admin=True)
    soon, late, done = (
        a_request(CaseFactory(officer=people.officer), service, people.officer, ago=ago)
        for ago in (10, 50, 20)
    )
    given(done, admin)
    assign(soon, to=admin, by=admin)
    ask_more_time(late, until=days_after(TODAY, 30), because="Ill", by=admin)

    rows = advice_asked(admin, TODAY)

    told = {
        name: [row.reference for row in of_list(rows, name)]
        for name in (ALL, MINE, NOBODY, LATE, DONE)
    }
    assert told == {
        ALL: [late.case.reference, soon.case.reference],
        MINE: [soon.case.reference],
        NOBODY: [late.case.reference],
        LATE: [late.case.reference],
        DONE: [done.case.reference],
    }
    first = rows[0]
    assert (first.lateness, first.due) == ("8 days late", days_after(TODAY, -8))
    assert first.note == "You asked for more time: the date stays"


def test_what_is_given_to_somebody_whose_last_day_has_passed_is_nobodys() -> None:
    people, service = cast(), a_service()
    admin, leaver = a_member(service, is_admin=True), a_member(service)
    asked = a_request(CaseFactory(officer=people.officer), service, people.officer)
    assign(asked, to=leaver, by=admin)
    end(Membership.objects.get(user=leaver), last_day=TODAY, by=admin)

    (today,) = advice_asked(admin, TODAY)
    (tomorrow,) = advice_asked(admin, days_after(TODAY, 1))

    assert (today.assigned, tomorrow.assigned) == (leaver.name, "")


def test_h048_a_child_they_are_close_to_is_not_on_their_list() -> None:
    people, service = cast(), a_service()
    aunt = a_member(service)
    asked = a_request(CaseFactory(officer=people.officer), service, people.officer)
    declare_relation(asked.case, of=aunt, what="Aunt", by=people.senior)

    assert advice_asked(aunt, TODAY) == []


def test_on_a_restricted_case_only_whom_it_is_given_to_and_the_admins_see_it() -> None:
    people, service = cast(), a_service()
    admin, given_to, other = (a_member(service, is_admin=n == 0) for n in range(3))
    case = CaseFactory(officer=people.officer, restricted=True)
    asked = a_request(case, service, people.officer)
    assign(asked, to=given_to, by=admin)

    seen = [advice_asked_of(user).exists() for user in (admin, given_to, other)]

    assert seen == [True, True, False]
