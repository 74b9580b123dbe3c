"""Django's mail backend: SMTP in production, files in the demonstration."""

from __future__ import annotations

import smtplib
from typing import Any

from django.core.mail import EmailMessage, get_connection

from .interface import Closed, Envelope, Fate, NotHandedOver, Refusal

_FOR_GOOD = 500  # SMTP codes from here on are refusals for good


class DjangoMail:
    """Hands over by Django's mail backend. It cannot be asked afterwards."""

    def hand_over(self, envelope: Envelope) -> str:
        """Raises `Refusal`, `NotHandedOver`, or whatever broke in the middle."""
        connection = get_connection()
        try:
            connection.open()
            _greet(connection)
        except (OSError, smtplib.SMTPException) as reason:
            raise Closed("The mail server does not answer") from reason
        message = EmailMessage(
            subject=envelope.subject,
            body=envelope.body,
            to=[envelope.to],
            headers={"Message-ID": envelope.message_id},
            connection=connection,
        )
        try:
            message.send()
        except (
            smtplib.SMTPRecipientsRefused,
            smtplib.SMTPSenderRefused,
            smtplib.SMTPDataError,
        ) as reason:
            raise _answer(reason) from reason
        finally:
            connection.close()
        return ""

    def ask(self, reference: str) -> Fate:
        """Mail servers do not answer such questions."""
        return Fate.UNKNOWN


def _greet(connection: Any) -> None:
    """Hear a first word before anything is said. Who opens the line and is silent took nothing."""
    line = getattr(connection, "connection", None)
    if line is not None:
        line.ehlo_or_helo_if_needed()


def _answer(reason: smtplib.SMTPException) -> Exception:
    """A server that says no: for good (5xx), or for now (4xx)."""
    codes = [getattr(reason, "smtp_code", 0)]
    if isinstance(reason, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _ in reason.recipients.values()]
    if all(code >= _FOR_GOOD for code in codes):
        return Refusal(f"The mail server refused the address ({max(codes)})")
    return NotHandedOver(f"The mail server asked us to wait ({min(codes)})")
