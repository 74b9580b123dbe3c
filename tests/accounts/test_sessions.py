"""How long somebody stays signed in, and what ends it."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts import sessions
from accounts.models import Role, User
from tests.factories import PASSWORD, UserFactory
from tests.site.reading import modules, text_of

pytestmark = pytest.mark.django_db
LOGIN, WORK = reverse("account_login"), reverse("worklist")
HOUR = 60 * 60


@pytest.fixture
def user() -> User:
    made: User = UserFactory(email="pat@council.example", role=Role.COORDINATOR)
    made.set_password(PASSWORD)
    made.save()
    return made


def _in(user: User, client: Client | None = None) -> Client:
    client = client or Client()
    answer = client.post(LOGIN, {"login": user.email, "password": PASSWORD})
    assert answer.status_code == 302, answer.content
    return client


def _is_in(client: Client) -> bool:
    return bool(client.get(WORK).status_code == 200)


def _key(client: Client) -> str:
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def _later(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    now = time.time() + seconds
    monkeypatch.setattr(sessions.time, "time", lambda: now)


def test_signing_in_begins_a_session_with_a_new_number(user: User) -> None:
    client = Client()
    session = client.session
    session["kept"] = {"path": "/", "owner": 0, "text": ""}
    session.save()
    before = _key(client)

    _in(user, client)

    assert _key(client) != before
    stolen = Client()
    stolen.cookies[settings.SESSION_COOKIE_NAME] = before
    assert (_is_in(client), _is_in(stolen)) == (True, False)


def test_signing_out_ends_it_for_whoever_holds_the_cookie(user: User) -> None:
    client = _in(user)
    copied = Client()
    copied.cookies[settings.SESSION_COOKIE_NAME] = _key(client)
    assert _is_in(copied)

    client.post(reverse("account_logout"))

    assert (_is_in(client), _is_in(copied)) == (False, False)


def test_who_does_nothing_for_an_hour_signs_in_again(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = _in(user)

    _later(monkeypatch, HOUR - 30)
    assert _is_in(client)
    _later(monkeypatch, HOUR - 30)
    assert _is_in(client)
    _later(monkeypatch, HOUR + 30)

    assert not _is_in(client)


def test_no_session_outlives_half_a_day_whatever_is_done(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = _in(user)
    for _ in range(23):
        _later(monkeypatch, HOUR / 2)
        assert _is_in(client)

    _later(monkeypatch, HOUR / 2 + 1)

    assert not _is_in(client)


def test_what_was_typed_when_it_ended_waits_for_who_typed_it(
    user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, path = _in(user), reverse("record_request")
    page = BeautifulSoup(client.get(path).content, "html.parser")
    shown_to = page.select_one("main [name=shown_to]")["value"]
    _later(monkeypatch, 2 * HOUR)

    sent = client.post(path, {"shown_to": shown_to, "forename": "Zoë"})
    _in(user, client)

    assert (sent.status_code, sent["Location"]) == (302, f"{LOGIN}?next={path}")
    again = BeautifulSoup(client.get(path).content, "html.parser")
    assert again.select_one("[name=forename]")["value"] == "Zoë"


def test_a_new_password_ends_every_other_session_and_keeps_this_one(user: User) -> None:
    here, elsewhere = _in(user), _in(user)
    new = "nine other long words"

    typed = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    here.post(reverse("account_change_password"), typed)

    assert (_is_in(here), _is_in(elsewhere)) == (True, False)


def test_an_account_that_was_closed_is_signed_out_at_its_next_page(user: User) -> None:
    client = _in(user)

    user.is_active = False
    user.save()

    assert not _is_in(client)


def test_nothing_signs_anybody_in_but_where_the_clock_begins() -> None:
    signs_in = re.compile(r"contrib\.auth import [^\n]*\blogin\b|\bauth\.login\(|force_login")

    assert {name for name in modules() if signs_in.search(text_of(name))} == set()


def test_the_cookie_tells_a_browser_to_forget_it(user: User) -> None:
    cookie: Any = _in(user).cookies[settings.SESSION_COOKIE_NAME]

    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", "")
