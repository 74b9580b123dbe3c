"""An email kept as a file: what it says, and what is attached to it."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage

_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)


def pages(content: bytes) -> list[str]:
    """The email as it reads: who, when, what about, and its text."""
    sent = _open(content)
    head = [f"{name}: {sent[name]}" for name in _HEADERS if sent[name]]
    body = sent.get_body(preferencelist=("plain", "html"))
    text = str(body.get_content()) if body is not None else ""
    if body is not None and body.get_content_type() == "text/html":
        text = _TAGS.sub(" ", text)
    return ["\n".join([*head, "", text])]


def hidden(content: bytes) -> list[tuple[str, str]]:
    """Its attachments, by the names that they were given."""
    return [
        ("Attached file", part.get_filename() or part.get_content_type())
        for part in _open(content).iter_attachments()
    ]


def _open(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=email.policy.default)
