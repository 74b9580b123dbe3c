"""No page of ours sends anybody to another site, whatever an address says of where to go next."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Role
from tests.cases.views.acting import a_request, signed_in, to
from tests.factories import PASSWORD, UserFactory
from tests.people import cast
from tests.site.reading import modules, text_of

pytestmark = pytest.mark.django_db
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example/",
    "https:evil.example",
    "http:///evil.example",
    "javascript:alert(7)",
    "data:text/html,<script>alert(7)</script>",
    "//testserver@evil.example/",
    "https://testserver.evil.example/",
    " //evil.example/",
    "\t//evil.example/",
    "/%09/evil.example/",
    "//evil%E3%80%82example/",
    "/cases/\r\nLocation: https://evil.example/",
]
# The addresses that read where to go next, as somebody signed in or not.
OF_NOBODY = ("account_login", "account_request_login_code", "account_reset_password")
OF_SOMEBODY = ("account_logout", "account_reauthenticate", "account_change_password")
READS_NEXT = re.compile(r"(?:GET|POST)(?:\.get\(|\[)\s*[\"'](?:next|back|return|to|url)[\"']")


def leads_away(answer: Any) -> bool:
    where = answer.headers.get("Location", "/")
    return not re.match(r"/(?![/\\])[\x21-\x7e]*$", where)


def _somebody() -> Client:
    user = UserFactory(email="pat@council.example", role=Role.COORDINATOR)
    user.set_password(PASSWORD)
    user.save()
    return signed_in(user)


@pytest.mark.parametrize("where", ELSEWHERE)
def test_signing_in_and_out_leads_nowhere_else(where: str) -> None:
    somebody, nobody = _somebody(), Client()
    typed = {"login": "pat@council.example", "password": PASSWORD, "email": "a@b.example"}
    typed |= {"next": where, "oldpassword": PASSWORD}
    query = urlencode({"next": where})

    answers = [
        *(nobody.get(f"{reverse(name)}?{query}") for name in OF_NOBODY),
        *(Client().post(f"{reverse(name)}?{query}", typed) for name in OF_NOBODY),
        *(Client().post(reverse(name), typed) for name in OF_NOBODY),
        *(somebody.get(f"{reverse(name)}?{query}") for name in OF_SOMEBODY),
        *(somebody.post(f"{reverse(name)}?{query}", typed) for name in reversed(OF_SOMEBODY)),
    ]

    assert [a.headers["Location"] for a in answers if leads_away(a)] == []
    assert not any(
        f'href="{where}"'.encode() in a.content or f'action="{where}"'.encode() in a.content
        for a in answers
    )


@pytest.mark.parametrize("where", ELSEWHERE)
def test_saving_on_a_case_leads_back_to_that_case_alone(where: str) -> None:
    people = cast()
    case = a_request(people.officer)
    client = signed_in(people.officer)
    typed = {"name": "Ada", "relation": "Mother", "channel": "post", "address": "1 Any Street"}

    shown = client.get(f"{to(case, 'person_new')}?{urlencode({'next': where})}")
    saved = client.post(to(case, "person_new"), typed | {"next": where, "postcode": "EX1 1AA"})

    assert (shown.status_code, leads_away(saved)) == (200, False)


def test_the_first_page_before_signing_in_is_one_of_ours() -> None:
    asked = Client().get("//evil.example/cases/")

    assert not leads_away(asked)


def test_whoever_reads_where_to_go_next_is_known() -> None:
    assert {name for name in modules() if READS_NEXT.search(text_of(name))} == {
        "cases/screens/returning.py",  # the way back, above
        "cases/forms/people.py",  # hands it on to that
        "cases/forms/paper_work.py",  # the number of a case
        "families/portal/asking.py",  # one word, "check"
    }
