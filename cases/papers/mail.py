"""An email kept as a file: what it says, and what is attached to it."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage, Message

_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True)
class Attached:
    """One file that came with an email, by the name that it was given."""

    name: str
    content: bytes


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
    return [("Attached file", one.name) for one in attached(_open(content))]


def attached(sent: Message) -> list[Attached]:
    """What came with an email and is not its own words, however deep it lies.

    An email inside it is one file, with everything that is attached to it in turn.
    """
    return [Attached(_name_of(part), _content_of(part)) for part in _leaves(sent) if _is_file(part)]


def _leaves(part: Message) -> Iterator[Message]:
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        for one in part.get_payload():
            if isinstance(one, Message):
                yield from _leaves(one)
    else:
        yield part


def _is_file(part: Message) -> bool:
    is_words = part.get_content_type() in ("text/plain", "text/html")
    return bool(not is_words or part.get_filename() or _is_declared(part))


def _is_declared(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _name_of(part: Message) -> str:
    if name := part.get_filename():
        return name
    is_email = part.get_content_type() == "message/rfc822"
    return "An email inside the email.eml" if is_email else "A file without a name"


def _content_of(part: Message) -> bytes:
    if part.is_multipart():
        return b"\n".join(one.as_bytes() for one in part.get_payload() if isinstance(one, Message))
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _open(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=email.policy.default)
