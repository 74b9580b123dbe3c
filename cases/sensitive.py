"""What should never stand in a note: a payment card's number, somebody's password."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?<![\d.])\d(?:[ -]?\d){12,18}(?!\d|\.\d)", re.ASCII)
_PASSWORD = re.compile(
    r"\b(?:pass\s?(?:word|code|phrase)|pwd|pin(?:\s(?:number|code))?)\b"
    r"(?:\s+(?:is|was)\b|\s*[:=])\s*\S",
    re.IGNORECASE,
)


def looks_sensitive(text: str) -> str:
    """What of that kind a text seems to hold, in words that repeat none of it. Empty if nothing."""
    if any(_is_card(hit[0]) for hit in _NUMBER.finditer(text)):
        return "the number of a payment card"
    return "a password or a PIN" if _PASSWORD.search(text) else ""


def _is_card(written: str) -> bool:
    """Whether a long number ends with the check digit that every card has."""
    digits = [int(sign) for sign in reversed(written) if sign.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return len(set(digits)) > 1 and (sum(digits[::2]) + sum(doubled)) % 10 == 0
