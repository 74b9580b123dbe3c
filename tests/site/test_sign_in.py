"""Signing in and out: told to nobody else, open to everyone, with scripts and without."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import Role, User
from tests.factories import UserFactory


@pytest.mark.django_db
def test_signing_out_is_asked_on_a_page_and_done_by_a_button(client: Client) -> None:
    client.force_login(UserFactory())

    asked = client.get(reverse("account_logout"))
    still_in = "_auth_user_id" in client.session
    client.post(reverse("account_logout"))

    assert (asked.status_code, still_in) == (200, True)
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_asking_for_a_new_password_does_not_tell_who_has_an_account(client: Client) -> None:
    UserFactory(email="olive@council.example")

    pages = [
        client.post(reverse("account_reset_password"), {"email": email}, follow=True).content
        for email in ("olive@council.example", "nobody@council.example")
    ]

    assert pages[0] == pages[1]
    assert [message.to for message in mail.outbox] == [
        ["olive@council.example"],
        ["nobody@council.example"],
    ]
    assert not any(message.subject.startswith("[") for message in mail.outbox)


@pytest.mark.django_db
def test_a_wrong_password_is_answered_in_plain_words(client: Client) -> None:
    typed = {"login": "olive@council.example", "password": "not the password"}

    page = BeautifulSoup(client.post(reverse("account_login"), typed).content, "html.parser")

    (summary,) = page.select(".govuk-error-summary__list li")
    assert summary.get_text() == "The email address or the password is not right. Try again"


@pytest.mark.django_db
def test_the_sign_in_page_does_not_offer_to_make_an_account(client: Client) -> None:
    page = BeautifulSoup(client.get(reverse("account_login")).content, "html.parser")

    hrefs = {str(link["href"]) for link in page.find_all("a", href=True)}
    assert reverse("account_signup") not in hrefs
    assert page.find("html")["lang"] == "en-GB"  # type: ignore[index, call-overload]


def member_with_password() -> User:
    """Somebody whose first page holds nothing but the frame."""
    member: User = UserFactory(email="pat@council.example", role=Role.PANEL_MEMBER)
    member.set_password("a long enough password")
    member.save()
    return member


def accessible(opened: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    opened.wait_for_load_state()
    return [fault["id"] for fault in Axe().run(opened).response["violations"]]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [320, 1280])
def test_signing_in_with_a_slip_is_open_to_everyone(page: Any, width: int) -> None:
    opened = page(width=width)
    opened.goto(reverse("account_login"))
    before = accessible(opened)

    opened.get_by_role("button", name="Sign in", exact=True).click()

    assert (before, accessible(opened)) == ([], [])
    assert opened.title().startswith("Error: Sign in")
    assert "govuk-error-summary" in opened.evaluate("document.activeElement.className")
    assert opened.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_signing_in_works_with_scripts_off(page: Any) -> None:
    member_with_password()
    opened = page(javascript=False)
    opened.goto(reverse("account_login"))

    opened.get_by_label("Email").fill("pat@council.example")
    opened.get_by_label("Password", exact=True).fill("a long enough password")
    opened.get_by_role("button", name="Sign in", exact=True).click()

    opened.wait_for_load_state()
    assert opened.get_by_role("button", name="Sign out").count() == 1


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_passkey_is_added_and_used_to_sign_in(page: Any) -> None:
    opened = page(user=member_with_password())
    _carry_a_key(opened)

    opened.goto(reverse("mfa_add_webauthn"))
    opened.get_by_label("Password", exact=True).fill("a long enough password")
    opened.get_by_role("button", name="Continue").click()
    opened.get_by_label("Passwordless").check()
    opened.get_by_role("button", name="Add").click()
    opened.wait_for_url("**/recovery-codes/**")
    opened.goto(reverse("account_logout"))
    opened.locator("main").get_by_role("button", name="Sign out").click()
    opened.goto(reverse("account_login"))
    opened.get_by_role("button", name="Sign in with a passkey").click()

    opened.get_by_role("button", name="Sign out").wait_for()


def _carry_a_key(opened: Any) -> None:
    """A security key made of software, as the browser's own tools offer it."""
    session = opened.context.new_cdp_session(opened)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
