"""Whose cases a worklist holds, how each line reads, and what waits for a person."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Role
from cases.actions import grants
from cases.models import Case, JobRun, Message
from cases.queries.case_file import entries_of
from cases.queries.jobs import last_good_runs, latest_runs
from cases.queries.outbox import letters_to_print, messages_to_settle
from cases.queries.worklist import Wanted, heaps, open_cases, worklist
from cases.views.rows import rows_of
from statutory import days_after
from tests.factories import CaseFactory, UserFactory
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 9)


@pytest.fixture(autouse=True)
def _on_9_june(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.fixture
def people() -> Cast:
    return cast()


def a_case(people: Cast, days: int | None = None, **more: Any) -> Case:
    due = None if days is None else days_after(TODAY, days)
    fields: dict[str, Any] = {"officer": people.officer, "next_due": due, "next_rule": "A01"}
    case: Case = CaseFactory(**(fields | more))
    return case


def test_filters_narrow_together_and_the_heaps_count_what_the_others_leave(people: Cast) -> None:
    a_case(people, -1, stage="request", waiting_on="us")
    a_case(people, -1, stage="assessment", waiting_on="advisers")
    a_case(people, 3, stage="assessment", waiting_on="us")
    wanted = Wanted(due="overdue", stage="assessment")

    mine = open_cases(people.officer, "mine")
    counts = heaps(mine, wanted, TODAY)

    assert worklist(mine, wanted, TODAY).count() == 1
    assert (counts["all"], counts["overdue"], counts["soon"]) == (2, 1, 1)
    assert worklist(mine, Wanted(stage="assessment", waiting="us"), TODAY).count() == 1


def test_a_closed_case_is_in_no_worklist(people: Cast) -> None:
    a_case(people, -1, closed_on=TODAY)

    assert open_cases(people.officer, "team").count() == 0


def test_mine_team_and_unallocated_are_what_they_say(people: Cast) -> None:
    mine = a_case(people, 1)
    colleague = a_case(people, 1, officer=UserFactory(team=people.team))
    nobodys = a_case(people, 1, officer=None, team=people.team)
    a_case(people, 1, officer=people.stranger)

    found = {whose: set(open_cases(people.officer, whose)) for whose in _WHOSE}

    assert found == {
        "mine": {mine},
        "team": {mine, colleague, nobodys},
        "unallocated": {nobodys},
    }


_WHOSE = ("mine", "team", "unallocated")


def test_h050_a_restricted_case_is_in_no_list_and_no_count_without_leave(people: Cast) -> None:
    case = a_case(people, 1, restricted=True)
    who = (people.officer, people.senior, people.manager)
    before = [open_cases(user, "team").count() for user in who]

    grants.give(case, to=people.officer, until=TODAY, because="Her case", by=people.senior)

    after = [open_cases(user, "team").count() for user in who]
    assert (before, after) == ([0, 0, 0], [1, 0, 0])


def test_an_officer_on_leave_has_their_cases_on_the_list_of_who_covers(people: Cast) -> None:
    case = a_case(people, 1)
    people.officer.cover = people.stranger
    people.officer.cover_from = people.officer.cover_until = TODAY
    people.officer.save()

    assert list(open_cases(people.stranger, "mine")) == [case]

    people.officer.cover_until = days_after(TODAY, -1)
    people.officer.save()
    assert list(open_cases(people.stranger, "mine")) == []


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.FAMILY, Role.PROVIDER, "visitor"])
def test_a_role_without_cases_has_an_empty_list(people: Cast, role: str) -> None:
    a_case(people, 1)
    user = UserFactory(role=role, team=people.team)

    assert [list(open_cases(user, whose)) for whose in _WHOSE] == [[], [], []]


@pytest.mark.parametrize(
    ("days", "more", "said", "colour"),
    [
        (-1, {}, "1 day overdue", "red"),
        (-2, {}, "2 days overdue", "red"),
        (0, {}, "Due today", "orange"),
        (1, {}, "in 1 day", "yellow"),
        (7, {}, "in 7 days", "yellow"),
        (8, {}, "in 8 days", "grey"),
        (None, {}, "No date running", "grey"),
        (-9, {"disapplied": True}, "Time limit disapplied", "purple"),
        (-9, {"problem": "?"}, "Cannot be worked out", "red"),
    ],
)
def test_a_row_says_how_late_it_is(
    people: Cast, days: int | None, more: dict[str, Any], said: str, colour: str
) -> None:
    case = a_case(people, days, **more)

    (row,) = rows_of([case], TODAY)

    assert (row.lateness, row.colour) == (said, colour)


def test_the_chronology_is_newest_first_by_the_day_it_happened(people: Cast) -> None:
    case = a_case(people)
    first, second = (
        case.entries.create(kind="note", on=day, by_name="A")
        for day in (date(2026, 6, 2), date(2026, 6, 1))
    )
    same_day = case.entries.create(kind="note", on=date(2026, 6, 2), by_name="A")

    assert list(entries_of(case)) == [same_day, first, second]


def test_the_last_run_of_each_job_and_its_last_good_one_are_told_apart() -> None:
    good = JobRun.objects.create(name="a", succeeded=True, finished_at=timezone.now())
    bad = JobRun.objects.create(name="a", succeeded=False, finished_at=timezone.now())
    other = JobRun.objects.create(name="b")

    assert latest_runs() == [bad, other]
    assert last_good_runs() == {"a": good.finished_at.isoformat()}  # type: ignore[union-attr]


def test_letters_to_print_and_messages_to_settle_are_those_that_wait(people: Cast) -> None:
    states = Message.State.values
    for number, (state, channel) in enumerate((s, c) for s in states for c in ("post", "email")):
        Message.objects.create(
            case=a_case(people),
            channel=channel,
            state=state,
            code="x",
            subject="S",
            body="B",
            caused_by="T",
            once=str(number),
        )

    assert {(m.state, m.channel) for m in letters_to_print()} == {("queued", "post")}
    assert {m.state for m in messages_to_settle()} == {"uncertain"}
