"""Whatever a file is called, its name is neither a path nor a line of an answer's head."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cases.models import Upload
from cases.screens.handing_out import as_file
from tests.cases.views.acting import a_request, signed_in, to
from tests.papers import a_pdf
from tests.people import cast
from tests.site.fuzzing import MULTIPART, multipart
from tests.site.hostile import HOSTILE

NAMES = [
    "../../../../etc/passwd",
    "..\\..\\windows\\system.ini",
    "/etc/passwd",
    "a\r\nSet-Cookie: sessionid=x",
    'a"; filename="evil.exe',
    "a.pdf\x00.exe",
    "\u202egnp.exe",
    "CON",
    ".htaccess",
    "a" * 300 + ".pdf",
    "=cmd|' /C calc'!A0.pdf",
    "<script>alert(7)</script>.pdf",
    "%2e%2e%2f%2e%2e%2fpasswd",
    "Zoë’s plan – 2026.pdf",
    "   ",
    "",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_handed_out_under_a_harmless_name(name: str) -> None:
    _is_harmless(name)


@given(st.text())
def test_so_it_is_under_any_name(name: str) -> None:
    _is_harmless(name)


def _is_harmless(name: str) -> None:
    said = as_file(b"x", "text/html", name)["Content-Disposition"]

    assert re.match(r"attachment($|;)", said)
    assert not re.search(r"[\r\n\x00]", said)
    quoted = re.fullmatch(r'attachment; filename="((?:[^"\\]|\\.)*)"', said)
    assert quoted or said == "attachment" or said.startswith("attachment; filename*=utf-8''")


@pytest.mark.django_db
@pytest.mark.parametrize("name", [*NAMES, *HOSTILE])
def test_a_file_that_is_sent_in_is_kept_under_a_name_of_ours(name: str) -> None:
    people = cast()
    case = a_request(people.officer)
    typed = HOSTILE.get(name, name.encode())[:300].replace(b'"', b"%22")
    body = multipart([], frozenset({"files_sent"}), typed, content=a_pdf("Advice"))
    client = signed_in(people.officer)

    answer = client.generic("POST", to(case, "upload_new"), body, content_type=MULTIPART)

    assert answer.status_code in (200, 302, 400)
    for upload in Upload.objects.all():
        assert re.fullmatch(r"[a-z]+/[\w/.-]+", upload.file.name)
        assert ".." not in upload.file.name and "passwd" not in upload.file.name
    shown = client.get(to(case, "case_documents"))
    assert (shown.status_code, b"<script>alert(7)" in shown.content) == (200, False)


@pytest.mark.django_db
def test_no_path_of_a_file_opens_anything() -> None:
    for path in ("/files/", "/media/", "/static/../manage.py", "/static/%2e%2e/manage.py"):
        assert Client().get(path).status_code in (302, 404)
    assert Client().get(reverse("help_accessibility")).status_code == 200
