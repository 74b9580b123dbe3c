"""Reminders: one for a deadline, one digest for a person, to whoever stands in, and none lost."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Role, User
from cases.actions.chronology import record
from cases.actions.decisions import decide_to_assess
from cases.jobs import reminding
from cases.jobs.delivery import deliver_waiting
from cases.jobs.reminding import plan_reminders
from cases.jobs.running import running
from cases.models import Case, Deadline, JobRun, Message, Reminder
from tests.cases.jobs.post_room import PostRoom
from tests.cases.views.acting import a_request
from tests.factories import UserFactory
from tests.people import Cast, cast
from tests.plain import plain

RECEIVED = date(2026, 5, 5)
DUE = date(2026, 6, 16)  # six weeks after the request: to decide whether to assess


def before(days: int) -> date:
    return DUE - timedelta(days=days)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets the day, and works that day's reminders out."""

    def set_to(day: date) -> JobRun:
        monkeypatch.setattr(timezone, "localdate", lambda *_: day)
        return plan(day)

    return set_to


def plan(day: date) -> JobRun:
    with running("plan_reminders") as run:
        plan_reminders(day, run)
    return run.row


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer, received=RECEIVED)


def reminded() -> list[tuple[str, int]]:
    rows = Reminder.objects.filter(rule="A01").order_by("pk")
    return [(row.to.name, row.step) for row in rows.select_related("to")]


def deliver() -> None:
    deliver_waiting(timezone.now() + timedelta(minutes=1))


def test_each_step_is_reminded_of_once_and_the_senior_hears_when_it_is_late(
    case: Case, people: Cast, today: Any
) -> None:
    for day in range(-16, 10):
        today(DUE + timedelta(days=day))
        today(DUE + timedelta(days=day))

    assert reminded() == [
        ("Olive Officer", -14),
        ("Olive Officer", -7),
        ("Olive Officer", -1),
        ("Olive Officer", 1),
        ("Sal Senior", 1),
        ("Olive Officer", 7),
        ("Sal Senior", 7),
    ]


def test_h070_h163_after_three_days_without_a_schedule_there_is_one_reminder_and_no_date_moved(
    case: Case, people: Cast, today: Any
) -> None:
    today(before(8))
    dates = list(Deadline.objects.order_by("pk").values_list("rule", "due"))

    today(DUE + timedelta(days=2))  # the steps of 7 and 1 days before, and of 1 after, were missed

    assert reminded()[1:] == [("Olive Officer", 1), ("Sal Senior", 1)]
    assert list(Deadline.objects.order_by("pk").values_list("rule", "due")) == dates
    (message,) = Message.objects.filter(to_user=people.senior)
    assert message.body.count("Was due by Tuesday 16 June 2026, 2 days ago") == 1


def test_h163_a_digest_that_was_never_written_is_written_the_next_time(
    case: Case, people: Cast, today: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(
            reminding, "_write_digest", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)
        )
        today(before(14))
    assert (len(reminded()), Message.objects.count()) == (1, 0)

    today(before(13))

    (message,) = Message.objects.all()
    assert message.body.count("EHC-") == 2  # one line, and its link
    assert list(message.reminders.values_list("step", flat=True)) == [-14]


def test_h163_what_waited_is_named_once_beside_what_is_new(
    case: Case, people: Cast, today: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(
            reminding, "_write_digest", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt)
        )
        today(before(8))

    today(before(7))

    (message,) = Message.objects.all()
    assert message.reminders.count() == 2
    assert message.subject == "1 date to look at"
    assert message.body.count("Due by Tuesday 16 June 2026, in 7 days") == 1


def test_one_person_gets_one_digest_a_day_of_every_case(
    case: Case, people: Cast, today: Any, office: PostRoom
) -> None:
    a_request(people.officer, received=RECEIVED)

    today(before(7))
    today(before(7))
    deliver()
    today(before(7))
    deliver()

    assert office.addresses == [people.officer.email]
    assert office.taken[0].subject == "2 dates to look at"


def test_what_is_earned_after_todays_digest_went_is_in_tomorrows(
    case: Case, people: Cast, today: Any, office: PostRoom
) -> None:
    today(before(7))
    deliver()
    late = a_request(people.officer, received=RECEIVED)

    today(before(7))
    deliver()
    assert len(office.taken) == 1
    today(before(6))
    deliver()

    assert [late.reference in envelope.body for envelope in office.taken] == [False, True]
    assert case.reference not in office.taken[1].body


def test_h167_h168_a_digest_says_what_and_by_when_and_nothing_of_any_person(
    case: Case, people: Cast, today: Any, office: PostRoom
) -> None:
    today(before(7))
    deliver()

    (envelope,) = office.taken
    assert "Due by Tuesday 16 June 2026, in 7 days" in envelope.body
    assert f"/cases/{case.reference}/" in envelope.body
    child = case.child
    people_in_it = [child.forename, child.surname, "Ngozi", child.postcode, "2018", "Olive"]
    said = plain(envelope.subject, envelope.body)
    assert [word for word in people_in_it if word in said] == []


def test_h164_what_was_done_a_minute_before_the_reminder_goes_stops_it(
    case: Case, people: Cast, today: Any, office: PostRoom
) -> None:
    today(before(7))
    decide_to_assess(
        case, on=before(7), by=people.officer, reasons="She needs help.", today=before(7)
    )
    deliver()

    digest = Message.objects.get(code="reminder_digest")
    assert (digest.state, digest.problem, office.taken) == (
        "stopped",
        "Every date in it had been met or had stopped running",
        [],
    )


def test_h164_advice_that_came_is_left_out_and_the_rest_goes(
    case: Case, people: Cast, today: Any, office: PostRoom
) -> None:
    other = a_request(people.officer, received=RECEIVED)
    today(before(7))
    record(other, kind="request_withdrawn", on=before(8), by=people.officer, today=before(7))
    deliver()

    (envelope,) = office.taken
    assert (case.reference in envelope.body, other.reference in envelope.body) == (True, False)
    assert envelope.subject == "1 date to look at"


# -- who is told -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begins", "ends", "who"),
    [
        (7, 7, "Cara Cover"),
        (9, None, "Cara Cover"),
        (6, None, "Olive Officer"),
        (20, 8, "Olive Officer"),
    ],
    ids=["that day alone", "open end", "from tomorrow", "until yesterday"],
)
def test_a_cover_is_told_while_the_cover_lasts(
    case: Case, people: Cast, today: Any, begins: int, ends: int | None, who: str
) -> None:
    officer = people.officer
    officer.cover = UserFactory(name="Cara Cover", team=people.team)
    officer.cover_from, officer.cover_until = before(begins), ends and before(ends)
    officer.save()

    today(before(7))

    assert reminded() == [(who, -7)]


def test_an_officer_who_left_is_not_told_but_the_seniors_of_the_team_are(
    case: Case, people: Cast, today: Any
) -> None:
    User.objects.filter(pk=people.officer.pk).update(is_active=False)

    today(before(7))

    assert reminded() == [("Sal Senior", -7)]


def test_a_cover_who_left_leaves_it_to_the_seniors(case: Case, people: Cast, today: Any) -> None:
    gone = UserFactory(name="Cara Cover", is_active=False)
    User.objects.filter(pk=people.officer.pk).update(cover=gone, cover_from=before(30))

    today(before(7))

    assert reminded() == [("Sal Senior", -7)]
    assert Message.objects.get().to_user == people.senior


def test_a_senior_who_left_is_stood_in_for_by_the_others_of_the_team(
    case: Case, people: Cast, today: Any
) -> None:
    UserFactory(name="Sue Senior", role=Role.SENIOR, team=people.team)
    User.objects.filter(pk=people.senior.pk).update(is_active=False)

    today(DUE + timedelta(days=1))

    assert reminded() == [("Olive Officer", 1), ("Sue Senior", 1)]


def test_h071_where_there_is_nobody_to_tell_the_run_says_so_until_there_is(
    case: Case, people: Cast, today: Any
) -> None:
    User.objects.update(is_active=False)

    run = today(before(7))
    assert run.problems == [
        {"reference": case.reference, "problem": "There is nobody to remind: give it an officer"}
    ]
    User.objects.filter(pk=people.officer.pk).update(is_active=True)
    today(before(6))

    assert reminded() == [("Olive Officer", -7)]


# -- one bad record, and two schedules -----------------------------------------------------------


def test_h071_a_deadline_that_breaks_stops_no_other_and_is_named(
    case: Case, people: Cast, today: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = a_request(people.officer, received=RECEIVED)
    earned = reminding._earned

    def fail(deadline: Deadline, *rest: Any) -> Any:
        if deadline.case_id == case.pk:
            raise ValueError("Ada Okoro")
        return earned(deadline, *rest)

    monkeypatch.setattr(reminding, "_earned", fail)
    run = today(before(7))

    assert set(Reminder.objects.values_list("case", flat=True)) == {good.pk}
    assert run.succeeded is False
    named = {"reference": case.reference, "problem": "No reminder: ValueError"}
    assert named in run.problems


def test_h071_a_digest_that_breaks_stops_nobody_elses_and_is_written_the_next_day(
    case: Case, people: Cast, today: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = reminding._write_digest

    def fail(person: User, waiting: list[Reminder], day: date) -> int:
        if person == people.officer:
            raise ValueError("Ada Okoro")
        return write(person, waiting, day)

    with monkeypatch.context() as patch:
        patch.setattr(reminding, "_write_digest", fail)
        run = today(DUE + timedelta(days=1))
    assert [message.to_user for message in Message.objects.all()] == [people.senior]
    assert run.succeeded is False
    assert "Okoro" not in str(run.problems)

    today(DUE + timedelta(days=2))

    assert Message.objects.filter(to_user=people.officer).count() == 1


@pytest.mark.django_db(transaction=True)
def test_h173_two_schedules_at_one_moment_remind_once(monkeypatch: pytest.MonkeyPatch) -> None:
    people = cast()
    a_request(people.officer, received=RECEIVED)
    monkeypatch.setattr(timezone, "localdate", lambda *_: before(7))
    start, problems = threading.Barrier(2), []

    def one() -> None:
        try:
            start.wait(timeout=10)
            problems.extend(plan(before(7)).problems)
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)

    assert reminded() == [("Olive Officer", -7)]
    assert (Message.objects.count(), problems) == (1, [])
