"""A report of an error says the kind of fault and where, by the real reporter."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import sentry_sdk
import structlog
from django.test import Client
from django.urls import reverse
from sentry_sdk.transport import Transport

from cases.views import worklist
from ehcna.watching.reports import begin_reports
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
CHILD = "Ada Okoro, 07700 900123, ngozi@family.example"


class Kept(Transport):
    """Sends nothing, and keeps what would have been sent, byte for byte."""

    sent: list[str] = []

    def capture_envelope(self, envelope: Any) -> None:
        self.sent.append(envelope.serialize().decode())


@pytest.fixture
def sent() -> Iterator[list[str]]:
    Kept.sent = []
    begin_reports("http://key@127.0.0.1:1/1", environment="test", release="1", transport=Kept)
    yield Kept.sent
    sentry_sdk.get_client().close()
    sentry_sdk.init(dsn=None, default_integrations=False)


def failing(*_: Any) -> None:
    typed = CHILD  # noqa: F841  what a frame of the fault holds
    raise ValueError(CHILD)


def events(sent: list[str]) -> list[dict[str, Any]]:
    lines = [line for envelope in sent for line in envelope.splitlines()]
    return [told for line in lines if "exception" in (told := json.loads(line))]


def test_a_page_that_fails_is_reported_without_anybody(
    sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worklist, "heaps", failing)
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory(name="Olive Officer", email="olive@council.example"))

    answer = client.get(reverse("worklist") + "?q=Ada+Okoro", headers={"user-agent": "Ada Okoro"})

    (event, *_) = events(sent)
    (fault,) = event["exception"]["values"]
    assert fault["type"] == "ValueError"
    assert fault["stacktrace"]["frames"][-1]["function"] == "failing"
    assert event["tags"]["request_id"] == answer["X-Request-ID"]
    assert set(event) <= {
        "event_id", "timestamp", "level", "platform", "release", "environment", "logger",
        "exception", "tags", "sdk",
    }  # fmt: skip
    everything = "".join(sent)
    words = ("Okoro", "07700 900123", "ngozi", "Olive", "olive@", "127.0.0.1")
    assert [word for word in words if word in everything] == []


def test_a_fault_that_is_logged_is_reported_and_words_alone_are_not(sent: list[str]) -> None:
    try:
        failing()
    except ValueError as fault:
        structlog.contextvars.bind_contextvars(task_id="17")
        logging.getLogger("cases").error("not made: " + CHILD, exc_info=fault)
        structlog.contextvars.clear_contextvars()
    logging.getLogger("cases").error(CHILD)
    sentry_sdk.capture_message(CHILD)

    (event,) = events(sent)
    assert event["tags"] == {"task_id": "17"}
    assert [word for word in ("Okoro", "07700 900123", "ngozi") if word in "".join(sent)] == []
