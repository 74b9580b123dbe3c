"""What nobody should type, and who writes software must expect: each with a name of its own."""

from __future__ import annotations

import random

SCRIPT = "\"'><script>alert(7)</script><img src=x onerror=alert(7)>{{ 7|add:7 }}{% load x %}"
FORMULA = "=cmd|' /C calc'!A0"
RIGHT_TO_LEFT = "\u202egnp.exe\u2066\u200f\u200b"

# As bytes: what arrives need not be text at all.
HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "spaces": b"  \t ",
    "null byte": b"a\x00b",
    "control signs": bytes(range(1, 32)) + b"\x7f\xc2\x85",
    "right to left": RIGHT_TO_LEFT.encode(),
    "lone surrogate": b"a\xed\xa0\x80b",
    "no text at all": b"\xff\xfe\xc3(",
    "formula": FORMULA.encode(),
    "script": SCRIPT.encode(),
    "database": b"' OR 1=1); DROP TABLE cases_case; --",
    "a line of a letter's head": b"a\r\nBcc: everybody@evil.example\r\n\r\nb",
    "huge number": b"9" * 30,
    "more than a number holds": b"9223372036854775808",
    "thousands of digits": b"9" * 5_000,
    "negative": b"-1",
    "nought": b"0",
    "not a number": b"NaN",
    "without end": b"-Infinity",
    "power of ten": b"1e999999",
    "a digit that is none": "²".encode(),
    "digits of another script": "١٢".encode(),
    "no such day": b"31/02/2026",
    "a year of five digits": b"10000-01-01",
    "no such hour": b"25:61",
    "path": b"../../../../../etc/passwd",
    "elsewhere": b"//evil.example/%0d%0aSet-Cookie:a=b",
    "address that runs": b"javascript:alert(7)",
    "list": b'[1, {"a": 2',
    "parts": b"1:2:3,4-5_6/7",
    "words of a thousand": b"word " * 1_000,
    "a megabyte": b"x" * 1_000_000,
}
# What a reader would see again as it was typed.
SHOWN_AGAIN = {"formula", "script", "database", "path", "address that runs", "list", "parts"}


def some(seed: str, number: int, *, without: tuple[str, ...] = ()) -> list[str]:
    """Names of some hostile values: the same for the same seed."""
    names = [name for name in HOSTILE if name not in without]
    return random.Random(seed).sample(names, min(number, len(names)))
