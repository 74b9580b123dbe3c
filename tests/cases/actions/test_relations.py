"""declare_relation, end_relation: the case of a child somebody is close to is closed to them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Role
from cases.access import (
    case_for,
    cases_to_match,
    cases_visible_to,
    may_open,
    references_kept_from,
)
from cases.actions import grants
from cases.actions.alerts import alert
from cases.actions.closing_off import restrict
from cases.actions.relations import declare_relation, end_relation
from cases.digests import still_running
from cases.models import Allocation, Case, Deadline, Message, Relation, Reminder
from cases.queries.worklist import Wanted, heaps, open_cases
from cases.refusals import Refused
from cases.search import find_cases, possible_duplicates
from statutory import days_after
from tests.factories import CaseFactory, ChildFactory, UserFactory
from tests.people import Cast

TODAY = timezone.localdate()


@pytest.fixture
def case(people: Cast) -> Case:
    return CaseFactory(officer=people.officer)


def test_h048_the_case_closes_the_same_minute_even_with_leave(people: Cast, case: Case) -> None:
    grants.give(case, to=people.assistant, until=TODAY, because="Cover", by=people.senior)

    declare_relation(case, of=people.assistant, what="My nephew", by=people.assistant)

    with pytest.raises(Http404):
        case_for(people.assistant, case.reference)
    assert not may_open(people.assistant, case)
    assert may_open(people.officer, case)


def test_h048_no_search_match_list_or_count_shows_the_child(people: Cast, case: Case) -> None:
    user, child = people.assistant, case.child
    other = CaseFactory(officer=people.officer, child=ChildFactory(forename="Zed", surname="Q"))

    def seen() -> tuple[list[Case], int, int, list[Case]]:
        matches = possible_duplicates(
            cases_to_match(user),
            forename=child.forename,
            surname=child.surname,
            date_of_birth=child.date_of_birth,
        )
        return (
            list(find_cases(cases_visible_to(user), case.reference)),
            len([match for match in matches if match.child == child]),
            heaps(open_cases(user, "team"), Wanted(), TODAY)["all"],
            list(open_cases(user, "team").order_by("pk")),
        )

    before = seen()
    declare_relation(case, of=user, what="My nephew", by=user)

    assert before == ([case], 1, 2, [case, other])
    assert seen() == ([], 0, 1, [other])


def test_it_asks_the_database_no_further_question(people: Cast, case: Case) -> None:
    with CaptureQueriesContext(connection) as asked:
        list(cases_visible_to(people.assistant))

    assert len(asked) == 1


def test_an_officer_who_is_close_holds_the_case_no_longer_and_the_senior_is_told(
    people: Cast, case: Case
) -> None:
    declare_relation(case, of=people.officer, what="Neighbour", by=people.officer)

    case.refresh_from_db()
    moved = Allocation.objects.get()
    assert (case.officer, moved.from_officer, moved.to_officer) == (None, people.officer, None)
    assert "eighbour" not in moved.reason
    told = sorted(Message.objects.values_list("to_user__name", "subject"))
    assert told == [
        ("Max Manager", "A case needs a new officer"),
        ("Sal Senior", "A case needs a new officer"),
    ]
    assert list(open_cases(people.senior, "unallocated")) == [case]


def test_of_a_restricted_case_the_alert_leads_to_the_list_that_names_nobody(
    people: Cast, case: Case
) -> None:
    restrict(case, reason="A threat", keeping=[people.officer], until=TODAY, by=people.senior)

    declare_relation(case, of=people.officer, what="Neighbour", by=people.officer)

    bodies = set(Message.objects.filter(code="new_officer").values_list("body", flat=True))
    assert len(bodies) == 1
    assert bodies.pop().strip().endswith("/restricted/")


def test_an_alert_that_waits_to_go_to_them_does_not_go(people: Cast, case: Case) -> None:
    for user in (people.assistant, people.senior):
        alert(case, to=[user], code="x", subject="Something", path="/", once="x", by=None)

    declare_relation(case, of=people.assistant, what="Aunt", by=people.senior)

    states = dict(Message.objects.values_list("to_user__name", "state"))
    assert states == {"Anna Assistant": "stopped", "Sal Senior": "queued"}


def test_h048_no_reminder_of_the_child_goes_to_them(people: Cast, case: Case) -> None:
    reminder = Reminder.objects.create(
        case=case, rule="A01", due=TODAY, step=7, to=people.assistant, planned_on=TODAY
    )
    Deadline.objects.create(case=case, rule="A01", due=TODAY)
    assert list(still_running(Reminder.objects.all())) == [reminder]

    declare_relation(case, of=people.assistant, what="Aunt", by=people.senior)

    assert list(still_running(Reminder.objects.all())) == []
    assert references_kept_from(people.assistant, [case.reference]) == {case.reference}
    assert references_kept_from(people.officer, [case.reference]) == set()


def test_no_leave_is_given_to_somebody_close(people: Cast, case: Case) -> None:
    declare_relation(case, of=people.assistant, what="Aunt", by=people.senior)

    with pytest.raises(Refused) as refused:
        grants.give(case, to=people.assistant, until=TODAY, because="Cover", by=people.senior)

    assert refused.value.sentence == "Anna Assistant cannot be given leave to open this case"


def test_under_a_merged_record_of_the_child_the_relation_holds_still(
    people: Cast, case: Case
) -> None:
    twice = ChildFactory()
    Relation.objects.create(
        user=people.assistant, child=twice, what="Aunt", declared_by=people.senior
    )
    assert may_open(people.assistant, case)

    twice.merged_into = case.child
    twice.save()

    assert not may_open(people.assistant, case)


def test_only_a_senior_declares_for_somebody_else_and_nobody_twice(
    people: Cast, case: Case
) -> None:
    with pytest.raises(Refused, match="Only a senior declares"):
        declare_relation(case, of=people.assistant, what="Aunt", by=people.officer)
    with pytest.raises(Refused, match="Say what the relation is"):
        declare_relation(case, of=people.officer, what=" ", by=people.officer)
    declare_relation(case, of=people.assistant, what="Aunt", by=people.senior)
    with pytest.raises(Refused, match="declared already"):
        declare_relation(case, of=people.assistant, what="Aunt", by=people.senior)


def test_only_another_senior_ends_it_with_a_reason(people: Cast, case: Case) -> None:
    relation = declare_relation(case, of=people.senior, what="Aunt", by=people.senior)

    for by in (people.officer, people.senior):
        with pytest.raises(Refused, match="Another senior says"):
            end_relation(relation, reason="Over", by=by)
    with pytest.raises(Refused, match="Say why"):
        end_relation(relation, reason=" ", by=people.manager)
    ended = end_relation(relation, reason="They moved away", by=people.manager)

    assert (ended.ended_by, ended.ended_because) == (people.manager, "They moved away")
    assert may_open(people.senior, case)
    with pytest.raises(Refused, match="ended already"):
        end_relation(relation, reason="Again", by=people.manager)


def test_h058_leave_for_a_panel_closes_with_a_conflict_and_what_was_seen_stays_noted(
    people: Cast, case: Case
) -> None:
    panel = UserFactory(role=Role.PANEL_MEMBER)
    grants.give(case, to=panel, until=days_after(TODAY, 9), because="Panel", by=people.senior)
    case_for(panel, case.reference)

    declare_relation(case, of=panel, what="Her teacher", by=panel)

    with pytest.raises(Http404):
        case_for(panel, case.reference)
    assert list(case.access_records.values_list("user", flat=True)) == [panel.pk]
