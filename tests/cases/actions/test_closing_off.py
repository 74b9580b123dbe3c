"""restrict, lift, give_leave, break_glass, review: closed to all but a few, and how it opens."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Role, User
from cases.access import cases_visible_to, may_open
from cases.actions.closing_off import break_glass, give_leave, lift, restrict, review
from cases.actions.relations import declare_relation
from cases.models import AuditEntry, BreakGlass, Case, Grant, Message
from cases.queries.closed_cases import break_glass_for, break_glass_to_review, restricted_cases
from cases.refusals import Refused
from statutory import days_after
from tests.factories import CaseFactory, TeamFactory, UserFactory
from tests.people import Cast

TODAY = date(2026, 6, 9)
LATER = days_after(TODAY, 30)


@pytest.fixture(autouse=True)
def _on_9_june(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.fixture
def case(people: Cast) -> Case:
    return CaseFactory(officer=people.officer)


@pytest.fixture
def closed(people: Cast, case: Case) -> Case:
    return restrict(
        case, reason="A threat", keeping=[people.officer], until=LATER, by=people.senior
    )


def test_restricted_it_is_closed_to_all_but_those_who_keep_leave(
    people: Cast, closed: Case
) -> None:
    everybody = (people.officer, people.assistant, people.senior, people.manager)

    assert [may_open(user, closed) for user in everybody] == [True, False, False, False]
    assert (closed.restricted, closed.restricted_because) == (True, "A threat")
    grant = Grant.objects.get()
    assert (grant.user, grant.until, grant.given_by) == (people.officer, LATER, people.senior)


def test_story_4_2_13_nobody_gives_leave_to_themselves(people: Cast, closed: Case) -> None:
    for user in (people.senior, people.manager):
        with pytest.raises(Refused) as refused:
            give_leave(closed, to=user, until=TODAY, reason="I need it", by=user)
        assert refused.value.sentence == "You cannot give leave to yourself. Ask another senior."
        assert not may_open(user, closed)

    give_leave(closed, to=people.senior, until=TODAY, reason="Cover", by=people.manager)
    assert may_open(people.senior, closed)


def test_who_restricts_a_case_does_not_keep_leave_for_themselves(people: Cast, case: Case) -> None:
    with pytest.raises(Refused, match="cannot give leave to yourself"):
        restrict(case, reason="A threat", keeping=[people.senior], until=LATER, by=people.senior)
    with pytest.raises(Refused, match="at least one person"):
        restrict(case, reason="A threat", keeping=[], until=LATER, by=people.senior)
    with pytest.raises(Refused, match="Say why the case is restricted"):
        restrict(case, reason=" ", keeping=[people.officer], until=LATER, by=people.senior)

    case.refresh_from_db()
    assert (case.restricted, Grant.objects.count()) == (False, 0)


def test_only_who_was_given_leave_lifts_the_restriction(people: Cast, closed: Case) -> None:
    with pytest.raises(Refused, match="Only somebody who was given leave"):
        lift(closed, reason="Over", by=people.senior)
    break_glass(reference=closed.reference, reason="Police", by=people.senior)
    with pytest.raises(Refused, match="Only somebody who was given leave"):
        lift(closed, reason="Over", by=people.senior)
    give_leave(closed, to=people.senior, until=TODAY, reason="Cover", by=people.manager)

    lifted = lift(closed, reason="The threat is over", by=people.senior)

    assert (lifted.restricted, lifted.restricted_because) == (False, "")
    assert may_open(people.assistant, lifted)
    audit = AuditEntry.objects.get(action="closing_off.lift")
    assert audit.reason == "The threat is over"
    assert audit.before == {"restricted": True, "because": "A threat"}


def test_h048_broken_glass_opens_until_the_end_of_the_next_day_and_tells_those_above(
    people: Cast, closed: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = break_glass(reference=closed.reference, reason=" The police ", by=people.assistant)

    assert opened is not None
    assert (opened.reason, opened.grant.until) == ("The police", days_after(TODAY, 1))
    assert may_open(people.assistant, closed)
    told = set(Message.objects.values_list("to_user__name", flat=True))
    assert told == {"Olive Officer", "Sal Senior", "Max Manager"}
    for message in Message.objects.all():
        assert closed.child.surname not in message.subject + message.body
        assert closed.reference not in message.subject + message.body
    assert AuditEntry.objects.get(action="closing_off.break_glass").reason == " The police "
    monkeypatch.setattr(timezone, "localdate", lambda *_: days_after(TODAY, 2))
    assert not may_open(people.assistant, closed)


def test_h050_what_is_not_there_and_what_stays_closed_cost_and_say_the_same(
    people: Cast, closed: Case
) -> None:
    declare_relation(closed, of=people.assistant, what="Aunt", by=people.senior)
    ordinary = CaseFactory(officer=UserFactory(team=TeamFactory()))

    asked = {}
    for name, reference in {
        "unknown": "EHC-2026-99999",
        "closed": closed.reference,
        "of another team": ordinary.reference,
    }.items():
        with CaptureQueriesContext(connection) as queries:
            opened = break_glass(reference=reference, reason="Police", by=people.assistant)
        asked[name] = (opened, len(queries))

    assert len(set(asked.values())) == 1
    assert asked["unknown"][0] is None
    assert (BreakGlass.objects.count(), Grant.objects.exclude(user=people.officer).count()) == (
        0,
        0,
    )
    tried = AuditEntry.objects.filter(action="closing_off.break_glass")
    assert [(one.by, one.case, one.after) for one in tried] == [
        (people.assistant, None, {"opened": False})
    ] * 3


def test_glass_is_not_broken_without_a_reason_nor_where_the_door_is_open(
    people: Cast, closed: Case
) -> None:
    with pytest.raises(Refused, match="Say what the emergency is"):
        break_glass(reference=closed.reference, reason=" ", by=people.assistant)
    with pytest.raises(Refused, match="You can open this case already"):
        break_glass(reference=closed.reference, reason="Police", by=people.officer)


def test_an_emergency_opening_is_looked_at_by_somebody_else_once(
    people: Cast, closed: Case
) -> None:
    opened = break_glass(reference=closed.reference, reason="Police", by=people.senior)
    assert opened is not None

    assert list(break_glass_for(people.senior)) == []
    with pytest.raises(Refused, match="Somebody else looks"):
        review(opened, finding="Fine", end=False, by=people.senior)
    assert list(break_glass_to_review(people.manager)) == [opened]
    looked = review(opened, finding=" No emergency ", end=True, by=people.manager)

    assert (looked.finding, looked.reviewed_by) == ("No emergency", people.manager)
    assert not may_open(people.senior, closed)
    assert list(break_glass_to_review(people.manager)) == []
    with pytest.raises(Refused, match="looked at already"):
        review(opened, finding="Again", end=False, by=people.manager)


def test_an_opening_is_looked_at_even_when_the_case_is_restricted_no_more(
    people: Cast, closed: Case
) -> None:
    opened = break_glass(reference=closed.reference, reason="Police", by=people.assistant)
    give_leave(closed, to=people.senior, until=TODAY, reason="Cover", by=people.manager)

    lift(closed, reason="The threat is over", by=people.senior)

    assert list(break_glass_to_review(people.manager)) == [opened]


def test_the_list_of_restricted_cases_is_of_those_above_and_names_who_has_leave(
    people: Cast, closed: Case
) -> None:
    other_senior = UserFactory(role=Role.SENIOR, team=TeamFactory())
    close: User = UserFactory(role=Role.MANAGER)
    declare_relation(closed, of=close, what="Uncle", by=people.senior)

    seen = {user.name: list(restricted_cases(user)) for user in (people.senior, people.manager)}

    assert seen == {"Sal Senior": [closed], "Max Manager": [closed]}
    (row,) = restricted_cases(people.senior)
    assert [grant.user for grant in row.leave] == [people.officer]
    for user in (people.officer, people.assistant, other_senior, close):
        assert list(restricted_cases(user)) == []


def test_h051_leave_that_has_ended_is_not_listed(
    people: Cast, closed: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: days_after(LATER, 1))

    (row,) = restricted_cases(people.senior)

    assert row.leave == []
    assert not cases_visible_to(people.officer).exists()
