"""H-144: 200 MB sent to the real web server are refused plainly, and never held in memory."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection
from django.test import Client

from accounts.models import User
from cases.models import Case, Upload
from providers.models import ImportRun
from tests.factories import FamilyMemberFactory
from tests.papers import another_case
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db(transaction=True)
MEGABYTE = 1024 * 1024
LARGE = 200 * MEGABYTE
PIECE = b"%PDF-1.7 scan " * 4681  # a little under 64 kilobytes
AT_MOST = 40 * MEGABYTE  # by which the memory of a worker may grow
BOUNDARY = "a-boundary-of-ours"


@dataclass(frozen=True)
class Server:
    """A running gunicorn with one worker."""

    port: int
    process: subprocess.Popen[bytes]

    def most_memory(self) -> int:
        """The most memory that its worker ever held, in bytes, where the machine tells it."""
        if not Path("/proc/self/status").exists():
            return 0
        master = self.process.pid
        (worker,) = Path(f"/proc/{master}/task/{master}/children").read_text().split()
        status = Path(f"/proc/{worker}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found is not None
        return int(found[1]) * 1024


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Started as `script/serve web` starts it, on the database of the test."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    gunicorn = [sys.executable, "-m", "gunicorn", "ehcna.wsgi", "--bind", f"127.0.0.1:{port}"]
    gunicorn += ["--workers", "1", "--no-control-socket"]
    ours = {"DJANGO_SETTINGS_MODULE": "ehcna.settings", "DATABASE_URL": _database()}
    ours |= {"SECRET_KEY": settings.SECRET_KEY, "DEMO": "true"}
    ours |= {"MEDIA_ROOT": str(tmp_path / "files"), "TMPDIR": str(tmp_path)}
    process = subprocess.Popen(gunicorn, env={**os.environ, **ours}, cwd=settings.BASE_DIR)
    try:
        _wait_for(port, process)
        yield Server(port, process)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _database() -> str:
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    who = f"{quote(known['USER'])}:{quote(known['PASSWORD'])}" if known["USER"] else ""
    return (
        f"postgres://{who}@{known['HOST'] or 'localhost'}:{known['PORT'] or 5432}/{known['NAME']}"
    )


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "gunicorn ended"
        try:
            assert _get(port, "/health", "")[0] in (200, 503)
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("gunicorn does not answer")


def _get(port: int, path: str, cookie: str) -> tuple[int, str, http.client.HTTPMessage]:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    asked.request("GET", path, headers={"Cookie": cookie})
    answer = asked.getresponse()
    return answer.status, answer.read().decode(), answer.headers


class Browser:
    """Somebody who has signed in, and sends what no browser would hold in memory either."""

    def __init__(self, server: Server, user: User | None) -> None:
        self.server, self.cookies = server, {}
        if user is not None:
            client = Client()
            client.force_login(user)
            name = settings.SESSION_COOKIE_NAME
            self.cookies = {name: client.cookies[name].value}

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def see(self, path: str) -> str:
        status, page, headers = _get(self.server.port, path, self.cookie)
        assert status == 200
        for said in headers.get_all("Set-Cookie") or []:
            name, _, value = said.partition(";")[0].partition("=")
            self.cookies[name] = value
        return " ".join(BeautifulSoup(page, "html.parser").get_text().split())

    def send(self, path: str, field: str, *, of: str = "") -> tuple[int, str, str]:
        """Fill in a form and send 200 MB with it: what answered, where it leads, what it says."""
        _, page, headers = _get(self.server.port, of or path, self.cookie)
        said = headers.get_all("Set-Cookie") or []
        self.cookies |= dict(one.partition(";")[0].split("=", 1) for one in said)
        form = BeautifulSoup(page, "html.parser").select_one("main form")
        assert form is not None
        typed = {i["name"]: i.get("value", "") for i in form.select("input[type=hidden]")}
        head = "".join(
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in typed.items()
        )
        head += f"--{BOUNDARY}\r\nContent-Disposition: form-data; {field}\r\n\r\n"
        return self._stream(path, head.encode(), f"\r\n--{BOUNDARY}--\r\n".encode())

    def _stream(self, path: str, head: bytes, tail: bytes) -> tuple[int, str, str]:
        sent = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=120)
        sent.putrequest("POST", path)
        sent.putheader("Cookie", self.cookie)
        sent.putheader("Content-Type", f"multipart/form-data; boundary={BOUNDARY}")
        sent.putheader("Content-Length", str(len(head) + LARGE + len(tail)))
        sent.endheaders()
        sent.send(head)
        for start in range(0, LARGE, len(PIECE)):
            sent.send(PIECE[: LARGE - start])
        sent.send(tail)
        answer = sent.getresponse()
        page = BeautifulSoup(answer.read(), "html.parser").get_text()
        return answer.status, answer.headers.get("Location", ""), " ".join(page.split())


A_FILE = 'name="{}"; filename="scan.pdf"\r\nContent-Type: application/pdf'


def test_h144_a_paper_of_200_mb_is_refused_by_its_size_and_never_held(
    server: Server, people: Cast, tmp_path: Path
) -> None:
    case: Case = another_case(officer=people.officer)
    FamilyMemberFactory(child=case.child)
    browser, path = Browser(server, people.officer), f"/cases/{case.reference}/documents/"
    browser.see(f"{path}add/")
    before = server.most_memory()

    status, leads, _ = browser.send(f"{path}add/", A_FILE.format("files_sent"))

    assert (status, leads) == (302, path)
    words = "It is 200.0 MB; the most is 50.0 MB. Split it into smaller files"
    assert words in browser.see(path)
    upload = Upload.objects.get()
    assert (upload.state, upload.size, bool(upload.file)) == ("refused", LARGE, False)
    assert server.most_memory() - before < AT_MOST
    assert not [one for one in tmp_path.rglob("*") if one.is_file() and one.stat().st_size > 99]


def test_h144_a_file_of_requests_of_200_mb_is_refused_beside_its_field(
    server: Server, people: Cast
) -> None:
    browser = Browser(server, people.officer)
    browser.see("/imports/")
    before = server.most_memory()

    status, _, page = browser.send("/imports/", A_FILE.format("file"))

    assert status == 200
    assert "The file must be smaller than 20 MB. Split it into smaller files" in page
    assert not ImportRun.objects.exists()
    assert server.most_memory() - before < AT_MOST


def test_h144_200_mb_from_somebody_who_is_not_signed_in_lead_to_signing_in(
    server: Server, people: Cast
) -> None:
    browser = Browser(server, None)
    signing_in = "/accounts/login/"
    browser.see(signing_in)
    before = server.most_memory()

    status, leads, _ = browser.send("/imports/", A_FILE.format("file"), of=signing_in)

    assert (status, leads) == (302, f"{signing_in}?next=/imports/")
    assert server.most_memory() - before < AT_MOST


def test_h144_200_mb_of_typed_text_are_refused_in_plain_words(server: Server, people: Cast) -> None:
    browser = Browser(server, people.officer)
    browser.see("/intake/new/")
    before = server.most_memory()

    status, _, page = browser.send("/intake/new/", 'name="says"')

    assert status == 400
    assert "too large" in page
    assert server.most_memory() - before < AT_MOST
