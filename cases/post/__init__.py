"""The post-room: one interface, and a door to each way of sending. Chosen by `DELIVERY`."""

from __future__ import annotations

from django.conf import settings

from .email import DjangoMail
from .interface import Envelope, Fate, NotHandedOver, PostOffice, Refusal
from .notify import GovUkNotify

__all__ = ["Envelope", "Fate", "NotHandedOver", "PostOffice", "Refusal", "post_office"]


def post_office() -> PostOffice:
    """The way of sending that this installation uses."""
    return GovUkNotify() if settings.DELIVERY == "notify" else DjangoMail()
