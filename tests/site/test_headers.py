"""What a browser is told with every answer, whoever gives it: page, error, file, static file."""

from __future__ import annotations

import os
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from cases.actions import documents
from cases.screens.handing_out import only_its_style
from cases.views import worklist
from ehcna.answer_headers import ALWAYS
from tests.cases.views.acting import a_request, signed_in, to
from tests.factories import UserFactory
from tests.people import cast

pytestmark = pytest.mark.django_db
OPEN = Client(raise_request_exception=False)


def _forged() -> Any:
    return Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "a"})


ANSWERS: dict[str, Callable[[], Any]] = {
    "a page": lambda: OPEN.get(reverse("account_login")),
    "nothing there": lambda: OPEN.get("/no/such/page/"),
    "sign in first": lambda: OPEN.get("/cases/"),
    "another host": lambda: OPEN.get("/", headers={"host": "evil.example"}),
    "forged": _forged,
    "not that way": lambda: OPEN.put(reverse("help_accessibility")),
    "static style": lambda: OPEN.get("/static/letters/letter.css"),
    "no such style": lambda: OPEN.get("/static/no.css"),
    "too many fields": lambda: OPEN.post(
        reverse("account_login"), {f"a{number}": "1" for number in range(2_000)}
    ),
    "for machines": lambda: OPEN.get("/health"),
    "a slash too few": lambda: OPEN.get("/cases"),
}


@pytest.mark.parametrize("which", ANSWERS)
def test_every_answer_says_what_a_browser_may_do_with_it(which: str) -> None:
    answer = ANSWERS[which]()

    assert [name for name in ALWAYS if name not in answer.headers] == []
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert "default-src" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert (answer["X-Frame-Options"], answer["Referrer-Policy"]) == ("DENY", "same-origin")


def test_a_fault_says_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise ValueError

    monkeypatch.setattr(worklist, "heaps", fail)
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory())

    answer = client.get(reverse("worklist"))

    assert (answer.status_code, [n for n in ALWAYS if n not in answer.headers]) == (500, [])
    assert "default-src 'self'" in answer["Content-Security-Policy"]


def test_a_file_may_do_nothing_in_the_browser() -> None:
    people = cast()
    case = a_request(people.officer)
    paper = documents.file(
        case, title="A", content=b"<svg onload=x>", media_type="image/svg+xml", by=people.officer
    )

    answer = signed_in(people.officer).get(to(case, "document", paper.pk))

    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Content-Disposition"].startswith("attachment")
    assert [name for name in ALWAYS if name not in answer.headers] == []


def test_a_letter_kept_as_a_page_may_carry_no_other_style_than_its_own() -> None:
    mark = b64encode(sha256(b"a{}").digest()).decode()

    assert only_its_style(b"<style>a{}</style><p style='b'>") == (
        f"default-src 'none'; style-src 'sha256-{mark}'; frame-ancestors 'none'; sandbox"
    )
    assert only_its_style(b"<p>") == (
        "default-src 'none'; style-src 'none'; frame-ancestors 'none'; sandbox"
    )


def test_over_https_browsers_are_told_to_come_by_nothing_else(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 31_536_000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True

    plain = Client().get("/cases/")
    safe = Client().get("/accounts/login/", secure=True)

    assert (plain.status_code, plain["Location"]) == (301, "https://testserver/cases/")
    assert [name for name in ALWAYS if name not in plain.headers] == []
    assert safe["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"


# What only the settings of a real installation show.
_SAID = (
    "from django.conf import settings as s;"
    "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY,"
    " s.CSRF_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE, s.CSRF_COOKIE_SAMESITE,"
    " s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, s.SESSION_COOKIE_DOMAIN, s.SECURE_HSTS_SECONDS,"
    " s.SESSION_EXPIRE_AT_BROWSER_CLOSE, s.DEBUG)"
)


def test_over_https_the_cookies_are_tied_to_this_host_and_kept_from_scripts() -> None:
    told = {"DJANGO_SETTINGS_MODULE": "ehcna.settings", "HTTPS": "true", "SECRET_KEY": "k" * 60}

    said = subprocess.run(
        [sys.executable, "-c", _SAID],
        env={**os.environ, **told}, cwd=settings.BASE_DIR, capture_output=True, text=True,
    )  # fmt: skip

    assert said.stdout.split() == [
        "True", "True", "True", "True", "Lax", "Lax",
        "__Host-sessionid", "__Host-csrftoken", "None", "31536000", "True", "False",
    ]  # fmt: skip


def test_an_answer_that_says_something_stricter_keeps_it() -> None:
    from ehcna.answer_headers import SafeHeadersMiddleware

    def view(request: Any) -> HttpResponse:
        return HttpResponse(headers={"Content-Security-Policy": "default-src 'none'; sandbox"})

    answer = SafeHeadersMiddleware(view)(None)  # type: ignore[arg-type]

    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
