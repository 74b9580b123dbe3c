"""What is away when a page fails: a disk, a database, a server. Said in words, with what is safe.

Nobody sees a trace. What was typed comes back on the page itself: with the database away there
is nowhere else to keep it.
"""

from __future__ import annotations

import errno
import re
import smtplib
import socket
from collections.abc import Iterator
from dataclasses import dataclass

import redis
from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from kombu.exceptions import OperationalError as BrokerError

RETRY_AFTER = "60"  # seconds
_SECRET = re.compile(r"(old)?password\d?|code|otp|credential", re.IGNORECASE)


@dataclass(frozen=True)
class Trouble:
    """What is away, and what of the work still goes on."""

    what: str
    still: str


DISK_FULL = Trouble(
    "There is no room left to store files.",
    "What is here can still be read. Nothing can be added until there is room.",
)
READ_ONLY = Trouble(
    "The system can be read but not changed.",
    "Lists can still be read. Nothing can be recorded, and no case opened, because each opening is"
    " recorded too.",
)
DATABASE_AWAY = Trouble(
    "The database does not answer.",
    "What was saved before is safe. The pages come back when it does.",
)
COUNTER_AWAY = Trouble(
    "The server that counts how often something is tried does not answer.",
    "Until it does, nobody can sign in or ask for a code. Whoever is signed in can go on.",
)
WORKERS_AWAY = Trouble(
    "The work that runs by itself cannot be reached.",
    "You can still read and record. Letters and long work wait, and go when it is back.",
)
MAIL_AWAY = Trouble(
    "The mail server does not answer.",
    "No email has gone. Letters that were written wait, and go when it is back.",
)
STORE_AWAY = Trouble(
    "The store in which documents are kept does not answer.",
    "Everything but documents can still be read. They open when it is back.",
)
_FULL = ("53100",)  # what PostgreSQL calls it
_NOT_WRITABLE = ("25006",)
_BY_WORDS = {"disk is full": DISK_FULL, "readonly database": READ_ONLY}  # what SQLite calls it


def trouble_in(fault: BaseException | None) -> Trouble | None:
    """What is away, if that is why something failed. None: the fault is in the product."""
    for one in _and_its_causes(fault):
        if trouble := _trouble(one):
            return trouble
    return None


def _and_its_causes(fault: BaseException | None) -> Iterator[BaseException]:
    seen: list[BaseException] = []
    while fault is not None and fault not in seen:
        seen.append(fault)
        yield fault
        fault = fault.__cause__ or fault.__context__


def _trouble(fault: BaseException) -> Trouble | None:
    if isinstance(fault, DatabaseError | InterfaceError):
        return _of_the_database(fault)
    if isinstance(fault, redis.RedisError):
        return COUNTER_AWAY
    if isinstance(fault, BrokerError):
        return WORKERS_AWAY
    if isinstance(fault, smtplib.SMTPException):
        return MAIL_AWAY
    if type(fault).__module__.partition(".")[0] in ("botocore", "boto3", "s3transfer"):
        return STORE_AWAY
    return _of_the_system(fault) if isinstance(fault, OSError) else None


def _of_the_database(fault: BaseException) -> Trouble | None:
    code = getattr(fault.__cause__, "pgcode", None)
    if code in _FULL:
        return DISK_FULL
    if code in _NOT_WRITABLE:
        return READ_ONLY
    for words, trouble in _BY_WORDS.items():
        if words in str(fault):
            return trouble
    return DATABASE_AWAY if isinstance(fault, OperationalError | InterfaceError) else None


def _of_the_system(fault: OSError) -> Trouble | None:
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return DISK_FULL
    if isinstance(fault, ConnectionError | TimeoutError | socket.gaierror):
        return MAIL_AWAY  # no other server is spoken to while a page is made
    return READ_ONLY if fault.errno == errno.EROFS else None


def say(request: HttpRequest, trouble: Trouble, reference: str) -> HttpResponse:
    """The page that says what is away. It asks no server for anything."""
    told = {
        "la": settings.LOCAL_AUTHORITY,
        "trouble": trouble,
        "reference": reference,
        "pressed": request.method == "POST",
        "path": request.get_full_path(),
        "typed": list(_typed(request)),
        "once": "once" in request.POST,
        "files": list(request.FILES) if request.method == "POST" else [],
        "csrf_token": get_token(request),
    }
    page = render_to_string("503.html", told)
    return HttpResponse(page, status=503, headers={"Retry-After": RETRY_AFTER})


def _typed(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Everything that was sent, to be sent again. A form with a secret in it is typed afresh."""
    if any(_SECRET.fullmatch(name) for name in request.POST):
        return
    for name, values in request.POST.lists():
        if name != "csrfmiddlewaretoken":
            yield from ((name, value) for value in values)
