"""A copy of the system writes to nobody outside its own domains, not even a new password."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.addresses import may_be_written_to
from tests.factories import UserFactory


@pytest.mark.parametrize(
    ("allowed", "address", "may"),
    [
        ([], "a@anywhere.example", True),
        (["staging.example"], "a@STAGING.example", True),
        (["staging.example"], "a@live.example", False),
        (["staging.example"], "a@staging.example.live.example", False),
        (["staging.example"], "a@mail.staging.example", False),
        (["staging.example"], "", False),
    ],
)
def test_h171_an_address_is_judged_by_its_whole_domain(
    settings: Any, allowed: list[str], address: str, may: bool
) -> None:
    settings.MAIL_ALLOW_DOMAINS = allowed

    assert may_be_written_to(address) is may


@pytest.mark.django_db
@pytest.mark.parametrize(("domain", "sent"), [("live.example", 0), ("staging.example", 1)])
def test_h171_a_new_password_for_a_live_address_is_not_sent_from_a_copy(
    settings: Any, domain: str, sent: int
) -> None:
    settings.MAIL_ALLOW_DOMAINS = ["staging.example"]
    user = UserFactory(email=f"olive@{domain}")

    answer = Client().post(reverse("account_reset_password"), {"email": user.email})

    assert (answer.status_code, len(mail.outbox)) == (302, sent)
