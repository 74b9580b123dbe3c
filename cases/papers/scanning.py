"""The malware scanner: what ClamAV's daemon says of a file.

Spoken to directly: the published client sends pieces without looking whether they went whole,
and waits for a connection without end.
"""

from __future__ import annotations

import re
import socket
import struct
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

PORT = 3310
NO_SCANNER = "none"
PIECE = 64 * 1024
LONGEST_REPLY = 4096
_FOUND = re.compile(r"^stream: (?P<what>.+) FOUND$")


class NotScanned(Exception):
    """The scanner gave no answer. The file waits, and is tried again."""


class TooLarge(Exception):
    """The scanner does not take a file of this size."""


@dataclass(frozen=True)
class Verdict:
    """What the scanner said. `found` names the malware; empty means that it found none."""

    found: str
    scanner: str


@dataclass(frozen=True)
class Scanned:
    """What the scanner and the reading of a file showed."""

    scanner: str
    found: str = ""  # the malware, when there is any
    findings: dict[str, Any] = field(default_factory=dict)


def is_configured() -> bool:
    """Whether this installation has a scanner."""
    return bool(settings.CLAMD_URL)


def scan(content: bytes) -> Verdict:
    """Ask the scanner about a file."""
    reply = _ask(b"zINSTREAM\0", content)
    if match := _FOUND.match(reply):
        return Verdict(match["what"], "ClamAV")
    if reply == "stream: OK":
        return Verdict("", "ClamAV")
    if "size limit exceeded" in reply:
        raise TooLarge
    raise NotScanned("The scanner gave an answer that we do not understand")


def ping() -> bool:
    """Whether the scanner answers."""
    try:
        return _ask(b"zPING\0") == "PONG"
    except (NotScanned, TooLarge):
        return False


def _ask(command: bytes, content: bytes | None = None) -> str:
    try:
        with _connect() as line:
            line.sendall(command)
            refused = content is not None and not _sent(line, content)
            reply = _reply(line)
    except (OSError, ValueError) as error:
        raise NotScanned("The scanner cannot be reached") from error
    if not reply:
        raise NotScanned("The scanner broke off" if refused else "The scanner did not answer")
    return reply


def _connect() -> socket.socket:
    where = urlsplit(settings.CLAMD_URL)
    if where.scheme == "unix":
        line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        line.settimeout(settings.CLAMD_SECONDS)
        try:
            line.connect(where.path)
        except OSError:
            line.close()
            raise
        return line
    address = (where.hostname or "localhost", where.port or PORT)
    return socket.create_connection(address, timeout=settings.CLAMD_SECONDS)


def _sent(line: socket.socket, content: bytes) -> bool:
    """Send a file in pieces. The daemon says why it takes no more before it closes the line."""
    try:
        for start in range(0, len(content), PIECE):
            piece = content[start : start + PIECE]
            line.sendall(struct.pack("!L", len(piece)) + piece)
        line.sendall(struct.pack("!L", 0))
    except (BrokenPipeError, ConnectionResetError):
        return False
    return True


def _reply(line: socket.socket) -> str:
    said = b""
    while len(said) < LONGEST_REPLY and not said.endswith((b"\0", b"\n")):
        try:
            more = line.recv(LONGEST_REPLY)
        except ConnectionResetError:
            break
        if not more:
            break
        said += more
    return said.decode("utf-8", "replace").strip("\0\r\n ")
