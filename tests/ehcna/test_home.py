"""Where signing in leads, and what says whether the service is up."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cases.actions import grants
from statutory import days_after
from tests.cases.views.acting import signed_in
from tests.factories import PASSWORD, CaseFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "first"),
    [
        (Role.ASSISTANT, "worklist"),
        (Role.COORDINATOR, "worklist"),
        (Role.SENIOR, "worklist"),
        (Role.MANAGER, "worklist"),
        (Role.DATA_OFFICER, "worklist"),
        (Role.ADMINISTRATOR, "jobs"),
    ],
)
def test_each_role_is_led_to_the_first_page_that_is_theirs(role: Role, first: str) -> None:
    answer = signed_in(UserFactory(role=role)).get("/")

    assert (answer.status_code, answer.url) == (302, reverse(first))


@pytest.mark.parametrize("role", [Role.PANEL_MEMBER, Role.FAMILY, Role.PROVIDER])
def test_a_role_without_a_page_yet_is_told_so(role: Role) -> None:
    answer = signed_in(UserFactory(role=role)).get("/")

    assert answer.status_code == 200
    assert answer.templates[0].name == "home.html"


def test_a_panel_member_finds_the_cases_they_were_given_leave_to_open() -> None:
    member, case, other = UserFactory(role=Role.PANEL_MEMBER), CaseFactory(), CaseFactory()
    until = days_after(timezone.localdate(), 28)
    grants.give(case, to=member, until=until, because="For the panel", by=UserFactory())

    page = BeautifulSoup(signed_in(member).get("/").content, "html.parser")

    links = {link["href"] for link in page.select("main a")}
    assert links == {reverse("case", args=[case.reference])}
    assert str(case.child) in page.get_text()
    assert other.reference not in page.get_text()


def test_after_signing_in_one_is_where_one_wanted_to_go_and_never_on_another_site() -> None:
    user = UserFactory()
    login = reverse("account_login")
    typed = {"login": user.email, "password": PASSWORD}

    inside = Client().post(login, typed | {"next": "/help/dates/"})
    outside = Client().post(login, typed | {"next": "https://elsewhere.example/"})

    assert (inside.url, outside.url) == ("/help/dates/", "/")


def test_the_email_may_be_typed_in_capitals_and_a_wrong_password_says_nothing_of_the_account() -> (
    None
):
    user = UserFactory(email="olive@council.example")
    login = reverse("account_login")

    right = Client().post(login, {"login": "OLIVE@council.example", "password": PASSWORD})
    wrong = [
        Client().post(login, {"login": email, "password": "not the password"})
        for email in (user.email, "nobody@council.example")
    ]

    assert right.status_code == 302
    said = [str(answer.context["form"].errors) for answer in wrong]
    assert said[0] == said[1] != ""


def test_h304_a_session_lasts_twenty_minutes_and_more_and_ends_with_the_browser() -> None:
    client = signed_in(UserFactory())
    client.get("/help/dates/")

    assert client.session.get_expiry_age() >= 20 * 60
    assert client.session.get_expire_at_browser_close() is True
