"""When something fails: a page that says what to do, with a reference, and nothing from inside."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from cases.views import worklist
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
SECRET = "Ada Okoro, born 4 May 2018"


@pytest.fixture
def client() -> Client:
    found = Client(raise_request_exception=False)
    found.force_login(UserFactory())
    return found


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(worklist, "heaps", fail)


def test_h286_a_fault_shows_a_reference_and_neither_reason_nor_trace(
    client: Client, broken: None, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = client.get(reverse("worklist"))

    page = answer.content.decode()
    (reference,) = re.findall(r"\b(?:[0-9A-F]{4}-){2}[0-9A-F]{4}\b", page)
    assert answer.status_code == 500
    assert [word for word in (SECRET, "ValueError", "Traceback", "settings") if word in page] == []
    logged = [record for record in caplog.records if getattr(record, "reference", "") == reference]
    assert len(logged) == 1
    assert answer["X-Request-ID"] == reference


def test_h286_a_fault_page_has_the_frame_of_every_page(client: Client, broken: None) -> None:
    answer = client.get(reverse("worklist"))

    assert answer["Content-Type"].startswith("text/html")
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert answer.content.count(b"<h1") == 1


@pytest.mark.parametrize(
    "path", ["/no/such/page/", "/cases/EHC-2026-99999/", "/cases/../etc/passwd", "/admin/"]
)
def test_what_is_not_there_is_said_in_the_same_words(client: Client, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 404
    assert b"<h1" in answer.content
    assert path.encode() not in answer.content


def test_a_stranger_learns_nothing_of_which_pages_are_there() -> None:
    real, unreal = Client().get("/cases/EHC-2026-00001/"), Client().get("/cases/EHC-2026-99999/")

    assert (real.status_code, unreal.status_code) == (302, 302)
    assert real.url.partition("?")[0] == unreal.url.partition("?")[0] == "/accounts/login/"


def test_a_file_too_big_for_a_form_is_a_plain_refusal(client: Client, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000

    answer = client.post(reverse("record_request"), {"requester": "x" * 2000})

    assert answer.status_code == 400
    assert b"<h1" in answer.content
    assert b"RequestDataTooBig" not in answer.content


def test_the_page_for_a_fault_needs_no_signed_in_person() -> None:
    from ehcna.errors import broken as view

    request: HttpRequest = RequestFactory().get("/")

    assert view(request).status_code == 500
