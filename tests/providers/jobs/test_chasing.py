"""Late advice is chased once for each step, then raised; never twice, never after it came."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from cases.jobs.delivery import deliver_waiting
from cases.jobs.running import running
from cases.models import Case, Contact, Deadline, JobRun, Message
from cases.refusals import Refused
from providers.actions.advice import Answer, ask, take_in_answer
from providers.actions.chasing import chase, chase_by_schedule
from providers.jobs.chasing import chase_late_advice
from providers.models import AdviceRequest, Chaser
from providers.queries.chasing import chase_list
from statutory import days_after
from tests.cases.jobs.post_room import PostRoom
from tests.people import Cast, cast
from tests.providers.a_register import a_service
from tests.providers.an_assessment import TODAY, a_lead, an_assessment, by_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return an_assessment(people.officer)


@pytest.fixture
def late(people: Cast, case: Case) -> AdviceRequest:
    """Asked six weeks ago: due today plus the days that a test adds."""
    return ask(
        case,
        source="psychology",
        provider=a_service(),
        on=TODAY,
        today=TODAY,
        by=people.officer,
    )


def due(request: AdviceRequest) -> date:
    found = Deadline.objects.get(rule="A03", about=request.about).due
    assert found is not None
    return found


def run(day: date) -> JobRun:
    with running("chase_late_advice") as job:
        chase_late_advice(day, job)
    return job.row


def steps() -> list[str]:
    return list(Chaser.objects.order_by("pk").values_list("step", flat=True))


def test_each_step_goes_once_in_its_time(late):
    a_lead(late.provider)
    for days in range(-10, 20):
        run(days_after(due(late), days))
        run(days_after(due(late), days))

    assert steps() == ["first", "second", "escalated"]
    sent = Message.objects.filter(code__startswith="advice-").exclude(code="advice-asked")
    assert [(m.inbox, m.while_about) for m in sent.order_by("written_at")] == [
        ("inbox@service.example", late.about),
        ("inbox@service.example", late.about),
        ("lena@service.example", late.about),
    ]
    days = [one.on for one in Chaser.objects.order_by("pk")]
    assert days == [days_after(due(late), n) for n in (-7, 1, 7)]


def test_h163_after_an_outage_there_is_one_chaser_not_three(late):
    a_lead(late.provider)

    run(days_after(due(late), 3))
    run(days_after(due(late), 3))

    assert steps() == ["second"]


def test_h164_advice_that_comes_a_minute_before_stops_the_chaser(people, case, late):
    day = days_after(due(late), 1)
    answer = Answer("Pia Psych", summary="She needs a quiet room")
    take_in_answer(late, answer=answer, received_on=day, by=people.officer, today=day)

    assert chase_by_schedule(late, step="second", today=day) is None
    run(day)

    assert steps() == []


def test_h164_a_chaser_that_waits_to_go_is_stopped_when_the_advice_comes(
    people, case, late, monkeypatch
):
    room = PostRoom()
    monkeypatch.setattr("cases.jobs.delivery.post_office", lambda: room)
    deliver_waiting(timezone.now())
    day = days_after(due(late), 1)
    run(day)
    chaser = Message.objects.get(code="advice-chaser")

    answer = Answer("Pia Psych", summary="She needs a quiet room")
    take_in_answer(late, answer=answer, received_on=day, by=people.officer, today=day)
    deliver_waiting(timezone.now())

    chaser.refresh_from_db()
    assert (chaser.state, chaser.problem) == (
        "stopped",
        "What it asks for came in the meantime, or is not needed",
    )
    assert room.addresses == ["inbox@service.example"]


def test_a_chaser_says_nothing_of_any_person(late):
    run(days_after(due(late), 1))

    message = Message.objects.get(code="advice-chaser")
    assert "Amira" not in message.subject + message.body
    assert "Khan" not in message.subject + message.body


def test_a_lead_who_left_is_never_written_to_and_a_person_has_to_act(people, late):
    a_lead(late.provider, left_on=TODAY)
    day = days_after(due(late), 8)

    row = run(day)

    assert (steps(), row.summary) == ([], {"waits for a person": 1})
    shown = chase_list(people.officer, day, mine=True)
    assert shown[0].next_step == "Find out who leads the service, and add them in the directory"


def test_a_service_without_an_email_is_for_a_person_to_ring(people, case):
    request = ask(
        case,
        source="social_care",
        provider=by_post(),
        on=TODAY,
        today=TODAY,
        by=people.officer,
    )
    day = days_after(due(request), 1)

    run(day)

    shown = chase_list(people.officer, day, mine=True)
    assert [one.next_step for one in shown] == ["Ring them: no email is known"]
    chase(request, how="call", note="Next Tuesday", by=people.officer, seen=0, today=day)
    assert Contact.objects.get(case=case).with_whom == "Example Social Care"


def test_what_somebody_chased_five_minutes_ago_is_told_and_not_done_again(people, late):
    day = days_after(due(late), 2)
    chase(late, how="call", note="They will ring back", by=people.senior, seen=0, today=day)

    with pytest.raises(Refused, match=r"Sal Senior chased this at .* They will ring back"):
        chase(late, how="email", by=people.officer, seen=0, today=day)

    assert steps() == ["hand-1"]


def test_two_emails_do_not_go_on_one_day(people, late):
    day = days_after(due(late), 1)
    run(day)

    with pytest.raises(Refused, match="today already"):
        chase(late, how="email", by=people.officer, seen=Chaser.objects.get().pk, today=day)


def test_what_is_excused_or_withdrawn_is_not_chased(people, late):
    from providers.actions.advice import withdraw

    withdraw(late, because="Asked twice", on=TODAY, today=TODAY, by=people.officer)

    run(days_after(TODAY, 90))

    assert steps() == []


def test_the_chase_list_holds_only_cases_that_somebody_may_see(people, late):
    day = days_after(due(late), 1)

    assert len(chase_list(people.senior, day, mine=False)) == 1
    assert chase_list(people.stranger, day, mine=False) == []
    Case.objects.update(restricted=True)
    assert chase_list(people.senior, day, mine=False) == []
