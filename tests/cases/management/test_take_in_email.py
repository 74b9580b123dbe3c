"""Emails become items of the queue, dated by the server that took them and not by today."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cases.models import AuditEntry, IntakeItem

pytestmark = pytest.mark.django_db

OURS = "Received: from relay.example by mx.council.example; Mon, 1 Jun 2026 23:30:00 +0000"
THEIRS = "Received: from phone by relay.example; Sun, 31 May 2026 10:00:00 +0000"
HEAD = """From: Ngozi Okoro <ngozi@mail.example>
Subject: Ada
Message-ID: <17@mail.example>
Date: Sat, 30 May 2026 09:00:00 +0100
Content-Type: text/plain; charset=utf-8
"""
WORDS = "\nPlease assess my daughter.\n"


def a_file(folder: Path, content: str | bytes, name: str = "one.eml") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def run(*paths: Path) -> str:
    out = StringIO()
    call_command("take_in_email", *map(str, paths), stdout=out, stderr=out)
    return out.getvalue()


def test_the_day_is_that_of_our_own_server_in_london(tmp_path: Path) -> None:
    run(a_file(tmp_path, f"{OURS}\n{THEIRS}\n{HEAD}{WORDS}"))

    item = IntakeItem.objects.get()
    # Half past eleven at night by the clock of the world is the next day in a London summer.
    assert (item.received_on, item.dated_by, item.route) == (date(2026, 6, 2), "header", "email")
    assert (item.sender, item.says) == (
        "Ngozi Okoro <ngozi@mail.example>",
        "Subject: Ada\n\nPlease assess my daughter.",
    )
    assert AuditEntry.objects.get().by_name == "take_in_email"


@pytest.mark.parametrize("stamp", ["", "Received: from somewhere\n", "Received: x; on a Monday\n"])
def test_without_a_readable_stamp_the_date_header_counts_and_that_is_said(
    tmp_path: Path, stamp: str
) -> None:
    said = run(a_file(tmp_path, f"{stamp}{HEAD}{WORDS}"))

    item = IntakeItem.objects.get()
    assert item.received_on == date(2026, 5, 30)
    assert "dated by its Date header" in said
    assert "(The day is that of its Date header: no Received header was found.)" in item.says


def test_the_same_email_twice_is_one_item(tmp_path: Path) -> None:
    path = a_file(tmp_path, f"{OURS}\n{HEAD}{WORDS}")

    run(path, path)
    run(path)

    assert IntakeItem.objects.count() == 1


def test_an_email_without_any_day_is_refused_and_the_others_are_taken_in(tmp_path: Path) -> None:
    undated = a_file(tmp_path, f"From: a@b.example\n{WORDS}", "undated.eml")
    missing = tmp_path / "Ada Okoro.eml"
    good = a_file(tmp_path, f"{OURS}\n{HEAD}{WORDS}")
    said = StringIO()

    with pytest.raises(CommandError, match="2 of 3 emails were not taken in"):
        call_command("take_in_email", str(undated), str(missing), str(good), stderr=said)

    assert IntakeItem.objects.count() == 1
    assert "on which day" in said.getvalue()
    assert "Okoro" not in said.getvalue()


def test_h145_what_is_attached_is_named_and_nothing_of_it_is_run(tmp_path: Path) -> None:
    name = "../../Ada Okoro \u202egnp.exe"
    mail = (
        f"{OURS}\nMessage-ID: <2@x>\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n'
        "--b\nContent-Type: text/html\n\n<style>p {}</style><script>alert(1)</script>"
        "<p>Please &amp; thank you</p>\n"
        f'--b\nContent-Type: application/pdf; name="{name}"\n'
        f'Content-Disposition: attachment; filename="{name}"\n\nx\n--b--\n'
    )

    run(a_file(tmp_path, mail))

    says = IntakeItem.objects.get().says
    assert "Please & thank you" in says
    assert ("alert" in says, "<" in says) == (False, False)
    assert "Attached, and not kept here: ../../Ada Okoro" in says


@pytest.mark.parametrize(
    "body",
    [b"\xff\xfe\x00 caf\xe9", b"", b"x" * 60_000],
    ids=["bytes of no character", "nothing", "very long"],
)
def test_strange_bytes_break_nothing(tmp_path: Path, body: bytes) -> None:
    head = f"{OURS}\n{HEAD}".replace("utf-8", "klingon").encode()

    run(a_file(tmp_path, head + b"\n" + body))

    assert len(IntakeItem.objects.get().says) <= 20_100
