"""Emails become items of the queue, dated by the server that took them and not by today."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cases.jobs.scanning import scan_waiting
from cases.models import AuditEntry, IntakeItem, Upload
from cases.papers.kinds import EMAIL
from tests.cases.papers.test_kinds import HEIC, MACROS, MSG
from tests.papers import EICAR, a_pdf, a_word_file, a_zip

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
    assert "Attached: Ada Okoro gnp.exe" in says
    (upload,) = Upload.objects.all()
    assert (upload.given_name, upload.state) == ("Ada Okoro gnp.exe", "waiting")
    assert "Okoro" not in upload.file.name


@pytest.mark.parametrize(
    "body",
    [b"\xff\xfe\x00 caf\xe9", b"", b"x" * 60_000],
    ids=["bytes of no character", "nothing", "very long"],
)
def test_strange_bytes_break_nothing(tmp_path: Path, body: bytes) -> None:
    head = f"{OURS}\n{HEAD}".replace("utf-8", "klingon").encode()

    run(a_file(tmp_path, head + b"\n" + body))

    assert len(IntakeItem.objects.get().says) <= 20_100


def an_email(*files: tuple[str, bytes], inside: EmailMessage | None = None) -> bytes:
    """An email that our own server took on 1 June, with files attached to it."""
    mail = EmailMessage()
    mail["Received"] = OURS.removeprefix("Received: ")
    mail["From"], mail["Message-ID"] = "Ngozi Okoro <ngozi@mail.example>", "<18@mail.example>"
    mail.set_content("Please see what is attached.")
    for name, content in files:
        mail.add_attachment(content, "application", "octet-stream", filename=name)
    if inside is not None:
        mail.add_attachment(inside)
    return mail.as_bytes()


def test_what_is_attached_waits_in_quarantine_beside_the_item(tmp_path: Path) -> None:
    run(a_file(tmp_path, an_email(("form.pdf", a_pdf("Ada Okoro")), ("photo.jpg", b""))))

    item = IntakeItem.objects.get()
    kept = item.uploads.order_by("pk").values_list("given_name", "state", "uploaded_by")
    assert list(kept) == [("form.pdf", "waiting", None), ("photo.jpg", "refused", None)]
    assert item.says.endswith("Attached: form.pdf, photo.jpg")
    assert item.uploads.earliest("pk").said == {
        "from_whom": "Ngozi Okoro <ngozi@mail.example>",
        "received_on": "2026-06-02",
    }
    assert "form" not in str(list(AuditEntry.objects.values_list("after", flat=True)))
    scan_waiting(timezone.now())
    assert item.uploads.earliest("pk").state == "clean"


def test_the_same_email_twice_keeps_its_files_once(tmp_path: Path) -> None:
    path = a_file(tmp_path, an_email(("form.pdf", a_pdf("Ada Okoro"))))

    run(path, path)

    assert (IntakeItem.objects.count(), Upload.objects.count()) == (1, 1)


def test_an_email_taken_in_before_files_were_kept_hands_them_over_when_it_comes_again(
    tmp_path: Path,
) -> None:
    path = a_file(tmp_path, an_email(("form.pdf", a_pdf("Ada Okoro"))))
    run(path)
    Upload.objects.all().delete()

    run(path)

    assert IntakeItem.objects.get().uploads.count() == 1


def test_files_of_an_item_that_was_dealt_with_do_not_come_back(tmp_path: Path) -> None:
    path = a_file(tmp_path, an_email(("form.pdf", a_pdf("Ada Okoro"))))
    run(path)
    Upload.objects.all().delete()
    IntakeItem.objects.update(state="set_aside")

    run(path)

    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("name", "content", "answer"),
    [
        ("mail.msg", MSG, "save the email as PDF and each attachment by itself"),
        ("papers.zip", a_zip(a__txt=b"a"), "Unpack it"),
        ("inside.zip", a_zip(a__zip=a_zip(b__txt=b"b")), "Unpack both"),
        ("form.docm", a_word_file("", MACROS), "holds macros"),
        ("photo.heic", HEIC, "Save it as JPEG or PDF"),
        ("locked.pdf", a_pdf("Text", password="secret"), "locked with a password"),
        ("drawing.svg", b"<svg><script>alert(1)</script></svg>", "SVG"),
        ("eicar.com", EICAR.encode(), "EICAR"),
        ("nothing.pdf", b"", "empty (0 bytes)"),
        ("winmail.dat", b"\x78\x9f\x3e\x22" + b"\x00" * 90, "wrapped by Outlook"),
    ],
)
def test_h144_what_cannot_be_kept_says_why_and_the_rest_of_the_email_is_taken_in(
    tmp_path: Path, name: str, content: bytes, answer: str
) -> None:
    run(a_file(tmp_path, an_email((name, content), ("form.pdf", a_pdf("Ada Okoro")))))

    refused, kept = IntakeItem.objects.get().uploads.order_by("pk")
    assert (refused.state, bool(refused.file), kept.state) == ("refused", False, "waiting")
    assert answer in refused.problem


def test_an_email_inside_an_email_is_one_file_with_all_that_is_in_it(tmp_path: Path) -> None:
    inside = EmailMessage()
    inside["From"], inside["To"], inside["Subject"] = "a@x.example", "b@x.example", "Report"
    inside.set_content("The report")
    inside.add_attachment(a_pdf("Ada"), "application", "pdf", filename="report.pdf")

    run(a_file(tmp_path, an_email(inside=inside)))

    (upload,) = IntakeItem.objects.get().uploads.all()
    assert (upload.given_name, upload.media_type) == ("An email inside the email.eml", EMAIL)
    assert "It is an email with attachments." in upload.findings["note"]


def test_a_file_that_a_phone_puts_among_the_words_is_found(tmp_path: Path) -> None:
    mail = (
        f"{OURS}\nMessage-ID: <3@x>\nMIME-Version: 1.0\n"
        'Content-Type: multipart/alternative; boundary="a"\n\n'
        "--a\nContent-Type: text/plain\n\nPlease help\n"
        '--a\nContent-Type: multipart/mixed; boundary="b"\n\n'
        "--b\nContent-Type: text/html\n\n<p>Please help</p>\n"
        '--b\nContent-Type: image/png; name="scan.png"\nContent-Disposition: inline\n'
        "Content-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n--a--\n"
    )

    run(a_file(tmp_path, mail))

    item = IntakeItem.objects.get()
    assert "Please help" in item.says
    assert [one.given_name for one in item.uploads.all()] == ["scan.png"]


def test_an_email_of_endless_parts_keeps_the_first_and_says_so(tmp_path: Path) -> None:
    files = [(f"{number}.txt", b"Some words") for number in range(53)]

    run(a_file(tmp_path, an_email(*files)))

    item = IntakeItem.objects.get()
    assert item.uploads.count() == 50
    assert item.says.endswith("(3 more files are in the email, and not kept here.)")


def test_parts_within_parts_without_end_are_refused_and_the_others_are_taken_in(
    tmp_path: Path,
) -> None:
    deep = "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(3000))
    first = a_file(tmp_path, f"{OURS}\nMIME-Version: 1.0\n{deep}", "deep.eml")
    good = a_file(tmp_path, an_email(("form.pdf", a_pdf("Ada"))))

    with pytest.raises(CommandError, match="1 of 2 emails"):
        call_command("take_in_email", str(first), str(good), stderr=StringIO())

    assert Upload.objects.count() == 1
