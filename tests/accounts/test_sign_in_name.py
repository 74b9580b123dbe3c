"""The email somebody signs in with is given to them, never changed by themselves."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
PAGE = "/accounts/email/"


def test_nobody_moves_their_account_to_another_email() -> None:
    user = UserFactory(email="olive@council.example")
    client = Client()
    client.force_login(user)
    other = "olive@home.example"

    shown = client.get(PAGE)
    added = client.post(PAGE, {"action_add": "", "email": other})
    moved = client.post(PAGE, {"action_primary": "", "email": other})

    user.refresh_from_db()
    assert user.email == "olive@council.example"
    assert (shown.status_code, added.status_code, moved.status_code) == (404, 404, 404)
