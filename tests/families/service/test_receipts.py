"""H-169: what a provider tells us twice, late, out of order, or what somebody makes up."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import FamilyMember, Message
from families.models import Service
from tests.families.a_family import Family, a_family
from tests.families.service.test_notices import SENT, notice
from tests.people import Cast, cast

SECRET = "a secret that GOV.UK Notify was given"
PATH = reverse("service_delivered")


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def family(people: Cast) -> Family:
    return a_family(people.officer)


@pytest.fixture
def message(family: Family, people: Cast, settings: Any) -> Message:
    settings.TEXTS = replace(settings.TEXTS, secret=SECRET)
    message = notice(family, people)
    Message.objects.filter(pk=message.pk).update(handed_over_at=SENT)
    return message


def tell(message: Message, status: str, secret: str = SECRET, **more: str) -> int:
    said = {"id": "n-1", "reference": str(message.pk), "status": status, "to": "x@x.example"}
    said |= {"completed_at": "2026-06-05T12:00:09.000000Z"} | more
    headers = {"Authorization": f"Bearer {secret}"}
    body = json.dumps(said)
    return (
        Client(enforce_csrf_checks=True)
        .post(PATH, body, content_type="application/json", headers=headers)
        .status_code
    )


def known(message: Message) -> tuple[str, bool, bool]:
    message.refresh_from_db()
    return message.state, message.delivered_at is not None, message.returned_at is not None


def test_h169_it_is_kept_that_a_message_was_delivered(message: Message) -> None:
    assert tell(message, "delivered") == 204

    assert known(message) == ("sent", True, False)
    assert message.delivered_at == datetime(2026, 6, 5, 12, 0, 9, tzinfo=UTC)


def test_h169_told_twice_is_told_once(message: Message) -> None:
    tell(message, "delivered")
    tell(message, "delivered", completed_at="2026-06-08T12:00:00Z")

    known(message)
    assert message.delivered_at == datetime(2026, 6, 5, 12, 0, 9, tzinfo=UTC)


def test_h169_what_came_back_is_never_delivered_again(message: Message) -> None:
    tell(message, "permanent-failure")
    came_back = message.returned_at
    tell(message, "delivered")

    assert known(message) == ("sent", False, True)
    assert came_back is None or message.returned_at == came_back


def test_h169_what_was_delivered_and_came_back_after_all_shows_nothing(message: Message) -> None:
    tell(message, "delivered")
    tell(message, "permanent-failure")

    assert known(message) == ("sent", True, True)


@pytest.mark.parametrize("status", ["sending", "created", "pending", "", "DROP TABLE"])
def test_h169_what_is_no_end_changes_nothing(message: Message, status: str) -> None:
    assert tell(message, status) == 204
    assert known(message) == ("sent", False, False)


@pytest.mark.parametrize("secret", ["", "wrong", SECRET[:-1], SECRET + "x", "é"])
def test_h169_who_does_not_know_the_secret_is_not_believed(message: Message, secret: str) -> None:
    assert tell(message, "permanent-failure", secret) == 403
    assert known(message) == ("sent", False, False)


def test_h169_where_no_secret_is_set_nobody_is_believed(message: Message, settings: Any) -> None:
    settings.TEXTS = replace(settings.TEXTS, secret="")

    for secret in ("", SECRET):
        assert tell(message, "permanent-failure", secret) == 403
    assert known(message) == ("sent", False, False)


def test_h169_without_the_secret_a_message_there_is_and_one_there_is_not_look_alike(
    message: Message,
) -> None:
    missing = Message(pk="00000000-0000-4000-8000-000000000000")

    assert tell(message, "delivered", "wrong") == tell(missing, "delivered", "wrong")
    assert tell(missing, "delivered") == 404


@pytest.mark.parametrize(
    "body", ["", "[]", "null", "{", '{"reference": 7}', '{"reference": "x", "status": "delivered"}']
)
def test_h169_what_cannot_be_read_is_refused(message: Message, body: str) -> None:
    headers = {"Authorization": f"Bearer {SECRET}"}

    sent = Client().post(PATH, body, content_type="application/json", headers=headers)

    assert sent.status_code == 400


def test_h169_a_day_to_come_is_not_believed(message: Message) -> None:
    tell(message, "delivered", completed_at="2099-01-01T00:00:00Z")

    message.refresh_from_db()
    assert message.delivered_at is not None
    assert message.delivered_at.year < 2099


@pytest.mark.parametrize("state", ["queued", "held", "stopped", "failed"])
def test_h169_what_was_never_handed_over_cannot_have_been_delivered(
    message: Message, state: str
) -> None:
    Message.objects.filter(pk=message.pk).update(state=state, handed_over_at=None)

    assert tell(message, "delivered") == 400
    assert known(message) == (state, False, False)


@pytest.mark.parametrize("state", ["sending", "uncertain"])
def test_h169_what_nobody_was_sure_of_went_since_the_provider_speaks_of_it(
    message: Message, state: str
) -> None:
    Message.objects.filter(pk=message.pk).update(state=state, sent_at=None)

    tell(message, "delivered")

    assert known(message) == ("sent", True, False)
    assert message.sent_at == SENT


def test_h165_what_came_back_moves_the_notice_on_at_once_and_once(
    message: Message, family: Family
) -> None:
    for _ in range(3):
        assert tell(message, "permanent-failure") == 204

    service = Service.objects.get()
    assert service.letter is not None
    assert Message.objects.filter(channel="post").count() == 1
    member = FamilyMember.objects.get(pk=family.ada.pk)
    assert member.doubtful_channel == "email"


def test_only_what_is_sent_here_is_taken(message: Message) -> None:
    assert Client().get(PATH).status_code == 405
