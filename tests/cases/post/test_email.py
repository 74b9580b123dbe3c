"""A mail server: when it was too early, when it was too late, and when nobody can know."""

from __future__ import annotations

import smtplib
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from cases.post import Closed, Envelope, Fate, NotHandedOver, Refusal
from cases.post.email import DjangoMail

LETTER = Envelope("a@example.org", "S", "B", "<1@council.example>", "reference-1")


def failing(monkeypatch: pytest.MonkeyPatch, step: str, reason: Exception) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise reason

    monkeypatch.setattr(EmailBackend, step, fail)


def refused(code: int) -> smtplib.SMTPRecipientsRefused:
    return smtplib.SMTPRecipientsRefused({"a@example.org": (code, b"no")})


def test_it_goes_under_our_own_number() -> None:
    DjangoMail().hand_over(LETTER)

    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["a@example.org"], "S", "B")
    assert sent.message()["Message-ID"] == "<1@council.example>"


@pytest.mark.parametrize("reason", [ConnectionRefusedError(), smtplib.SMTPServerDisconnected()])
def test_a_server_that_is_not_there_took_nothing(
    monkeypatch: pytest.MonkeyPatch, reason: Exception
) -> None:
    failing(monkeypatch, "open", reason)

    with pytest.raises(Closed):
        DjangoMail().hand_over(LETTER)


def test_a_server_that_opens_the_line_and_is_silent_took_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Silent:
        def ehlo_or_helo_if_needed(self) -> None:
            raise TimeoutError

    monkeypatch.setattr(EmailBackend, "connection", Silent(), raising=False)

    with pytest.raises(Closed):
        DjangoMail().hand_over(LETTER)


@pytest.mark.parametrize(("code", "means"), [(554, Refusal), (452, NotHandedOver)])
def test_a_server_that_says_no_to_the_text_has_not_taken_it(
    monkeypatch: pytest.MonkeyPatch, code: int, means: type[Exception]
) -> None:
    failing(monkeypatch, "send_messages", smtplib.SMTPDataError(code, b"no"))

    with pytest.raises(means):
        DjangoMail().hand_over(LETTER)


@pytest.mark.parametrize(("code", "means"), [(550, Refusal), (450, NotHandedOver)])
def test_an_address_refused_for_good_and_one_refused_for_now(
    monkeypatch: pytest.MonkeyPatch, code: int, means: type[Exception]
) -> None:
    failing(monkeypatch, "send_messages", refused(code))

    with pytest.raises(means) as raised:
        DjangoMail().hand_over(LETTER)
    assert "a@example.org" not in str(raised.value)


def test_h161_a_line_that_breaks_in_the_middle_leaves_it_open_and_nobody_can_be_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    failing(monkeypatch, "send_messages", smtplib.SMTPServerDisconnected("gone"))

    with pytest.raises(smtplib.SMTPServerDisconnected):
        DjangoMail().hand_over(LETTER)
    assert DjangoMail().ask("reference-1") is Fate.UNKNOWN
