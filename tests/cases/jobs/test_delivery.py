"""The outbox: nothing is lost, nothing goes twice, and one bad message never stops the rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from accounts.models import User
from cases.actions.correspondence import send
from cases.actions.settling import settle
from cases.jobs import claims, delivery
from cases.jobs.delivery import CLAIM_LASTS, MOST_AT_ONCE, MOST_ATTEMPTS, TROUBLES, deliver_waiting
from cases.models import JobRun, Message
from cases.post import Closed, Envelope, Fate, NotHandedOver, Refusal
from tests.cases.jobs.post_room import Killed, PostRoom
from tests.factories import FamilyMemberFactory
from tests.people import Cast

State = Message.State
LATER = CLAIM_LASTS + timedelta(minutes=1)


def a_message(to: User, once: str = "one") -> Message:
    return send(None, to=to, code="x", subject="S", body="B", caused_by="T", once=once)


def state_of(message: Message) -> str:
    return Message.objects.get(pk=message.pk).state


def deliver(after: timedelta = timedelta()) -> None:
    deliver_waiting(timezone.now() + after)


def kill(*_: Any) -> None:
    raise Killed


def killed_while_delivering() -> None:
    with pytest.raises(Killed):
        deliver()


def failing(reason: Exception, *, to: User) -> Callable[[Envelope], None]:
    """A hand-over that fails for one person."""

    def fail(envelope: Envelope) -> None:
        if envelope.to == to.email:
            raise reason

    return fail


def test_what_waits_goes_once_and_the_run_says_so(people: Cast, office: PostRoom) -> None:
    message = a_message(people.officer)

    deliver()
    deliver()

    message.refresh_from_db()
    assert office.addresses == [people.officer.email]
    assert (message.state, message.attempts, message.provider_reference, message.problem) == (
        State.SENT,
        1,
        "provider-1",
        "",
    )
    assert [run.summary for run in JobRun.objects.all()] == [{"sent": 1}]


# -- a worker may be killed at any instant -----------------------------------------------------


def test_h161_killed_after_the_claim_and_before_hand_over_it_goes_later(
    people: Cast, office: PostRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = a_message(people.officer)
    with monkeypatch.context() as patch:
        patch.setattr(delivery, "_why_not", kill)
        killed_while_delivering()
    assert (state_of(message), office.taken) == (State.SENDING, [])

    deliver()
    assert office.taken == []
    deliver(LATER)

    assert (state_of(message), len(office.taken), office.asked) == (State.SENT, 1, [])


@pytest.mark.parametrize(
    ("moment", "came"), [("before", False), ("after", True)], ids=["not taken", "taken"]
)
def test_h161_killed_during_hand_over_the_provider_is_asked_and_nothing_goes_twice(
    people: Cast, office: PostRoom, moment: str, came: bool
) -> None:
    message = a_message(people.officer)
    setattr(office, moment, kill)
    killed_while_delivering()
    setattr(office, moment, lambda envelope: None)
    office.fate = Fate.SENT if came else Fate.NEVER_CAME

    deliver(LATER)

    assert office.asked == [str(message.pk)]
    assert (state_of(message), len(office.taken)) == (State.SENT, 1)


def test_h161_where_the_provider_cannot_say_a_person_does_and_only_then_it_goes(
    people: Cast, office: PostRoom
) -> None:
    message = a_message(people.officer)
    office.after = kill
    killed_while_delivering()
    office.after = lambda envelope: None

    deliver(LATER)
    deliver(LATER * 2)
    assert (state_of(message), len(office.taken)) == (State.UNCERTAIN, 1)

    settle(message, sent=False, because="The server's log", by=people.senior)
    deliver()

    assert (state_of(message), len(office.taken)) == (State.SENT, 2)
    assert len({envelope.message_id for envelope in office.taken}) == 1


def test_h161_a_provider_that_may_have_forgotten_is_not_believed(
    people: Cast, office: PostRoom
) -> None:
    message = a_message(people.officer)
    office.after = kill
    killed_while_delivering()
    office.after = lambda envelope: None
    office.fate = Fate.NEVER_CAME

    deliver(timedelta(days=8))

    assert (state_of(message), len(office.taken)) == (State.UNCERTAIN, 1)


def test_h161_a_worker_that_slept_past_its_claim_hands_nothing_over(
    people: Cast, office: PostRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = a_message(people.officer)
    why_not = delivery._why_not

    def sleep(message: Message) -> str:
        monkeypatch.setattr(delivery, "_why_not", why_not)
        deliver(LATER)  # another worker finds the claim old, and sends
        return why_not(message)

    monkeypatch.setattr(delivery, "_why_not", sleep)
    deliver()

    assert (state_of(message), len(office.taken)) == (State.SENT, 1)


def test_h161_a_long_run_claims_each_message_at_its_own_moment(
    people: Cast, office: PostRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_message(people.officer)
    began = timezone.now() - LATER
    seen: list[bool] = []
    office.before = lambda _: seen.append(
        Message.objects.filter(claimed_at__lt=timezone.now() - CLAIM_LASTS).exists()
    )

    deliver_waiting(began)

    assert seen == [False]


def test_h173_of_two_workers_at_one_moment_one_has_the_message(
    people: Cast, office: PostRoom
) -> None:
    a_message(people.officer)
    office.before = lambda _: deliver()

    deliver()

    assert len(office.taken) == 1


# -- one bad message ---------------------------------------------------------------------------


def test_h071_a_message_that_cannot_be_prepared_stops_no_other_and_is_tried_again(
    people: Cast, office: PostRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = a_message(people.officer, "bad"), a_message(people.senior, "good")
    why_not = delivery._why_not

    def fail(message: Message) -> str:
        if message.pk == bad.pk:
            raise KeyError("Ada Okoro")
        return why_not(message)

    with monkeypatch.context() as patch:
        patch.setattr(delivery, "_why_not", fail)
        deliver()
    assert (state_of(bad), state_of(good)) == (State.QUEUED, State.SENT)
    run = JobRun.objects.get()
    assert (run.succeeded, "Okoro" in str(run.problems)) == (False, False)

    deliver(timedelta(hours=1))

    assert office.addresses == [people.senior.email, people.officer.email]


def test_h071_a_provider_that_breaks_when_asked_stops_no_other(
    people: Cast, office: PostRoom
) -> None:
    doubtful = a_message(people.officer, "doubtful")
    office.after = kill
    killed_while_delivering()
    office.after = lambda envelope: None
    good = a_message(people.senior, "good")

    def fail(reference: str) -> None:
        raise RuntimeError("500")

    office.when_asked = fail
    deliver(LATER)

    assert (state_of(doubtful), state_of(good)) == (State.UNCERTAIN, State.SENT)
    assert JobRun.objects.first().succeeded is False  # type: ignore[union-attr]


def test_h071_what_breaks_in_the_middle_is_uncertain_and_what_is_refused_is_not_sent(
    people: Cast, office: PostRoom
) -> None:
    broken, good = a_message(people.officer, "a"), a_message(people.senior, "b")
    office.before = failing(RuntimeError("the line broke"), to=people.officer)
    deliver()
    assert (state_of(broken), state_of(good)) == (State.SENDING, State.SENT)
    deliver(LATER)
    assert (state_of(broken), office.asked) == (State.UNCERTAIN, [str(broken.pk)])

    refused = a_message(people.assistant, "c")
    office.before = failing(Refusal("No such address"), to=people.assistant)
    deliver()

    refused.refresh_from_db()
    assert (refused.state, refused.problem) == (State.FAILED, "No such address")


def test_nobody_answering_means_later_and_later_still_and_then_not_sent(
    people: Cast, office: PostRoom
) -> None:
    message = a_message(people.officer)
    office.before = failing(NotHandedOver("Nobody answered"), to=people.officer)

    deliver()
    deliver()
    assert Message.objects.get().attempts == 1
    for _ in range(MOST_ATTEMPTS):
        deliver(timedelta(days=1))

    message.refresh_from_db()
    assert (message.state, message.attempts) == (State.FAILED, MOST_ATTEMPTS)
    assert office.taken == []


def test_h285_while_the_post_room_is_closed_nothing_is_given_up_and_the_oldest_goes_first(
    people: Cast, office: PostRoom
) -> None:
    written = [a_message(people.officer, f"m{n}") for n in range(TROUBLES + 2)]
    tried: list[str] = []

    def closed(envelope: Envelope) -> None:
        tried.append(envelope.reference)
        raise Closed("The mail server does not answer")

    office.before = closed
    for _ in range(MOST_ATTEMPTS + 1):
        deliver()
    assert set(tried) == {str(one.pk) for one in written[:TROUBLES]}
    assert Message.objects.filter(state=State.QUEUED).count() == len(written)

    office.before = lambda envelope: None
    deliver()

    assert [envelope.reference for envelope in office.taken] == [str(one.pk) for one in written]


def test_h285_a_server_that_never_answers_leaves_doubt_about_three_and_no_more(
    people: Cast, office: PostRoom
) -> None:
    for number in range(TROUBLES + 2):
        a_message(people.officer, f"m{number}")
    office.before = failing(TimeoutError(), to=people.officer)

    deliver()

    assert Message.objects.filter(state=State.SENDING).count() == TROUBLES
    assert Message.objects.filter(state=State.QUEUED).count() == 2


def test_h285_emails_that_cannot_go_are_in_no_texts_way(
    people: Cast, office: PostRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(delivery, "text_office", lambda: office)
    office.before = failing(Closed("The mail server does not answer"), to=people.officer)
    for number in range(3):
        a_message(people.officer, f"m{number}")
    mother = FamilyMemberFactory(phone="07700 900123")
    text = Message.objects.create(
        to_member=mother, channel="text", code="x", subject="S", body="B", caused_by="T", once="t"
    )
    monkeypatch.setattr(delivery, "_why_not", lambda message: "")

    deliver()

    assert state_of(text) == State.SENT


def test_h161_what_went_is_written_down_even_where_the_database_was_away_for_a_moment(
    people: Cast, office: PostRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = a_message(people.officer)
    finish, faults = claims.finish, [OperationalError(), InterfaceError()]

    def away(*args: Any, **fields: Any) -> None:
        if faults:
            raise faults.pop()
        finish(*args, **fields)

    monkeypatch.setattr(claims, "finish", away)
    monkeypatch.setattr(claims.connection, "close", lambda: None)
    monkeypatch.setattr(claims, "WAITS", (0, 0, 0))

    deliver()

    assert (state_of(message), len(office.taken)) == (State.SENT, 1)


# -- what may go, and to whom ------------------------------------------------------------------


def test_h169_a_state_never_goes_backwards(people: Cast, office: PostRoom) -> None:
    message = a_message(people.officer)

    def settled_meanwhile(_: Envelope) -> None:
        Message.objects.filter(pk=message.pk).update(state=State.UNCERTAIN)
        settle(message, sent=True, because="Seen in the log", by=people.senior)
        raise NotHandedOver("Too late")

    office.before = settled_meanwhile
    deliver()
    deliver(timedelta(days=1))

    assert (state_of(message), len(office.taken)) == (State.SENT, 0)


def test_h171_a_copy_of_the_system_writes_only_to_its_own_domains(
    people: Cast, office: PostRoom, settings: Any
) -> None:
    settings.MAIL_ALLOW_DOMAINS = ["staging.example"]
    User.objects.filter(pk=people.senior.pk).update(email="sal@STAGING.example")
    live, own = a_message(people.officer, "live"), a_message(people.senior, "own")

    deliver()

    assert (state_of(live), state_of(own)) == (State.STOPPED, State.SENT)
    assert office.addresses == ["sal@STAGING.example"]


def test_somebody_who_no_longer_signs_in_is_not_written_to(people: Cast, office: PostRoom) -> None:
    message = a_message(people.officer)
    User.objects.filter(pk=people.officer.pk).update(is_active=False)

    deliver()

    assert (state_of(message), office.taken) == (State.STOPPED, [])


def test_h172_a_flood_goes_in_parts_the_oldest_first_and_how_far_it_is_can_be_seen(
    people: Cast, office: PostRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "MOST_AT_ONCE", 3)
    written = [a_message(people.officer, f"m{n}") for n in range(7)]

    counts = []
    for _ in range(3):
        deliver()
        counts.append(JobRun.objects.first().summary)  # type: ignore[union-attr]

    assert MOST_AT_ONCE == 500
    assert counts == [{"sent": 3}, {"sent": 3}, {"sent": 1}]
    assert [envelope.reference for envelope in office.taken] == [str(m.pk) for m in written]
