"""Papers in an S3-compatible store: all works as from a disk, and nobody but us can open one."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cases.actions import documents
from ehcna.environment import environment
from ehcna.storing import storages
from providers.imports import runs
from providers.models import ImportRun
from tests.factories import CaseFactory, TeamFactory, UserFactory
from tests.providers.imports.files import as_csv, row


class Store(BaseHTTPRequestHandler):
    """The little of S3 that is asked of it, in memory."""

    protocol_version = "HTTP/1.1"
    kept: dict[str, bytes] = {}
    asked: list[dict[str, str]] = []

    def _answer(self, status: int, content: bytes = b"") -> None:
        self.asked.append(dict(self.headers))
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("ETag", '"0"')
        self.send_header("Last-Modified", "Fri, 27 Nov 2026 12:00:00 GMT")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def do_PUT(self) -> None:
        self.kept[self.path] = self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(200)

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self._answer(200 if path in self.kept else 404, self.kept.get(path, b""))

    do_HEAD = do_GET

    def do_DELETE(self) -> None:
        self.kept.pop(self.path, None)
        self._answer(204)

    def log_message(self, *words: Any) -> None:
        pass


@pytest.fixture
def store(settings: Any) -> Iterator[type[Store]]:
    """The settings of an installation whose papers are in a bucket."""
    Store.kept, Store.asked = {}, []
    with ThreadingHTTPServer(("127.0.0.1", 0), Store) as server:
        server.block_on_close = False  # the client keeps its connections
        Thread(target=server.serve_forever, daemon=True).start()
        given = {
            "OBJECT_STORAGE_BUCKET": "papers",
            "OBJECT_STORAGE_ENDPOINT": f"http://127.0.0.1:{server.server_port}",
            "OBJECT_STORAGE_REGION": "eu-west-2",
            "OBJECT_STORAGE_KEY": "a-key",
            "OBJECT_STORAGE_SECRET": "a-secret",
        }
        settings.STORAGES = storages(environment(given), plain=True)
        yield Store
        server.shutdown()


def test_without_a_bucket_papers_are_on_disk() -> None:
    kept = storages(environment({}), plain=False)["default"]

    assert kept == {"BACKEND": "ehcna.whole_files.WholeFiles"}


def test_a_paper_comes_back_to_the_byte_and_has_no_address(store: type[Store]) -> None:
    name = default_storage.save("documents/2026/11/one.pdf", ContentFile(b"%PDF-1.7 one"))

    with default_storage.open(name) as kept:
        assert kept.read() == b"%PDF-1.7 one"
    with pytest.raises(ValueError, match="A paper has no address of its own"):
        default_storage.url(name)
    assert default_storage.exists(name)
    default_storage.delete(name)
    assert store.kept == {}


def test_every_question_is_signed_and_nothing_is_made_public(store: type[Store]) -> None:
    name = default_storage.save("documents/2026/11/one.pdf", ContentFile(b"%PDF-1.7 one"))
    default_storage.open(name).read()

    assert len(store.asked) > 1
    for headers in store.asked:
        assert headers["Authorization"].startswith("AWS4-HMAC-SHA256")
        assert "x-amz-acl" not in {header.lower() for header in headers}


@pytest.mark.django_db
def test_a_file_of_requests_is_looked_at_and_read_in(store: type[Store]) -> None:
    officer = UserFactory(team=TeamFactory())
    file = SimpleUploadedFile("list.csv", as_csv(row()).encode())

    run = runs.keep(file, by=officer)
    kept = len(store.kept)
    runs.start(run, by=officer)
    runs.read_in(run.pk)

    assert (run.valid, kept) == (1, 1)
    assert ImportRun.objects.get().created == 1
    assert store.kept == {}


@pytest.mark.django_db
def test_an_officer_opens_a_paper_and_nobody_else(store: type[Store]) -> None:
    officer = UserFactory(team=TeamFactory())
    case = CaseFactory(officer=officer)
    paper = documents.file(
        case, title="One", content=b"%PDF-1.7 one", media_type="application/pdf", by=officer
    )
    page = f"/cases/{case.reference}/documents/{paper.pk}/"
    told: dict[str, Any] = {}

    for name, who in (("officer", officer), ("stranger", UserFactory(team=TeamFactory()))):
        client = Client()
        client.force_login(who)
        told[name] = client.get(page)

    assert told["officer"].content == b"%PDF-1.7 one"
    assert told["stranger"].status_code == 404
    assert Client().get(page).status_code == 302
