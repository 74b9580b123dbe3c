"""The frame around the family’s pages lets a browser send their forms."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_a_browser_says_where_a_form_comes_from_and_tells_no_other_site(client: Client) -> None:
    """With "no-referrer" a browser sends `Origin: null`, and every form would be refused."""
    said = client.get(reverse("ask_start")).content.decode()

    assert '<meta name="referrer" content="same-origin">' in said
