"""The documents of a case as pages: the list, one document, its pages, and what leaves by them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import structlog
from bs4 import BeautifulSoup
from django.test import Client

from cases.actions import documents
from cases.actions.decisions import decide_to_assess
from cases.actions.paper_work import move
from cases.models import Case, Document
from tests.cases.papers.test_reading import DELETED, PARTS
from tests.cases.views.acting import TODAY, a_request, errors, press, signed_in, to
from tests.factories import ChildFactory, TeamFactory
from tests.papers import a_pdf, a_picture, a_word_file, another_case, filed, words
from tests.people import Cast

NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox"


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


@pytest.fixture
def client(people: Cast) -> Client:
    return signed_in(people.officer)


@pytest.fixture
def paper(case: Case, people: Cast) -> Document:
    return filed(case, people.officer, a_pdf("Ada Okoro one", "Page two", ""), "EP report")


def soup(response: Any) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def text_of(response: Any) -> str:
    return " ".join(soup(response).get_text().split())


def titles(response: Any) -> list[str]:
    return [link.get_text() for link in soup(response).select("tbody th > a")]


def test_the_list_is_empty_with_a_way_to_begin(client: Client, case: Case) -> None:
    page = soup(client.get(to(case, "case_documents")))

    assert page.select_one(".app-empty h2").get_text() == "No documents yet"
    assert page.select_one(".app-empty a")["href"] == to(case, "upload_new")


def test_the_list_is_narrowed_and_grouped_without_scripts(
    client: Client, case: Case, people: Cast
) -> None:
    filed(case, people.officer, a_pdf("a"), "Health one", sort="health")
    filed(case, people.officer, a_pdf("b"), "School one", sort="education")
    filed(case, people.officer, a_pdf("c"), "Health two", sort="health")
    url = to(case, "case_documents")

    assert titles(client.get(url)) == ["Health two", "School one", "Health one"]
    assert titles(client.get(url, {"by": "sort"})) == ["School one", "Health two", "Health one"]
    narrow = client.get(url, {"sort": "health"})
    assert titles(narrow) == ["Health two", "Health one"]
    assert "2 of 3 documents" in text_of(narrow)
    assert "Health (2)" in text_of(narrow)
    assert titles(client.get(url, {"sort": "nonsense"})) != []


def test_what_was_replaced_is_folded_away(client: Client, case: Case, people: Cast) -> None:
    old = filed(case, people.officer, a_pdf("a"), "Old one")
    documents.supersede(old, content=a_pdf("b"), by=people.officer, reason="Newer", title="New one")

    page = client.get(to(case, "case_documents"))

    assert titles(page) == ["New one"]
    folded = soup(page).select_one("main details").get_text(" ", strip=True)
    assert folded.startswith("Replaced, moved and undone (1) Old one")


def test_a_page_is_a_picture_with_its_text_beside_it(
    client: Client, case: Case, paper: Document
) -> None:
    page = soup(client.get(to(case, "document_preview", paper.pk, 2)))
    picture = client.get(page.select_one("main img")["src"].replace("/1.png", "/2.png"))

    assert "Page 2 of 3" in page.get_text()
    assert page.select_one("main details").get_text(" ", strip=True) == (
        "Text of this page Page two"
    )
    assert [link["href"] for link in page.select("main nav a")] == ["../1/", "../3/"]
    assert picture.content.startswith(b"\x89PNG")
    assert picture["Content-Type"] == "image/png"
    assert picture["Content-Security-Policy"] == NOTHING
    assert picture["X-Content-Type-Options"] == "nosniff"
    assert picture["Content-Disposition"] == "inline"


def test_h143_a_page_without_text_says_so(client: Client, case: Case, paper: Document) -> None:
    assert "Not read: there is no text on this page" in text_of(
        client.get(to(case, "document_preview", paper.pk, 3))
    )


@pytest.mark.parametrize("number", [0, 4, 999999])
def test_a_page_that_is_not_in_the_paper_is_not_found(
    client: Client, case: Case, paper: Document, number: int
) -> None:
    assert client.get(to(case, "document_preview", paper.pk, number)).status_code == 404
    assert client.get(to(case, "document_picture", paper.pk, number)).status_code == 404


@pytest.mark.parametrize(
    ("content", "disposition", "media_type"),
    [
        (a_pdf("x"), "attachment", "application/pdf"),
        (a_picture(), "inline", "image/png"),
        (a_picture("JPEG"), "inline", "image/jpeg"),
        (a_word_file(words("x")), "attachment", "application/octet-stream"),
        (b"Only text", "attachment", "application/octet-stream"),
    ],
)
def test_h144_what_was_sent_to_us_runs_nowhere(
    client: Client, case: Case, people: Cast, content: bytes, disposition: str, media_type: str
) -> None:
    paper = filed(case, people.officer, content, "Ada Okoro’s report")

    response = client.get(to(case, "document", paper.pk))

    assert response.content == content
    assert response["Content-Type"] == media_type
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == NOTHING
    name = f"{case.reference}-document-{paper.pk}"
    assert response["Content-Disposition"].startswith(f'{disposition}; filename="{name}.')
    assert "Ada" not in response["Content-Disposition"]


def test_h141_what_a_word_file_hides_is_listed_on_its_page(
    client: Client, case: Case, people: Cast
) -> None:
    paper = filed(case, people.officer, a_word_file(words("Ada Okoro") + DELETED, PARTS), "Views")

    page = soup(client.get(to(case, "document_page", paper.pk)))

    listed = [one.get_text(" ", strip=True) for one in page.select("main details li")]
    assert listed == [
        "Tracked deletion: 12 Secret Lane",
        "Comment: Is this her?",
        "Embedded file: sheet.xlsx",
        "Property: author: Dr Ann Other",
    ]


def test_h040_a_paper_of_another_case_is_not_found_and_the_attempt_is_noted(
    client: Client, case: Case, people: Cast
) -> None:
    elsewhere = another_case(officer=people.officer)
    paper = filed(elsewhere, people.officer, a_pdf("Secret Name"), "Secret Name")

    with structlog.testing.capture_logs() as noted:
        answers = [
            (client.get(to(case, name, pk, *more)), client.get(to(case, name, 99999, *more)))
            for name, pk, more in (
                ("document", paper.pk, ()),
                ("document_html", paper.pk, ()),
                ("document_page", paper.pk, ()),
                ("document_preview", paper.pk, (1,)),
                ("document_picture", paper.pk, (1,)),
                ("document_move", paper.pk, ()),
                ("document_split", paper.pk, ()),
                ("document_undo", paper.pk, ()),
            )
        ]

    assert {(one.status_code, other.status_code) for one, other in answers} == {(404, 404)}
    mine = [line for line in noted if line["event"] == "paper_not_on_this_case"]
    assert len(mine) == 16
    assert mine[0] == {
        "event": "paper_not_on_this_case",
        "log_level": "warning",
        "case": case.pk,
        "paper": paper.pk,
        "exists": True,
    }


def test_a_paper_is_moved_after_both_names_were_seen(
    client: Client, case: Case, paper: Document, people: Cast
) -> None:
    child = ChildFactory(forename="Theo", surname="Marsh", date_of_birth=date(2015, 1, 2))
    other = another_case(child=child, officer=people.officer)
    url = to(case, "document_move", paper.pk)
    typed = {"reference": other.reference.lower(), "why": "It is his"}

    check = soup(press(client, url, typed, step="check")).main.get_text(" ", strip=True)
    response = press(client, url, typed)

    assert "Ada Okoro born Friday 4 May 2018" in check
    assert "Theo Marsh born Friday 2 January 2015" in check
    there = other.documents.get()
    assert response["Location"] == to(other, "document_page", there.pk)
    assert f"It was moved here from {case.reference}" in text_of(client.get(response["Location"]))
    trace = text_of(client.get(to(case, "document_page", paper.pk)))
    assert f"was moved to {other.reference}" in trace and "EP report" not in trace
    assert client.get(to(case, "document", paper.pk)).status_code == 404
    assert client.get(to(case, "document_preview", paper.pk, 1)).status_code == 404


def test_a_trace_does_not_say_where_to_when_the_other_case_is_not_for_these_eyes(
    client: Client, case: Case, paper: Document, people: Cast
) -> None:
    other = another_case(officer=people.officer)
    move(paper, to=other, why="Wrong case", by=people.officer)
    other.officer, other.team = None, TeamFactory()
    other.save()

    page = text_of(client.get(to(case, "document_page", paper.pk)))
    listed = text_of(client.get(to(case, "case_documents")))

    assert "was moved to another case" in page and other.reference not in page
    assert "to another case" in listed and other.reference not in listed


def test_a_case_that_one_may_not_open_is_no_place_to_move_to(
    client: Client, case: Case, paper: Document, people: Cast
) -> None:
    hidden = another_case(restricted=True, officer=people.officer)
    url = to(case, "document_move", paper.pk)

    answers = [
        errors(press(client, url, {"reference": one, "why": "x"}))
        for one in (hidden.reference, "EHC-2026-99999", case.reference)
    ]

    unknown = {"reference": ["There is no case with this reference that you can open"]}
    assert answers == [
        unknown,
        unknown,
        {"reference": ["The document is on this case already"]},
    ]


def test_a_letter_offers_no_way_to_move_or_replace_it(client: Client, case: Case) -> None:
    by = case.officer
    assert by is not None
    decide_to_assess(case, on=TODAY, by=by, reasons="Need", today=TODAY)
    letter = case.documents.get()

    page = soup(client.get(to(case, "document_page", letter.pk)))
    move_page = soup(client.get(to(case, "document_move", letter.pk)))

    links = [link.get_text() for link in page.select(".app-actions a")]
    assert links == ["Look through its pages", "Open the file"]
    assert move_page.select_one("main form") is None


def test_a_split_and_its_undoing_on_the_screen(client: Client, case: Case, paper: Document) -> None:
    url = to(case, "document_split", paper.pk)

    wrong = press(client, url, {"parts": "1-9: School"})
    press(client, url, {"parts": "1: School\n3: GP"})

    assert errors(wrong) == {"parts": ["The file has pages 1 to 3, so “1-9” is not in it"]}
    assert [one.title for one in case.documents.order_by("pk")] == ["EP report", "School", "GP"]
    part = case.documents.get(title="GP")
    press(client, to(case, "document_undo", part.pk), {})
    assert titles(client.get(to(case, "case_documents"))) == ["School", "EP report"]
    press(client, to(case, "document_undo", part.pk), {})
    assert titles(client.get(to(case, "case_documents"))) == ["GP", "School", "EP report"]


def test_a_page_upside_down_is_turned_from_its_picture_and_that_is_undone(
    client: Client, case: Case, paper: Document
) -> None:
    path = f"{to(case, 'document_turn', paper.pk)}?page=2"
    assert path in client.get(to(case, "document_preview", paper.pk, 2)).content.decode()
    form = client.get(path).context["form"]

    response = press(client, path, {"degrees": "180", "which": form.initial["which"]})

    turned = case.documents.latest("pk")
    assert response.url == to(case, "document_preview", turned.pk, 2)
    page = text_of(client.get(to(case, "document_page", paper.pk)))
    assert "This is the file as it came. Its pages were turned" in page
    listed = text_of(client.get(to(case, "case_documents")))
    assert "As it came, before its pages were turned" in listed
    press(client, to(case, "document_undo", turned.pk), {})
    paper.refresh_from_db()
    assert paper.undone_at is None


def test_pages_that_are_not_in_the_file_are_told_beside_the_box(
    client: Client, case: Case, paper: Document
) -> None:
    response = press(client, to(case, "document_turn", paper.pk), {"which": "9"})

    assert errors(response)["degrees"] == ["Select how the pages lie"]
    assert "so “9” is not in it" in errors(response)["which"][0]


def test_joining_and_joining_again_in_another_order(
    client: Client, case: Case, people: Cast, paper: Document
) -> None:
    second = filed(case, people.officer, a_pdf("B"), "Second")
    url = to(case, "documents_join")
    places = {f"place-{second.pk}": "1", f"place-{paper.pk}": "2", "title": "Together"}

    none = press(client, url, {"title": "Together"})
    twice = press(client, url, places | {f"place-{paper.pk}": "1"})
    press(client, url, places)
    made = case.documents.latest("pk")
    again = f"{url}?again={made.pk}"
    shown = client.get(again).context["form"]
    press(client, again, {f"place-{paper.pk}": "1", f"place-{second.pk}": "2", "title": "T"})

    assert errors(none) == {
        f"place-{paper.pk}": ["Number at least two documents, in the order you want"]
    }
    assert errors(twice) == {f"place-{paper.pk}": ["Give each document a number of its own"]}
    assert [shown[f"place-{one.pk}"].value() for one in (second, paper)] == [1, 2]
    assert titles(client.get(to(case, "case_documents"))) == ["T", "Second", "EP report"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 320])
def test_no_page_about_papers_has_a_fault_that_a_checker_can_find(
    page: Any, case: Case, paper: Document, people: Cast, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    opened = page(user=people.officer, width=width)
    for path in (
        to(case, "case_documents"),
        to(case, "upload_new"),
        to(case, "document_page", paper.pk),
        to(case, "document_preview", paper.pk, 1),
        to(case, "document_split", paper.pk),
    ):
        opened.goto(path)
        assert Axe().run(opened).response["violations"] == [], path
        assert opened.evaluate("document.documentElement.scrollWidth") == width, path


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_file_is_sent_looked_at_and_filed_with_scripts_off_on_a_narrow_screen(
    page: Any, case: Case, people: Cast
) -> None:
    opened = page(user=people.officer, javascript=False, width=320)
    opened.goto(to(case, "upload_new"))
    content = a_pdf("Ada Okoro, born 4 May 2018", "Page two")
    file = {"name": "school_report.pdf", "mimeType": "application/pdf", "buffer": content}
    opened.set_input_files("[name=files_sent]", [file])  # type: ignore[list-item]
    opened.select_option("[name=sort]", "education")
    opened.click("main button:has-text('Upload')")
    opened.click("text=Look and file")
    opened.click("main a[rel=next]")
    assert opened.inner_text("h2#page") == "Page 2 of 2"
    opened.click("main button:has-text('File it')")

    assert opened.inner_text(".govuk-notification-banner__heading").startswith(
        "Filed as “School report”."
    )
    assert case.documents.get().sort == "education"
