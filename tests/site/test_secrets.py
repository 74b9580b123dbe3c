"""No secret is kept with the source, and nothing that only looks like one unless it is named."""

from __future__ import annotations

import re

from tests.site.reading import kept, text_of

LOOKS_LIKE_ONE = {
    "private key": r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY",
    "cloud key": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "token of a code host": r"\bgh[pousr]_[A-Za-z0-9]{30,}|\bglpat-[\w-]{20,}",
    "token of a chat": r"\bxox[abprs]-[\w-]{10,}",
    "signed token": r"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}",
    "key of GOV.UK Notify": r"\b\w+-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",  # noqa: E501
    "password in an address": r"\b[a-z][a-z0-9+]*://[^\s:/@\"'<>{}$]+:(?!(?:nothing|password|a-word|[A-Z_]+)@)"
    r"[^\s:/@\"'<>{}$*]{6,}@",
    "named so": r"(?i)\b(?:secret_key|api_key|password|secret|token)\b[\"']?\s*[:=]\s*[\"']?"
    r"[A-Za-z0-9+/_-]{24,}[\"']?\s*$",
}
# What was looked at and is none: where, and why.
NONE = {
    "tests/site/test_secrets.py": "the patterns themselves",
    "tests/cases/post/test_notify.py": "an invented key, in the form that GOV.UK Notify gives them",
}
_BINARY = re.compile(r"\.(png|ico|jpe?g|woff2?|xlsx|pdf|gz|docx)$")


def found_in(text: str) -> set[str]:
    return {
        what for what, pattern in LOOKS_LIKE_ONE.items() if re.search(pattern, text, re.MULTILINE)
    }


def test_h286_no_secret_is_kept_with_the_source() -> None:
    found = {
        name: found_in(text_of(name))
        for name in kept()
        if not _BINARY.search(name) and name not in NONE
    }

    assert {name: what for name, what in found.items() if what} == {}


def test_no_file_that_holds_secrets_is_kept() -> None:
    of_secrets = re.compile(
        r"(^|/)(\.env[^/]*|id_[a-z0-9]+|[^/]*\.(pem|key|p12|pfx|kdbx|sqlite3))$"
    )

    assert {name for name in kept() if of_secrets.search(name)} == set()


def test_a_secret_of_each_kind_is_noticed() -> None:
    planted = {
        "private key": "-----BEGIN RSA PRIVATE KEY-----",
        "cloud key": "AKIA" + "ABCDEFGHIJKLMNOP",
        "token of a code host": "ghp_" + "a" * 36,
        "token of a chat": "xoxb-" + "1" * 12,
        "signed token": "eyJ" + "a" * 12 + ".eyJ" + "b" * 12 + "." + "c" * 12,
        "key of GOV.UK Notify": "live-" + "-".join(["12345678-1234-1234-1234-123456789012"] * 2),
        "password in an address": "postgres://somebody:" + "hunter2hunter2" + "@db/x",
        "named so": "SECRET_KEY = " + "'" + "a1" * 20 + "'",
    }

    assert {what: what in found_in(text) for what, text in planted.items()} == dict.fromkeys(
        LOOKS_LIKE_ONE, True
    )
