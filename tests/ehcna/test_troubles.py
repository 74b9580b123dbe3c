"""What is away is said in words, with what was typed given back and nothing from inside (H-285)."""

from __future__ import annotations

import errno
import smtplib
from typing import Any

import psycopg2
import pytest
import redis
from bs4 import BeautifulSoup
from django.contrib.sessions.backends.db import SessionStore
from django.db import InterfaceError, OperationalError, ProgrammingError
from django.test import Client
from django.urls import reverse
from kombu.exceptions import OperationalError as BrokerError

from cases.views import facts, worklist
from ehcna import troubles
from ehcna.troubles import trouble_in
from tests.factories import CaseFactory, UserFactory

pytestmark = pytest.mark.django_db
NOBODY = "redis://127.0.0.1:1/0"
LETTER = "The school says: <b>come on Tuesday</b>\nand bring the papers"


class Code(psycopg2.Error):
    """What PostgreSQL says is wrong, by its number."""

    def __init__(self, number: str) -> None:
        self.number = number
        super().__init__("Ada Okoro")

    @property
    def pgcode(self) -> str:  # type: ignore[override]
        return self.number


def because(fault: Exception, cause: Exception) -> Exception:
    fault.__cause__ = cause
    return fault


def botocore(name: str = "EndpointConnectionError") -> Exception:
    kind: type[Exception] = type(name, (Exception,), {"__module__": "botocore.exceptions"})
    return kind("https://store.example")


FAULTS = [
    (OSError(errno.ENOSPC, "No space left on device"), troubles.DISK_FULL),
    (OSError(errno.EDQUOT, "Quota"), troubles.DISK_FULL),
    (OSError(errno.EROFS, "Read-only"), troubles.READ_ONLY),
    (because(OperationalError(), Code("53100")), troubles.DISK_FULL),
    (because(OperationalError(), Code("25006")), troubles.READ_ONLY),
    (OperationalError("attempt to write a readonly database"), troubles.READ_ONLY),
    (OperationalError("database or disk is full"), troubles.DISK_FULL),
    (OperationalError("could not connect to server"), troubles.DATABASE_AWAY),
    (InterfaceError("connection already closed"), troubles.DATABASE_AWAY),
    (redis.ConnectionError(), troubles.COUNTER_AWAY),
    (redis.TimeoutError(), troubles.COUNTER_AWAY),
    (BrokerError(), troubles.WORKERS_AWAY),
    (smtplib.SMTPServerDisconnected(), troubles.MAIL_AWAY),
    (ConnectionRefusedError(errno.ECONNREFUSED, ""), troubles.MAIL_AWAY),
    (TimeoutError(), troubles.MAIL_AWAY),
    (botocore(), troubles.STORE_AWAY),
    (because(RuntimeError(), OSError(errno.ENOSPC, "")), troubles.DISK_FULL),
    (ValueError("Ada Okoro"), None),
    (ProgrammingError("no such column"), None),
    (FileNotFoundError(errno.ENOENT, ""), None),
]


@pytest.mark.parametrize(("fault", "trouble"), FAULTS)
def test_what_is_away_is_told_from_a_fault_of_ours(fault: Exception, trouble: Any) -> None:
    assert trouble_in(fault) == trouble


@pytest.fixture
def client() -> Client:
    found = Client(raise_request_exception=False)
    found.force_login(UserFactory())
    return found


def failing(fault: Exception) -> Any:
    def fail(*_: Any, **__: Any) -> None:
        raise fault

    return fail


def test_h285_a_page_that_cannot_be_had_says_why_and_when(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worklist, "heaps", failing(OperationalError("secret.host refused")))

    answer = client.get(reverse("worklist"))

    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert troubles.DATABASE_AWAY.what in page
    assert [word for word in ("secret.host", "Traceback", "OperationalError") if word in page] == []
    assert "default-src 'self'" in answer["Content-Security-Policy"]


def test_h285_what_was_typed_comes_back_as_it_was_and_acts_when_it_is_sent_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = CaseFactory(officer=UserFactory())
    client = Client(raise_request_exception=False, enforce_csrf_checks=True)
    client.force_login(case.officer)
    url = reverse("record_fact", args=[case.reference])
    form = sent_by(client.get(url).content) | {"kind": "note", "note": LETTER, "step": "do"}

    with monkeypatch.context() as full:
        full.setattr(facts, "do_once", failing(OSError(errno.ENOSPC, "/srv/files")))
        answer = client.post(url, form)
    given_back = sent_by(answer.content)

    assert answer.status_code == 503
    kept = {name: value for name, value in form.items() if name != "csrfmiddlewaretoken"}
    same = {name: value for name, value in given_back.items() if name != "csrfmiddlewaretoken"}
    assert same == kept
    assert client.post(url, given_back).status_code == 302
    assert [entry.note for entry in case.entries.all()] == [LETTER]


def test_h285_with_the_database_away_no_page_is_a_bare_error(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SessionStore, "load", failing(OperationalError("gone")))

    answer = client.get(reverse("worklist"))

    assert (answer.status_code, answer.content.count(b"<h1")) == (503, 1)


def test_h285_where_tries_cannot_be_counted_nobody_signs_in_and_no_password_comes_back(
    settings: Any,
) -> None:
    nobody = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": NOBODY}
    settings.CACHES = {"default": nobody}
    client = Client(raise_request_exception=False)

    answer = client.post(
        reverse("account_login"), {"login": "olive@council.example", "password": "sesame-sesame"}
    )

    page = answer.content.decode()
    assert (answer.status_code, "sesame" in page, "olive@" in page) == (503, False, False)
    assert troubles.COUNTER_AWAY.what in page


def sent_by(page: bytes) -> dict[str, str]:
    """What a browser sends of the form on a page that posts, as it stands."""
    form = BeautifulSoup(page, "html.parser").select_one("main form[method=post]")
    assert form is not None
    found = {}
    for field in form.select("input[name], textarea[name]"):
        if field.get("type") in ("radio", "checkbox", "file"):
            continue
        # As a browser does, the line break right after the tag is not part of the text.
        text = field.text.removeprefix("\n") if field.name == "textarea" else field.get("value", "")
        found[str(field["name"])] = str(text)
    return found
