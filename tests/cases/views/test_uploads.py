"""Sending several files at once, seeing what became of each, and filing what came."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cases.fields import date_parts
from cases.models import Case, Document, Upload
from tests.cases.papers.test_kinds import HEIC
from tests.cases.views.acting import TODAY, a_request, errors, hidden, press, said, signed_in, to
from tests.factories import ChildFactory, TeamFactory
from tests.papers import EICAR, a_pdf, a_word_file, another_case, filed, sent, taken_in, words
from tests.people import Cast


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


@pytest.fixture
def client(people: Cast) -> Client:
    return signed_in(people.officer)


def about_ada(more: str = "") -> bytes:
    return a_pdf(f"Ada Okoro, born 4 May 2018 {more}")


def text_of(response: Any) -> str:
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text().split())


def upload(client: Client, case: Case, *files: Any, **typed: Any) -> Any:
    return press(client, to(case, "upload_new"), {"files_sent": list(files)} | typed)


def test_h144_several_files_at_once_each_with_an_answer_and_the_good_ones_kept(
    client: Client, case: Case
) -> None:
    response = upload(
        client,
        case,
        sent("report.pdf", about_ada()),
        sent("photo.heic", HEIC),
        sent("empty.docx", b""),
        sent("eicar.com", EICAR.encode()),
        sent("letter.docx", a_word_file(words("Ada Okoro"))),
        from_whom="The school",
        sort="education",
        **date_parts("received_on", TODAY),
    )

    assert response["Location"] == to(case, "case_documents")
    assert [line.split(":")[0] for line in said(response)] == [
        "report.pdf",
        "photo.heic",
        "empty.docx",
        "eicar.com",
        "letter.docx",
    ]
    states = case.uploads.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["clean", "refused", "refused", "refused", "clean"]
    assert case.uploads.first().said == {
        "sort": "education",
        "from_whom": "The school",
        "received_on": "2026-06-09",
    }
    page = text_of(client.get(to(case, "case_documents")))
    assert "Waiting to be filed (5)" in page
    assert "Save it as JPEG or PDF, and upload that." in page


def test_h144_a_file_over_the_limit_takes_nothing_from_the_others(
    client: Client, case: Case, settings: Any
) -> None:
    settings.UPLOAD_MAX_BYTES = 5000

    upload(client, case, sent("big.pdf", b"%PDF-" + b"x" * 9000), sent("a.pdf", about_ada()))

    assert list(case.uploads.order_by("pk").values_list("state", flat=True)) == ["refused", "clean"]


def test_what_was_typed_stays_when_no_file_came(client: Client, case: Case) -> None:
    response = upload(client, case, from_whom="The school", sort="education")

    assert errors(response) == {"files_sent": ["Choose a file"]}
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select_one("[name=from_whom]")["value"] == "The school"


def test_what_was_typed_with_a_refused_file_is_offered_again(client: Client, case: Case) -> None:
    upload(client, case, sent("photo.heic", HEIC), from_whom="The school")

    page = client.get(to(case, "upload_new"), {"again": case.uploads.get().pk})

    assert page.context["form"]["from_whom"].value() == "The school"


def test_a_form_pressed_twice_takes_the_files_in_once(client: Client, case: Case) -> None:
    typed = hidden(client, to(case, "upload_new"))
    for _ in range(2):
        response = client.post(
            to(case, "upload_new"), typed | {"files_sent": [sent("a.pdf", about_ada())]}
        )

    assert case.uploads.count() == 1
    assert said(response)[-1:] == [
        "This was already sent, and it was done once. This is the result."
    ]


def test_the_field_takes_several_files_and_dropped_ones_and_is_plain_without_scripts(
    client: Client, case: Case
) -> None:
    page = BeautifulSoup(client.get(to(case, "upload_new")).content, "html.parser")

    field = page.select_one("[data-module=govuk-file-upload] > input[type=file]")
    assert field is not None and field.has_attr("multiple")
    assert page.select_one("form[enctype='multipart/form-data']") is not None


def test_a_scanned_file_is_looked_at_and_filed(client: Client, case: Case, people: Cast) -> None:
    waiting = taken_in(case, people.officer, about_ada(), "school_report.pdf")
    url = to(case, "upload", waiting.pk)

    page = text_of(client.get(url))
    response = press(
        client,
        url,
        {"title": "School report", "sort": "education"} | date_parts("received_on", TODAY),
    )

    assert "The name Ada Okoro and the date of birth stand in this file." in page
    paper = case.documents.get()
    assert (paper.title, paper.received_on, paper.filed_by) == (
        "School report",
        TODAY,
        people.officer,
    )
    assert response["Location"] == to(case, "case_documents")


@pytest.mark.parametrize(
    ("name", "title"), [("school_report.pdf", "School report"), ("Ada Okoro.pdf", "")]
)
def test_h145_the_title_is_not_filled_in_with_a_persons_name(
    client: Client, case: Case, people: Cast, name: str, title: str
) -> None:
    waiting = taken_in(case, people.officer, about_ada(), name)

    form = client.get(to(case, "upload", waiting.pk)).context["form"]

    assert form["title"].value() == title


def test_h145_a_name_with_a_mark_that_turns_the_line_about_is_shown_apart(
    client: Client, case: Case, people: Cast
) -> None:
    taken_in(case, people.officer, about_ada(), "<b>x\u202e</b>" + "y" * 300 + ".pdf")

    page = client.get(to(case, "case_documents")).content.decode()

    assert '<bdi class="app-file-name">b&gt;yyy' in page
    assert "\u202e" not in page


def test_h143_a_scan_without_text_says_that_it_was_not_read(
    client: Client, case: Case, people: Cast
) -> None:
    waiting = taken_in(case, people.officer, a_pdf(""))
    url = to(case, "upload", waiting.pk)
    typed = {"title": "Scan", "sort": "other"}

    assert "ask the sender for a text version" in text_of(client.get(url))
    refused = press(client, url, typed)
    press(client, url, typed | {"looked": "on"})

    assert list(errors(refused)) == ["looked"]
    paper = case.documents.get()
    assert "Not read: its pages are pictures without text" in text_of(
        client.get(to(case, "document_page", paper.pk))
    )
    assert "Not read" in text_of(client.get(to(case, "case_documents")))


def test_h007_who_else_is_named_is_told_only_to_somebody_who_may_know(
    case: Case, people: Cast
) -> None:
    twin = ChildFactory(forename="Obi", surname="Okoro", date_of_birth=case.child.date_of_birth)
    other = another_case(child=twin, team=TeamFactory(), officer=None)
    waiting = taken_in(case, people.officer, about_ada("and Obi Okoro"))
    assert waiting.findings["others"] == [other.pk]

    page = text_of(signed_in(people.officer).get(to(case, "upload", waiting.pk)))
    other.team = people.team
    other.save()
    seen = text_of(signed_in(people.officer).get(to(case, "upload", waiting.pk)))

    assert "A child whose case you cannot open. Ask your senior" in page
    assert "Obi" not in page.replace("Obi Okoro Text", "").split("Page")[0]
    assert other.reference not in page
    assert f"Obi Okoro, born 4 May 2018, {other.reference}" in seen


def test_a_file_that_waits_for_the_scanner_cannot_be_looked_at_or_filed(
    client: Client, case: Case, people: Cast, settings: Any
) -> None:
    settings.UPLOADS_WITHOUT_SCANNER = False
    waiting = taken_in(case, people.officer, about_ada())

    page = text_of(client.get(to(case, "upload", waiting.pk)))

    assert "Not scanned: no scanner is configured" in page
    assert client.get(to(case, "upload_picture", waiting.pk, 1)).status_code == 404
    press(client, to(case, "upload", waiting.pk), {"title": "A", "sort": "other"})
    assert not Document.objects.exists()


def test_a_file_is_set_aside_and_brought_back(client: Client, case: Case, people: Cast) -> None:
    waiting = taken_in(case, people.officer, about_ada())

    press(client, to(case, "upload_aside", waiting.pk), {})
    assert "Files set aside (1)" in text_of(client.get(to(case, "case_documents")))
    press(client, to(case, "upload_aside", waiting.pk), {})

    assert Upload.objects.get().state == "clean"


def test_a_newer_version_is_filed_from_the_page_of_the_older_one(
    client: Client, case: Case, people: Cast
) -> None:
    old = filed(case, people.officer, about_ada("first"), sort="health")
    url = f"{to(case, 'upload_new')}?replaces={old.pk}"
    press(client, url, {"files_sent": [sent("b.pdf", about_ada("second"))], "replaces": old.pk})
    waiting = case.uploads.latest("pk")
    url = to(case, "upload", waiting.pk)
    assert client.get(url).context["form"]["replaces"].value() == str(old.pk)
    typed = {"title": "Advice", "sort": "health", "replaces": str(old.pk)}

    refused = press(client, url, typed)
    press(client, url, typed | {"because": "A corrected one came"})

    assert errors(refused) == {"because": ["Say why the document is replaced"]}
    assert case.documents.latest("pk").supersedes == old


def test_h151_the_same_file_again_is_told_and_not_filed_twice(
    client: Client, case: Case, people: Cast
) -> None:
    filed(case, people.officer, about_ada())

    response = upload(client, case, sent("again.pdf", about_ada()))

    assert said(response) == [
        "again.pdf: we have this file already, as “Advice”. It is not filed twice."
    ]
    page = text_of(client.get(to(case, "document_page", case.documents.get().pk)))
    assert "as again.pdf (the same file again)" in page


def test_h040_a_file_that_waits_on_another_case_is_not_found(
    client: Client, case: Case, people: Cast
) -> None:
    waiting = taken_in(another_case(officer=people.officer), people.officer, about_ada())

    for name, more in (("upload", ()), ("upload_aside", ()), ("upload_picture", (1,))):
        assert client.get(to(case, name, waiting.pk, *more)).status_code == 404


def test_who_may_not_file_papers_does_not_see_what_waits(case: Case, people: Cast) -> None:
    taken_in(case, people.officer, about_ada(), "waiting.pdf")

    page = text_of(signed_in(people.manager).get(to(case, "case_documents")))

    assert "waiting.pdf" not in page and "Upload files" not in page
