"""A request without an account, answered page by page as a browser does it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from cases.fields import date_parts

BORN = date(2018, 3, 14)
# Each page and what a parent answers on it.
A_PARENT: dict[str, dict[str, Any]] = {
    "who": {"who": "parent"},
    "name": {"name": "Siân O’Brien-Łukasz", "relation": "Mother"},
    "child": {"forename": "Zoë", "surname": "O’Brien"},
    "born": date_parts("born", BORN),
    "address": {"address": "1 Any Street\r\nAnytown", "postcode": "ex1 1aa"},
    "others": {"others": "yes", "who": "Ben Example"},
    "safe": {"secret": "yes", "whom": "Ben Example"},
    "reach": {"email": "sian@family.example", "phone": "01632 960111"},
    "school": {"place": "other", "other": "The School in the Wood"},
    "why": {"why": "She cannot follow in class.\r\nShe cries at night."},
    "talk": {"helps": ["interpreter", "large_print"], "language": "Polish", "more": "Mornings"},
}
NO_MORE: dict[str, dict[str, Any]] = {
    "reach": {"email": "", "phone": ""},
    "address": {"address": "", "postcode": ""},
}


def page(name: str) -> str:
    """Where a question is."""
    return reverse("ask_page", args=[name])


def answered(client: Client, **other: dict[str, Any]) -> Client:
    """A browser in which every question was answered, some otherwise than by the parent above."""
    for name, answer in (A_PARENT | other).items():
        response = client.post(page(name), answer)
        assert response.status_code == 302, (name, response.content.decode()[:3000])
    return client


def sent(client: Client, **other: dict[str, Any]) -> Client:
    """The same, sent."""
    answered(client, **other)
    response = client.post(reverse("ask_check"))
    assert response.headers["Location"] == reverse("ask_receipt")
    return client
