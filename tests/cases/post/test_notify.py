"""GOV.UK Notify: what its answers, and its silence, mean for a message. Nothing leaves the machine.

The client of GOV.UK Notify is the real one; only the line to it is not there.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import requests
from notifications_python_client.notifications import NotificationsAPIClient
from urllib3.exceptions import MaxRetryError, NewConnectionError

from cases.post import Envelope, Fate, NotHandedOver, Refusal
from cases.post.notify import GovUkNotify

KEY = "test-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0"
LETTER = Envelope("a@example.org", "S", "B", "<1@council.example>", "reference-1")


def answer(status: int, body: Any = None) -> Callable[..., requests.Response]:
    def reply(*_: Any, **__: Any) -> requests.Response:
        response = requests.Response()
        response.status_code = status
        response._content = json.dumps(body or {}).encode()
        return response

    return reply


def silence(reason: Exception) -> Callable[..., requests.Response]:
    def fail(*_: Any, **__: Any) -> requests.Response:
        raise reason

    return fail


def notify(line: Callable[..., requests.Response]) -> GovUkNotify:
    client = NotificationsAPIClient(KEY)
    client.request_session.request = line  # type: ignore[method-assign]
    return GovUkNotify(client)


def nobody_there() -> requests.ConnectionError:
    nobody = NewConnectionError(None, "refused")  # type: ignore[arg-type]
    return requests.ConnectionError(MaxRetryError(None, "/", nobody))  # type: ignore[arg-type]


def test_what_was_taken_gives_its_reference() -> None:
    assert notify(answer(201, {"id": "n-1"})).hand_over(LETTER) == "n-1"


def test_an_address_that_may_not_be_written_to_is_refused_for_good() -> None:
    with pytest.raises(Refusal):
        notify(answer(400)).hand_over(LETTER)


@pytest.mark.parametrize("status", [403, 429, 503])
def test_a_wrong_key_and_a_busy_service_are_no_fault_of_the_message(status: int) -> None:
    with pytest.raises(NotHandedOver):
        notify(answer(status)).hand_over(LETTER)


@pytest.mark.parametrize("reason", [requests.ConnectTimeout(), nobody_there()])
def test_nobody_answering_means_that_nothing_was_handed_over(reason: Exception) -> None:
    with pytest.raises(NotHandedOver):
        notify(silence(reason)).hand_over(LETTER)


@pytest.mark.parametrize("reason", [requests.ReadTimeout(), requests.ConnectionError("reset")])
def test_h161_silence_after_it_was_sent_is_not_taken_for_a_no(reason: Exception) -> None:
    with pytest.raises(Exception) as raised:  # noqa: PT011  which of the client's own is no matter
        notify(silence(reason)).hand_over(LETTER)

    assert not isinstance(raised.value, NotHandedOver | Refusal)


@pytest.mark.parametrize(
    ("line", "fate"),
    [
        (answer(200, {"notifications": [{"id": "n-1"}]}), Fate.SENT),
        (answer(200, {"notifications": []}), Fate.NEVER_CAME),
        (answer(200, {}), Fate.UNKNOWN),
        (answer(500), Fate.UNKNOWN),
        (silence(requests.ReadTimeout()), Fate.UNKNOWN),
    ],
)
def test_h161_asked_afterwards_it_says_what_became_of_it(
    line: Callable[..., requests.Response], fate: Fate
) -> None:
    assert notify(line).ask("reference-1") is fate
