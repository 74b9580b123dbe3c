"""The pages of a sign-in stand in the frame of whoever reads them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Role, User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PAGES = ("mfa_index", "account_change_password")


def _read(user: User, name: str) -> str:
    client = Client()
    client.force_login(user)
    answer = client.get(reverse(name))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_family_keeps_its_own_frame(name: str) -> None:
    page = _read(UserFactory(role=Role.FAMILY), name)
    assert "app-header--families" in page
    assert reverse("family_home") in page
    assert reverse("help_dates") not in page  # the officers' menu


@pytest.mark.parametrize("name", PAGES)
def test_an_officer_keeps_the_officers_frame(name: str) -> None:
    page = _read(UserFactory(role=Role.COORDINATOR), name)
    assert "app-header--families" not in page
    assert reverse("worklist") in page
