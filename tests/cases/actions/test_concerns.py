"""raise_concern, take_up, close: for the safeguarding leads alone."""

from __future__ import annotations

import pytest

from accounts.models import Role, User
from cases.actions.concerns import close, raise_concern, take_up
from cases.actions.relations import declare_relation
from cases.models import AuditEntry, Case, Concern, Entry, Message
from cases.queries.contact import concerns_for
from cases.refusals import Refused
from tests.factories import CaseFactory, UserFactory
from tests.people import Cast

WORDS = "A bruise on the left arm"


@pytest.fixture
def lead(people: Cast) -> User:
    return UserFactory(role=Role.ADMINISTRATOR, name="Lena Lead", safeguarding_lead=True)


@pytest.fixture
def case(people: Cast) -> Case:
    return CaseFactory(officer=people.officer, restricted=True)


def test_the_leads_are_told_without_a_word_about_the_case(
    people: Cast, case: Case, lead: User
) -> None:
    concern = raise_concern(case, words=WORDS, by=people.assistant)

    message = Message.objects.get()
    assert (message.to_user, message.case) == (lead, None)
    assert message.body.strip().endswith(f"/concerns/{concern.pk}/")
    for told in (WORDS, case.reference, case.child.surname, str(case.child)):
        assert told not in message.subject + message.body


def test_nothing_of_it_shows_on_the_case(people: Cast, case: Case, lead: User) -> None:
    concern = raise_concern(case, words=WORDS, by=people.assistant)
    take_up(concern, by=lead)
    close(concern, outcome="Passed to the front door", by=lead)

    assert not case.audit.exists()
    assert not case.messages.exists()
    assert not Entry.objects.filter(case=case).exists()
    kept = list(AuditEntry.objects.values_list("action", "by_name", "case", "before", "after"))
    assert [(action, name, on) for action, name, on, _, _ in kept] == [
        ("concerns.close", "Lena Lead", None),
        ("concerns.take_up", "Lena Lead", None),
        ("concerns.raise_concern", "Anna Assistant", None),
    ]
    assert WORDS not in str(kept) and "front door" not in str(kept)


def test_it_is_taken_up_and_closed_in_this_order_by_a_lead(
    people: Cast, case: Case, lead: User
) -> None:
    concern = raise_concern(case, words=WORDS, by=people.assistant)

    with pytest.raises(Refused, match="Only a safeguarding lead"):
        take_up(concern, by=people.manager)
    with pytest.raises(Refused, match="Only a concern that was taken up"):
        close(concern, outcome="Done", by=lead)
    take_up(concern, by=lead)
    with pytest.raises(Refused, match="taken up already"):
        take_up(concern, by=lead)
    with pytest.raises(Refused, match="Say what came of it"):
        close(concern, outcome=" ", by=lead)
    closed = close(concern, outcome="Passed on", by=lead)

    assert (closed.state, closed.taken_by, closed.outcome) == ("closed", lead, "Passed on")


def test_where_nobody_would_read_it_that_is_said(people: Cast, case: Case) -> None:
    with pytest.raises(Refused, match="No safeguarding lead is named"):
        raise_concern(case, words=WORDS, by=people.assistant)

    assert Concern.objects.count() == 0


def test_h048_a_lead_who_is_close_to_the_child_reads_nothing_of_it(
    people: Cast, case: Case, lead: User
) -> None:
    other = UserFactory(role=Role.SENIOR, safeguarding_lead=True)
    declare_relation(case, of=lead, what="Uncle", by=people.senior)

    concern = raise_concern(case, words=WORDS, by=people.assistant)

    assert list(Message.objects.filter(code="concern").values_list("to_user", flat=True)) == [
        other.pk
    ]
    assert (list(concerns_for(lead)), list(concerns_for(other))) == ([], [concern])
    assert list(concerns_for(people.manager)) == []
