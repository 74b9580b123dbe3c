"""After a backup came back: nothing goes until a person looked, and what is missing is said."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cases.actions import restoring
from cases.models import AuditEntry, MayHaveGone, Message, Restoration
from cases.queries.restoring import gap, post_is_shut
from cases.refusals import Refused
from cases.tasks import deliver_messages, plan_reminders
from statutory import days_after
from tests.factories import CaseFactory, UserFactory
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db
State, Answer = Message.State, MayHaveGone.Answer
AS_OF = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)
BACK = datetime(2026, 11, 27, 9, 10, tzinfo=UTC)


@pytest.fixture
def people() -> Cast:
    return cast()


def _message(people: Cast, once: str, **fields: object) -> Message:
    case = CaseFactory(officer=people.officer, team=people.team)
    words = {"code": "x", "subject": f"About {once}", "body": "B", "caused_by": "T"}
    told = {"case": case, "to_user": people.officer, "channel": "email", **words, **fields}
    return Message.objects.create(once=once, **told)


def _held(people: Cast, *names: str) -> tuple[Restoration, list[MayHaveGone]]:
    for name in names:
        _message(people, name)
    restoration = restoring.begin(as_of=AS_OF, restored_at=BACK)
    restoring.hold_what_may_have_gone(restoration, written_again=False)
    return restoration, list(restoration.may_have_gone.order_by("message__once"))


def test_h282_what_waited_or_was_being_handed_over_is_held_and_nothing_else(people: Cast) -> None:
    for state in State:
        _message(people, state.value, state=state)

    _held(people)

    states = dict(Message.objects.values_list("once", "state"))
    assert states == {one.value: one.value for one in State} | {"queued": "held", "sending": "held"}
    assert MayHaveGone.objects.count() == 2


def test_h282_no_job_writes_or_sends_while_the_post_is_shut(people: Cast) -> None:
    _held(people, "a")
    waiting = _message(people, "b")

    deliver_messages()
    plan_reminders()

    waiting.refresh_from_db()
    assert waiting.state == State.QUEUED
    assert post_is_shut()


def test_each_answer_leaves_the_message_as_it_was_said(people: Cast) -> None:
    _, rows = _held(people, "a", "b", "c")
    went, goes, dropped = rows
    because, by = "The mail log says so", people.senior

    restoring.answer([went], saying="went", because=because, by=by, went_on=AS_OF.date())
    restoring.answer([goes], saying="go", because=because, by=by)
    restoring.answer([dropped], saying="drop", because=because, by=by)

    states = list(Message.objects.order_by("once").values_list("state", flat=True))
    assert states == [State.SENT, State.QUEUED, State.STOPPED]
    sent = Message.objects.get(state=State.SENT)
    assert sent.sent_at is not None
    assert timezone.localdate(sent.sent_at) == AS_OF.date()
    assert sent.settled_because.endswith(because)
    assert AuditEntry.objects.filter(action="restoring.answer", by=by).count() == 3


def test_a_message_went_on_a_day_between_back_up_and_restore(people: Cast) -> None:
    _, rows = _held(people, "a")

    for day in (None, days_after(AS_OF.date(), -1), days_after(BACK.date(), 1)):
        with pytest.raises(Refused, match="Give the day it went"):
            restoring.answer(rows, saying="went", because="Log", by=people.senior, went_on=day)


def test_what_was_called_back_meanwhile_stays_called_back(people: Cast) -> None:
    _, rows = _held(people, "a")
    Message.objects.update(state=State.STOPPED)

    restoring.answer(rows, saying="go", because="Log", by=people.senior)

    assert Message.objects.get().state == State.STOPPED


def test_one_answer_is_given_once(people: Cast) -> None:
    _, rows = _held(people, "a")
    restoring.answer(rows, saying="drop", because="Log", by=people.senior)

    with pytest.raises(Refused, match="Somebody else has answered"):
        restoring.answer(rows, saying="go", because="Log", by=people.senior)


def test_the_post_opens_when_each_message_has_its_answer(people: Cast) -> None:
    restoration, rows = _held(people, "a")
    admin = UserFactory(role=Role.ADMINISTRATOR)
    with pytest.raises(Refused, match="1 message waits"):
        restoring.open_post(restoration, by=admin)
    restoring.answer(rows, saying="drop", because="Log", by=people.senior)

    restoring.open_post(restoration, by=admin)

    assert not post_is_shut()
    assert gap() is not None


def test_a_second_restore_keeps_what_nobody_answered_and_widens_the_gap(people: Cast) -> None:
    _held(people, "a")
    later = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
    second = restoring.begin(as_of=BACK, restored_at=later)

    found = gap()

    assert found is not None
    assert (found.since, found.until) == (AS_OF, later)
    with pytest.raises(Refused, match="1 message waits"):
        restoring.open_post(second, by=people.manager)


def test_h282_first_pages_say_what_may_be_missing_until_it_is_mended(people: Cast) -> None:
    restoration, _ = _held(people)
    client = Client()
    client.force_login(people.officer)
    said = "What was recorded between 26 Nov 2026, 02:00 and 27 Nov 2026, 09:10 may not be here"
    assert said in client.get(reverse("worklist")).content.decode()
    with pytest.raises(Refused, match="Open the post first"):
        restoring.mend(restoration, because="Asked each officer", by=people.manager)

    restoring.open_post(restoration, by=people.manager)
    restoring.mend(restoration, because="Asked each officer", by=people.manager)

    assert said not in client.get(reverse("worklist")).content.decode()


def test_a_senior_looks_through_and_an_administrator_opens_and_mends(people: Cast) -> None:
    _, rows = _held(people, "a")
    hidden = _message(people, "b", case=CaseFactory(restricted=True), state=State.HELD)
    kept = MayHaveGone.objects.create(restoration=rows[0].restoration, message=hidden)
    senior, admin = Client(), Client()
    senior.force_login(people.senior)
    admin.force_login(UserFactory(role=Role.ADMINISTRATOR))
    page = senior.get(reverse("restored_messages")).content.decode()
    assert "About a" in page
    assert "About b" not in page
    answer = {"rows": [str(kept.pk)], "answer": "go", "because": "Log"}
    assert "Somebody else has answered" in (
        senior.post(reverse("restored_messages"), answer).content.decode()
    )

    answered = senior.post(reverse("restored_messages"), answer | {"rows": [str(rows[0].pk)]})
    assert answered.status_code == 302
    refused = admin.post(reverse("restored_open"), {})
    assert "1 message waits" in refused.content.decode()
    restoring.answer([kept], saying=Answer.DROP, because="Log", by=people.manager)
    assert admin.post(reverse("restored_open"), {}).status_code == 302
    assert admin.post(reverse("restored_mend"), {"because": "Asked all"}).status_code == 302

    assert gap() is None
    assert not post_is_shut()
