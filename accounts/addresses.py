"""Which addresses this installation may write to at all."""

from __future__ import annotations

from django.conf import settings


def may_be_written_to(address: str) -> bool:
    """Whether mail may go there. A copy of the system for trying things names its own domains."""
    allowed = settings.MAIL_ALLOW_DOMAINS
    return not allowed or address.rpartition("@")[2].casefold() in allowed
