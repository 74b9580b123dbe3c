"""What looks like a card number or a password, and what only seems to."""

from __future__ import annotations

import pytest

from cases.sensitive import looks_sensitive

CARD, PASSWORD = "the number of a payment card", "a password or a PIN"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Paid with 4111 1111 1111 1111 today", CARD),
        ("4111-1111-1111-1111", CARD),
        ("Card:378282246310005.", CARD),
        ("Amex 378282246310005 exp 02/29", CARD),
        ("His password is Blue-Tiger-7", PASSWORD),
        ("Pwd: x1", PASSWORD),
        ("PIN number: 1234", PASSWORD),
        ("pass word = abc", PASSWORD),
        ("She forgot her password and will ring again", ""),
        ("UPN A123456789012, phone 01632 960000", ""),
        ("4111 1111 1111 1112", ""),
        ("0000 0000 0000 0000", ""),
        ("On 12.06.2026 at 14:30, ring 07700 900123 or 07700 900456", ""),
        ("", ""),
    ],
)
def test_what_is_warned_of(text: str, found: str) -> None:
    assert looks_sensitive(text) == found
