"""The post-room: one interface, and a door to each way of sending, chosen by the settings.

`DELIVERY` chooses how emails go, `TEXTS` how text messages go.
"""

from __future__ import annotations

from django.conf import settings

from .email import DjangoMail
from .interface import Closed, Envelope, Fate, NotHandedOver, PostOffice, Refusal
from .notify import GovUkNotify, GovUkNotifyTexts
from .texts import ConsoleTexts, FileTexts

__all__ = [
    "Closed",
    "Envelope",
    "Fate",
    "NotHandedOver",
    "PostOffice",
    "Refusal",
    "post_office",
    "text_office",
]


def post_office() -> PostOffice:
    """The way of sending emails that this installation uses."""
    return GovUkNotify() if settings.DELIVERY == "notify" else DjangoMail()


def text_office() -> PostOffice:
    """The way of sending text messages that this installation uses."""
    if settings.TEXTS.delivery == "notify":
        return GovUkNotifyTexts()
    return ConsoleTexts() if settings.TEXTS.delivery == "console" else FileTexts()
