"""Pressing the buttons of a form as a browser does: the page is seen first, then sent."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from accounts.models import User
from cases.actions.requests import ChildDetails, RequestDetails, receive_request
from cases.fields import date_parts
from cases.models import Case
from tests.factories import FamilyMemberFactory
from tests.people import Cast

TODAY = date(2026, 6, 9)  # a Tuesday


def signed_in(user: User) -> Client:
    """A browser in which somebody has signed in."""
    client = Client()
    client.force_login(user)
    return client


def hidden(client: Client, url: str) -> dict[str, str]:
    """What a freshly shown form carries unseen."""
    form = client.get(url).context["form"]
    return {name: form.initial[name] for name in ("once", "shown_to", "seen")}


def press(client: Client, url: str, typed: dict[str, Any], *, step: str = "do") -> Any:
    """See the form, fill it in and press its button."""
    return client.post(url, hidden(client, url) | {"step": step} | typed)


def said(response: Any) -> list[str]:
    """What the banners say."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def errors(response: Any) -> dict[str, list[str]]:
    """What the form complains of, by field."""
    return {name: list(lines) for name, lines in response.context["form"].errors.items()}


def to(case: Case, name: str, *more: Any) -> str:
    """The address of a page of a case."""
    return reverse(name, args=[case.reference, *more])


def a_request(officer: User, *, received: date = date(2026, 5, 5), family: bool = True) -> Case:
    """A case as it stands after a request was recorded, with a mother to write to."""
    child = ChildDetails("Ada", "Okoro", date(2018, 5, 4), postcode="EX1 1AA")
    case = receive_request(
        child,
        request=RequestDetails(received, "parent", "Ngozi Okoro"),
        by=officer,
        visible=Case.objects.none(),
        officer=officer,
        today=TODAY,
    )
    if family:
        FamilyMemberFactory(child=case.child, name="Ngozi Okoro")
    return case


def a_typed_request(people: Cast, **changed: Any) -> dict[str, Any]:
    """A whole request as somebody would type it."""
    return {
        "forename": "Ada",
        "surname": "Okoro",
        **date_parts("date_of_birth", date(2018, 5, 4)),
        "sex": "F",
        "upn": "",
        "address": "2 Example Road",
        "postcode": "ex1 1aa",
        **date_parts("received_on", date(2026, 5, 31)),
        "source": "parent",
        "requester": "Ngozi Okoro",
        "setting_urn": "",
        "setting_name": "",
        "officer": people.officer.pk,
        **changed,
    }
