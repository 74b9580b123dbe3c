"""The frame around the family’s pages lets a browser send their forms."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from cases.models import IntakeItem
from tests.families.asking.a_request import sent
from tests.people import cast

pytestmark = pytest.mark.django_db


def test_a_browser_says_where_a_form_comes_from_and_tells_no_other_site(client: Client) -> None:
    """With "no-referrer" a browser sends `Origin: null`, and every form would be refused."""
    said = client.get(reverse("ask_start")).content.decode()

    assert '<meta name="referrer" content="same-origin">' in said


def test_the_officer_meets_first_what_must_not_be_missed(client: Client) -> None:
    sent(client)
    item = IntakeItem.objects.get()
    officer = Client()
    officer.force_login(cast().officer)

    for name in ("intake_item", "intake_open"):
        said = " ".join(officer.get(reverse(name, args=[item.pk])).content.decode().split())
        assert "It must not reach: <bdi>Ben Example</bdi>" in said
        assert "Letters in large print. Language: Polish. Mornings" in said
    assert (
        item.given_reference in officer.get(reverse("intake_item", args=[item.pk])).content.decode()
    )


def test_the_page_of_signing_in_leads_families_here(client: Client) -> None:
    assert f'href="{reverse("ask_start")}"' in client.get(reverse("account_login")).content.decode()
