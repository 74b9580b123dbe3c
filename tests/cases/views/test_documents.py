"""Reading a letter and opening its file: guarded, unaltered, no name in the file name."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from cases import pdf
from cases.actions import documents
from cases.actions.decisions import decide_not_to_assess
from cases.models import AccessRecord, Document
from tests.cases.letter_cast import DECIDED, REASONS, a_case, a_parent, an_officer
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return an_officer()


@pytest.fixture
def case(officer):
    case = a_case(officer)
    a_parent(case)
    return case


@pytest.fixture
def client(officer):
    client = Client()
    client.force_login(officer)
    return client


@pytest.fixture
def letter(case, officer) -> Document:
    decide_not_to_assess(case, on=DECIDED, by=officer, reasons=REASONS, today=DECIDED)
    return case.documents.get()


def address(name: str, paper: Document) -> str:
    return reverse(name, args=[paper.case.reference, paper.pk])


def filed(case, officer, content: bytes, media_type: str) -> Document:
    return documents.file(case, title="Advice", content=content, media_type=media_type, by=officer)


def test_a_letter_opens_in_the_browser_under_a_name_that_tells_nothing(client, letter):
    response = client.get(address("document", letter))

    assert response.status_code == 200
    assert response.content == letter.file.read()
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        f'inline; filename="EHC-2026-00012-not-to-assess-{letter.pk}.pdf"'
    )
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "no-store, private"


def test_an_uploaded_page_is_saved_and_never_shown(client, case, officer):
    paper = filed(case, officer, b"<script>alert(1)</script>", "text/html")

    response = client.get(address("document", paper))

    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == (
        f'attachment; filename="EHC-2026-00012-document-{paper.pk}.html"'
    )


def test_a_letter_kept_as_a_page_may_carry_style_and_nothing_else(
    client, case, officer, monkeypatch
):
    def unavailable(page: str) -> bytes:
        raise pdf.PdfUnavailable(pdf.MISSING_LIBRARY)

    monkeypatch.setattr(pdf, "from_html", unavailable)
    decide_not_to_assess(case, on=DECIDED, by=officer, reasons=REASONS, today=DECIDED)
    letter = case.documents.get()

    file = client.get(address("document", letter))
    page = BeautifulSoup(client.get(address("document_html", letter)).content, "html.parser")

    assert file["Content-Type"] == "text/html; charset=utf-8"
    style = BeautifulSoup(file.content, "html.parser").style.string
    mark = b64encode(sha256(style.encode()).digest()).decode()
    assert file["Content-Security-Policy"] == (
        f"default-src 'none'; style-src 'sha256-{mark}'; frame-ancestors 'none'; sandbox"
    )
    assert pdf.MISSING_LIBRARY in " ".join(page.get_text().split())
    assert page.find("a", string="Open the letter to print from the browser") is not None


def test_a_file_that_was_altered_is_not_handed_out(client, letter):
    with letter.file.storage.open(letter.file.name, "wb") as stored:
        stored.write(b"%PDF-1.7 another decision")

    response = client.get(address("document", letter))

    assert response.status_code == 409
    assert response.content.decode() == (
        "This file is not the one that was put on the case, so it is not shown."
        " Tell whoever runs the system: its mark does not match."
    )


def test_the_reading_page_shows_the_letter_as_issued_under_one_first_heading(client, letter):
    page = BeautifulSoup(client.get(address("document_html", letter)).content, "html.parser")

    assert [h.get_text() for h in page.find_all("h1")] == [
        "Amira Khan: we will not carry out an EHC needs assessment"
    ]
    assert page.find("article") == BeautifulSoup(letter.snapshot["body"], "html.parser").article


def test_what_an_officer_typed_is_text_on_the_reading_page(client, case, officer):
    typed = "<script>alert(1)</script> {{ request }}"
    decide_not_to_assess(case, on=DECIDED, by=officer, reasons=typed, today=DECIDED)

    response = client.get(address("document_html", case.documents.get()))

    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ request }}" in response.content.decode()


def test_a_paper_that_is_no_letter_leads_to_its_file(client, case, officer):
    paper = filed(case, officer, b"%PDF-1.7", "application/pdf")

    response = client.get(address("document_html", paper))

    assert (response.status_code, response["Location"]) == (302, address("document", paper))


@pytest.mark.parametrize("name", ["document", "document_html"])
def test_a_paper_of_another_case_is_not_found_through_this_one(client, case, officer, name):
    other = a_case(officer, reference="EHC-2026-00013", forename="Bo")
    paper = filed(other, officer, b"%PDF-1.7", "application/pdf")

    response = client.get(reverse(name, args=[case.reference, paper.pk]))

    assert response.status_code == 404


@pytest.mark.parametrize("name", ["document", "document_html"])
def test_somebody_of_another_team_finds_no_such_paper(letter, name):
    stranger = Client()
    stranger.force_login(UserFactory())

    assert stranger.get(address(name, letter)).status_code == 404
    assert not AccessRecord.objects.exists()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 320])
def test_the_reading_page_has_no_fault_that_a_checker_can_find(page, officer, letter, width):
    from axe_playwright_python.sync_playwright import Axe

    opened = page(user=officer, width=width)
    opened.goto(address("document_html", letter))

    assert Axe().run(opened).response["violations"] == []
    assert opened.evaluate("document.documentElement.scrollWidth") == width
