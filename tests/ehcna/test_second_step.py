"""Where a second step is required, nobody reaches a case before they have one."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cases.models import Case
from tests.cases.views.acting import a_request, said, signed_in, to
from tests.factories import UserFactory
from tests.people import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def user(settings: Any) -> User:
    settings.SECOND_STEP_REQUIRED = True
    found: User = UserFactory()
    return found


@pytest.mark.parametrize("path", ["/", "/cases/", "/jobs/", "/requests/new/", "/imports/"])
def test_without_one_every_page_of_work_leads_to_setting_one_up(user: User, path: str) -> None:
    answer = signed_in(user).get(path)

    assert (answer.status_code, answer.url) == (302, reverse("mfa_index"))
    assert said(answer) == ["Set up a second step before you go on: an app, or a passkey."]


def test_without_one_nothing_is_done_and_no_opening_is_noted(settings: Any) -> None:
    people = cast()
    case = a_request(people.officer)
    settings.SECOND_STEP_REQUIRED = True
    client = signed_in(people.officer)

    answers = [client.post(to(case, "person_new"), {"name": "A"}), client.get(to(case, "case"))]

    assert {answer.url for answer in answers} == {reverse("mfa_index")}
    assert (case.access_records.count(), case.child.family.count()) == (0, 1)


@pytest.mark.parametrize(
    "kind", [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN], ids=["app", "passkey"]
)
def test_with_one_work_goes_on(user: User, kind: str) -> None:
    Authenticator.objects.create(user=user, type=kind, data={"secret": "x"})

    assert signed_in(user).get("/cases/").status_code == 200


@pytest.mark.parametrize(
    "path", ["/health", "/help/accessibility/", "/accounts/2fa/", "/accounts/logout/"]
)
def test_what_is_needed_to_set_one_up_or_leave_stays_open(user: User, path: str) -> None:
    assert signed_in(user).get(path).status_code == 200


def test_who_has_not_signed_in_is_asked_to_sign_in_first(user: User) -> None:
    answer = Client().get("/cases/")

    assert answer.url == "/accounts/login/?next=/cases/"


def test_where_it_is_not_required_nobody_is_asked(settings: Any) -> None:
    settings.SECOND_STEP_REQUIRED = False

    assert signed_in(UserFactory()).get("/cases/").status_code == 200
    assert not Case.objects.exists()
