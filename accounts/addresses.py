"""Which addresses and numbers this installation may write to at all."""

from __future__ import annotations

import re

from django.conf import settings

# A mobile number of the United Kingdom, as people write it: 07700 900123, +44 (0)7700-900123.
_MOBILE = re.compile(
    r"(?<![\d+])(?:(?:\+|00)44\s*(?:\(0\)|0)?|0)\s*(7(?:[\s.\-()]*\d){9})(?!\s*\d)"
)


def may_be_written_to(address: str) -> bool:
    """Whether mail may go there. A copy of the system for trying things names its own domains."""
    allowed = settings.MAIL_ALLOW_DOMAINS
    return not allowed or address.rpartition("@")[2].casefold() in allowed


def mobile_in(written: str) -> str:
    """The mobile number in what was written down, as "+447700900123". Empty when there is none."""
    found = _MOBILE.search(written)
    return "+44" + re.sub(r"\D", "", found[1]) if found else ""


def may_be_texted(number: str) -> bool:
    """Whether a text may go there. Only the real service writes to any number (H-171).

    Everywhere else, a text that would leave the machine goes to the numbers that are named.
    """
    if settings.TEXTS.allowed:
        return number in {mobile_in(one) for one in settings.TEXTS.allowed}
    return settings.TEXTS.to_anybody or settings.TEXTS.delivery != "notify"
