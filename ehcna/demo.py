"""The demonstration's outbox: emails and texts are written to files, and read here."""

from __future__ import annotations

import email
import email.policy
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cases import roles
from cases.guards import staff

MOST = 100
_BETWEEN = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True)
class Written:
    """One email or text message as it was written."""

    to: str
    subject: str
    sent: datetime
    body: str


@staff(roles.SEE_JOBS)
def outbox(request: HttpRequest) -> HttpResponse:
    """All that the demonstration wrote, newest first. There is no such page elsewhere."""
    if not settings.DEMO:
        raise Http404
    return render(request, "demo/outbox.html", {"emails": written()})


def written() -> list[Written]:
    """Emails and texts together, newest first."""
    return sorted((*written_emails(), *written_texts()), key=lambda one: one.sent, reverse=True)


def written_texts() -> list[Written]:
    """The text messages in their folder."""
    found = sorted(Path(settings.TEXTS.file_path).glob("text-*.txt"), key=_changed, reverse=True)
    return [_read_text(path) for path in found[:MOST]]


def written_emails() -> list[Written]:
    """The emails in the folder, newest first."""
    folder = Path(settings.EMAIL_FILE_PATH)
    files = sorted(folder.glob("*.log"), key=_changed, reverse=True)
    found: list[Written] = []
    for path in files[:MOST]:
        for raw in reversed(path.read_bytes().split(_BETWEEN)):
            if raw.strip():
                found.append(_read(raw))
    return found


def _changed(path: Path) -> float:
    return path.stat().st_mtime


def _read_text(path: Path) -> Written:
    to, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    at = datetime.fromtimestamp(_changed(path), tz=UTC)
    return Written(to.removeprefix("To: "), "Text message", at, body)


def _read(raw: bytes) -> Written:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    body = message.get_body(("plain",))
    return Written(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        sent=_moment(str(message["Date"])),
        body=body.get_content() if body else "",
    )


def _moment(words: str) -> datetime:
    """When an email was written. "-0000" says UTC, and is read as no zone at all."""
    written = parsedate_to_datetime(words)
    return written if written.tzinfo else written.replace(tzinfo=UTC)
