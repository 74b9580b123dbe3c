"""A text, then a letter, then a call: each once, each after two working days, none once seen."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from cases.actions.receipts import note_returned
from cases.jobs.delivery import deliver_waiting
from cases.models import Message
from cases.queries.outbox import not_sent
from families.actions.opening import note_opened
from families.actions.serving import go_on, take_step
from families.models import Opening, Service, Texting
from families.queries.service import notice_of
from tests.families.a_family import Family, a_family
from tests.families.service.test_notices import SENT, WEDNESDAY, notice, run_on
from tests.people import Cast, cast
from tests.plain import plain

MOBILE = "07700 900123"
FRIDAY, MONDAY = date(2026, 6, 12), date(2026, 6, 15)
WEEK_AFTER = date(2026, 6, 19)


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    family = a_family(people.officer)
    family.ada.phone = MOBILE
    family.ada.save()
    return family


def sent_on(message: Message | None, day: date) -> None:
    assert message is not None
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    Message.objects.filter(pk=message.pk).update(
        state=Message.State.SENT, sent_at=at, handed_over_at=at, written_at=at
    )


def written_on(message: Message | None, day: date) -> None:
    assert message is not None
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    Message.objects.filter(pk=message.pk).update(written_at=at, state=Message.State.QUEUED)


def test_h165_a_text_then_a_letter_then_a_call_each_once(family: Family, people: Cast) -> None:
    message = notice(family, people)

    assert run_on(WEDNESDAY).counts == {"sent by text": 1}
    assert run_on(WEDNESDAY).counts == {}
    service = Service.objects.get()
    sent_on(service.text, WEDNESDAY)

    assert run_on(FRIDAY).counts == {}
    assert run_on(MONDAY).counts == {"sent by post": 1}
    assert run_on(MONDAY).counts == {}
    service.refresh_from_db()
    written_on(service.letter, MONDAY)

    assert run_on(WEEK_AFTER).counts == {"to be rung": 1}
    assert run_on(WEEK_AFTER).counts == {}
    told = Message.objects.filter(to_user=people.officer)
    assert len(told) == 2
    assert not any("Ada" in plain(one.subject, one.body) for one in told)
    message.refresh_from_db()
    assert message.sent_at == SENT


def test_h165_that_a_mailbox_took_it_does_not_stop_the_next_step(
    family: Family, people: Cast
) -> None:
    message = notice(family, people)
    Message.objects.filter(pk=message.pk).update(delivered_at=SENT)

    assert run_on(WEDNESDAY).counts == {"sent by text": 1}
    assert notice_of(message).evidence == "delivered"


def test_h164_once_they_open_it_what_waits_does_not_go(family: Family, people: Cast) -> None:
    message = notice(family, people)
    run_on(WEDNESDAY)
    assert message.document is not None

    note_opened(message.document, member=family.ada, by=family.ada_user)

    text = Service.objects.get().text
    assert text is not None
    assert (text.state, text.problem) == (
        Message.State.STOPPED,
        "They have seen the letter in the meantime",
    )
    assert run_on(MONDAY).counts == {"seen since": 1}
    assert Service.objects.get().evidence == "opened"
    assert run_on(WEEK_AFTER).counts == {}


def test_opening_by_somebody_else_of_the_family_shows_nothing(family: Family, people: Cast) -> None:
    message = notice(family, people)
    Opening.objects.create(member=family.ben, document=message.document, user=family.ben_user)

    assert run_on(WEDNESDAY).counts == {"sent by text": 1}


def test_who_wants_no_texts_gets_the_letter_at_once(family: Family, people: Cast) -> None:
    notice(family, people)
    Texting.objects.create(
        member=family.ada,
        wish="none",
        set_by=people.officer,
        told_until=timezone.now(),
        set_at=timezone.now(),
    )

    assert run_on(WEDNESDAY).counts == {"sent by post": 1}


def test_a_telephone_in_a_house_gets_no_text(family: Family, people: Cast) -> None:
    family.ada.phone = "01632 960123"
    family.ada.save()
    notice(family, people)

    assert run_on(WEDNESDAY).counts == {"sent by post": 1}


def test_h165_what_bounces_moves_on_at_once(family: Family, people: Cast) -> None:
    message = notice(family, people)
    Message.objects.filter(pk=message.pk).update(handed_over_at=SENT)

    note_returned(message, at=SENT, because="there is no such address or number")
    assert go_on(message, today=date(2026, 6, 5)) == "text"

    service = Service.objects.get()
    sent_on(service.text, date(2026, 6, 5))
    assert service.text is not None
    note_returned(service.text, at=SENT, because="there is no such address or number")
    assert go_on(service.text, today=date(2026, 6, 5)) == "letter"
    family.ada.refresh_from_db()
    assert family.ada.doubtful_channel == "email"


def test_an_email_that_was_refused_moves_on_the_next_morning(family: Family, people: Cast) -> None:
    message = notice(family, people)
    Message.objects.filter(pk=message.pk).update(state=Message.State.FAILED, sent_at=None)

    assert run_on(date(2026, 6, 6)).counts == {"sent by text": 1}


def test_a_posted_letter_that_comes_back_shows_nothing_and_somebody_rings(
    family: Family, people: Cast
) -> None:
    message = notice(family, people, "post")
    assert notice_of(message).evidence == "posted"
    family.ada.doubtful_since, family.ada.doubtful_channel = WEDNESDAY, "post"
    family.ada.phone = ""
    family.ada.save()
    Message.objects.filter(pk=message.pk).update(returned_at=SENT, problem="Came back")

    assert notice_of(message).evidence == ""
    assert run_on(WEDNESDAY).counts == {"to be rung": 1}


def test_h090_a_parent_whose_child_came_to_hold_the_rights_is_told_nothing_more(
    family: Family, people: Cast
) -> None:
    notice(family, people)
    family.case.child.date_of_birth = date(2008, 3, 14)
    family.case.child.save()

    assert run_on(WEDNESDAY).counts == {}


def test_somebody_removed_from_the_case_is_told_nothing_more(family: Family, people: Cast) -> None:
    notice(family, people)
    family.ada.removed_on = WEDNESDAY
    family.ada.save()

    assert run_on(WEDNESDAY).counts == {}


def test_where_no_officer_is_there_to_ring_the_run_says_so_and_tries_again(
    family: Family, people: Cast
) -> None:
    family.ada.phone = family.ada.address = ""
    family.ada.save()
    family.case.officer = None
    family.case.save()
    notice(family, people)

    for _ in range(2):
        run = run_on(WEDNESDAY)
        assert "no officer" in run.problems[0]["problem"]


def test_h161_a_text_whose_worker_died_is_found_at_the_provider_and_never_goes_twice(
    family: Family, people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cases.jobs import delivery

    notice(family, people)
    run_on(WEDNESDAY)
    now = timezone.now()
    with monkeypatch.context() as patch:
        patch.setattr(delivery, "surely", lambda *_, **__: None)
        deliver_waiting(now)
    text = Service.objects.get().text
    assert text is not None
    assert Message.objects.get(pk=text.pk).state == Message.State.SENDING

    deliver_waiting(now + delivery.CLAIM_LASTS * 2)

    text.refresh_from_db()
    assert (text.state, text.attempts) == (Message.State.SENT, 1)


def test_h173_two_schedulers_at_once_take_each_step_once(family: Family, people: Cast) -> None:
    message = notice(family, people)
    stale = Message.objects.get(pk=message.pk)

    taken = [take_step(one, today=WEDNESDAY) for one in (message, stale, message)]

    assert taken == ["text", "", ""]
    assert Message.objects.filter(channel="text").count() == 1


def test_what_was_stopped_because_it_was_seen_waits_for_nobody(
    family: Family, people: Cast
) -> None:
    family.ada.phone = ""
    family.ada.save()
    message = notice(family, people)
    run_on(WEDNESDAY)
    assert message.document is not None

    note_opened(message.document, member=family.ada, by=family.ada_user)

    letter = Service.objects.get().letter
    assert letter is not None
    assert letter.state == Message.State.STOPPED
    assert not_sent(people.officer) == []
