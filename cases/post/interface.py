"""What every way of sending can be asked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True)
class Envelope:
    """One email or text, ready to go to one address. `message_id` is ours, never used twice."""

    to: str
    subject: str
    body: str
    message_id: str
    reference: str


class Fate(StrEnum):
    """What a provider knows of something we may have handed over."""

    SENT = "sent"
    NEVER_CAME = "never_came"
    UNKNOWN = "unknown"


class Refusal(Exception):
    """The provider will never take this: the address is wrong, or it is not allowed."""


class NotHandedOver(Exception):
    """Nothing was handed over (nobody answered): it is safe to try again later."""


class Closed(NotHandedOver):
    """Nobody takes anything just now. No message is to blame, so none is ever given up for it."""


class PostOffice(Protocol):
    """A way of sending. Any other exception from `hand_over` leaves the fate uncertain."""

    def hand_over(self, envelope: Envelope) -> str:
        """Hand one email or text over. Returns the provider's reference, if it gives one."""

    def ask(self, reference: str) -> Fate:
        """What became of what was handed over under our reference."""
