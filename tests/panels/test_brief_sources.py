"""Every statement of a brief leads to the passage that it rests on, and a page asks once."""

from __future__ import annotations

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from panels.models import Brief, Statement
from panels.queries.briefs import gaps, shown
from tests.cases.views.acting import signed_in
from tests.factories import CaseFactory
from tests.papers import a_pdf, filed
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def officer(people: Cast) -> Client:
    return signed_in(people.officer)


@pytest.fixture
def brief(people: Cast) -> Brief:
    return Brief.objects.create(
        case=CaseFactory(officer=people.officer),
        kind="assessment",
        question="assess",
        begun_by=people.officer,
    )


def _point(brief: Brief, people: Cast, passage: str) -> Statement:
    pages = a_pdf("First page", "She reads  with help every day")
    paper = filed(brief.case, people.officer, pages, "Report of the school")
    return brief.statements.create(part="evidence", text="Help", document=paper, passage=passage)


def _source(brief: Brief, point: Statement) -> str:
    return reverse("brief_source", args=[brief.case.reference, brief.pk, point.pk])


@pytest.mark.parametrize(
    ("passage", "page", "told"),
    [
        ("She reads with help", 2, ""),
        ("", 1, ""),
        ("He does not read", 1, "These words were not found in it"),
    ],
)
def test_the_link_opens_the_paper_at_the_page_of_the_words(
    brief: Brief, people: Cast, officer: Client, passage: str, page: int, told: str
) -> None:
    point = _point(brief, people, passage)

    gone = officer.get(_source(brief, point), follow=True)

    args = [brief.case.reference, point.document_id, page]
    assert gone.redirect_chain == [(reverse("document_preview", args=args), 302)]
    assert told in gone.content.decode()


def test_the_officers_page_links_each_statement_and_what_members_read_links_nothing(
    brief: Brief, people: Cast, officer: Client
) -> None:
    point = _point(brief, people, "")

    page = officer.get(reverse("brief", args=[brief.case.reference, brief.pk])).content.decode()
    told = shown(brief, timezone.localdate())

    assert f'href="{_source(brief, point)}"' in page
    assert "<a " not in render_to_string("panels/briefs/_brief.html", {"brief": told})


def test_a_statement_without_a_source_is_named_and_leads_nowhere(
    brief: Brief, officer: Client
) -> None:
    point = brief.statements.create(part="issue", text="Reading")

    assert "No source is given for “Reading”" in [
        one.text for one in gaps(brief, timezone.localdate())
    ]
    assert officer.get(_source(brief, point)).status_code == 404


def test_an_option_of_its_own_without_a_price_is_unknown_each_year_and_once(brief: Brief) -> None:
    brief.options.create(title="A school")

    (told,) = shown(brief, timezone.localdate())["options"]

    assert (told["a_year"], told["once"]) == ("Unknown", "Unknown")


def test_the_page_asks_for_statements_and_options_once(
    brief: Brief, people: Cast, officer: Client
) -> None:
    _point(brief, people, "")
    path = reverse("brief", args=[brief.case.reference, brief.pk])
    with CaptureQueriesContext(connection) as asked:
        officer.get(path)

    told = [one["sql"] for one in asked.captured_queries]
    for table in ("panels_statement", "panels_briefoption", "providers_adviceversion"):
        assert sum(f'FROM "{table}"' in sql for sql in told) <= (2 if "advice" in table else 1)


def test_what_is_missing_leads_to_where_it_is_mended(
    brief: Brief, people: Cast, officer: Client
) -> None:
    option = brief.options.create(title="A school")
    brief.options.create(title="Another")
    point = brief.statements.create(part="evidence", text="Reading")

    page = officer.get(reverse("brief", args=[brief.case.reference, brief.pk])).content.decode()

    at = [brief.case.reference, brief.pk]
    for href in (
        f"{reverse('brief_write', args=at)}#id_child",
        reverse("brief_add_point", args=[*at, "issue"]),
        reverse("brief_edit_point", args=[*at, point.pk]),
        reverse("brief_edit_option", args=[*at, option.pk]),
    ):
        assert f'<li dir="auto"><a class="govuk-link" href="{href}">' in page
