"""Every list of the providers' screens asks as much for three rows as for one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from providers.actions.drafting_advice import add_lines
from providers.models import AdviceRequest, AdviceVersion
from tests.cases.views.acting import signed_in
from tests.factories import CaseFactory
from tests.papers import a_pdf, filed
from tests.people import Cast, cast
from tests.providers.a_register import a_member, a_service
from tests.providers.an_answer import NEED, a_request

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def asked(people: Cast) -> AdviceRequest:
    return a_request(CaseFactory(officer=people.officer), a_service(), people.officer)


@pytest.fixture
def admin(asked: AdviceRequest) -> User:
    return a_member(asked.provider, is_admin=True)  # type: ignore[arg-type]


def _request(asked: AdviceRequest, people: Cast) -> None:
    assert asked.provider is not None
    a_request(CaseFactory(officer=people.officer), asked.provider, people.officer)


def _colleague(asked: AdviceRequest, people: Cast) -> None:
    a_member(asked.provider)  # type: ignore[arg-type]


def _line(asked: AdviceRequest, people: Cast) -> None:
    writer = a_member(asked.provider)  # type: ignore[arg-type]
    add_lines(asked, kind="need", values=NEED, by=writer)


def _version_and_paper(asked: AdviceRequest, people: Cast) -> None:
    number = asked.versions.count() + 1
    paper = filed(asked.case, people.officer, a_pdf(f"Paper {number}"), f"Paper {number}")
    asked.papers.add(paper)
    AdviceVersion.objects.create(
        request=asked,
        number=number,
        state="given",
        document=paper,
        written_by=people.officer,
        given_by=a_member(asked.provider),  # type: ignore[arg-type]
    )


PAGES: list[tuple[str, Callable[[AdviceRequest, Cast], Any], int]] = [
    ("home", _request, 9),
    ("people", _colleague, 5),
    ("advice", _version_and_paper, 12),
    ("answer", _line, 9),
    ("hand_in", _line, 11),
]


@pytest.mark.parametrize(("name", "one_more", "wanted"), PAGES, ids=[page[0] for page in PAGES])
def test_a_list_asks_as_much_for_three_rows_as_for_one(
    asked: AdviceRequest,
    admin: User,
    people: Cast,
    name: str,
    one_more: Callable[[AdviceRequest, Cast], Any],
    wanted: int,
) -> None:
    client = signed_in(admin)
    one_more(asked, people)
    for_one = _questions(client, name, asked)
    one_more(asked, people)
    one_more(asked, people)

    for_three = _questions(client, name, asked)

    assert (len(for_one), len(for_three)) == (wanted, wanted), "\n".join(for_three)


def _questions(client: Client, name: str, asked: AdviceRequest) -> list[str]:
    args = [] if name in ("home", "people") else [asked.pk]
    with CaptureQueriesContext(connection) as questions:
        page = client.get(reverse(f"portal_{name}", args=args))
    assert page.status_code == 200
    said = [query["sql"] for query in questions.captured_queries]
    return [one for one in said if not one.startswith(("SAVEPOINT", "RELEASE"))]
