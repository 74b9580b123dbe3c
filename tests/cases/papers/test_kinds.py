"""What a file is, from its content. Each that cannot be kept gets an answer and a way forward."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from cases.papers import kinds, packages
from cases.papers.kinds import sort_of
from tests.papers import EICAR, a_package, a_pdf, a_picture, a_word_file, a_zip, words

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
MSG = OLE + "__substg1.0_0037001F".encode("utf-16-le")
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\0" * 64
MACROS = {"word/vbaProject.bin": b"\0"}


def an_email() -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@x.example", "b@x.example", "Report"
    message.set_content("See attached")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="r.pdf")
    return message.as_bytes()


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.pdf", a_pdf("Text"), kinds.PDF),
        ("a.png", a_picture(), kinds.PNG),
        ("a.JPG", a_picture("JPEG"), kinds.JPEG),
        ("a.tif", a_picture("TIFF"), kinds.TIFF),
        ("a.docx", a_word_file(words("Hello")), packages.DOCX),
        ("a.xlsx", a_package({"xl/workbook.xml": "<a/>"}), packages.XLSX),
        ("a.odt", a_package({"mimetype": packages.ODT}), packages.ODT),
        ("a.eml", an_email().split(b"--=", 1)[0].replace(b"mixed", b"x"), kinds.EMAIL),
        ("a.txt", "Plain “text” of Zoë".encode(), kinds.TEXT),
        ("a.txt", "Windows ‘text’".encode("cp1252"), kinds.TEXT),
        ("my views.mp3", b"ID3\x04" + b"\0" * 300, "audio/mpeg"),
        ("memo.m4a", b"\0\0\0\x1cftypM4A " + b"\0" * 300, "audio/mp4"),
        ("a.wav", b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 300, "audio/x-wav"),
        ("a.ogg", b"OggS\0" + b"\0" * 300, "audio/ogg"),
    ],
)
def test_files_that_are_kept(name: str, content: bytes, media_type: str) -> None:
    assert sort_of(content, name) == kinds.Sort(media_type)


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("locked.pdf", a_pdf("Text", password="secret"), "locked with a password"),
        ("empty.pdf", b"", "empty (0 bytes)"),
        ("torn.pdf", b"%PDF-1.7 torn", "damaged"),
        ("photo.heic", HEIC, "Save it as JPEG or PDF"),
        ("me.mp4", b"\0\0\0\x18ftypmp42" + b"\0" * 300, "It is a film"),
        ("me.mov", b"\0\0\0\x14ftypqt  " + b"\0" * 300, "It is a film"),
        ("mail.msg", MSG, "save the email as PDF and each attachment by itself"),
        ("old.doc", OLE, "old Office format"),
        ("zip.zip", a_zip(a__zip=a_zip(b__txt=b"b")), "Unpack both"),
        ("hidden.zip", a_zip(a__dat=a_zip(b__txt=b"b")), "Unpack both"),
        ("flat.zip", a_zip(a__txt=b"a"), "Unpack it"),
        ("macro.docm", a_word_file(words("Hi"), MACROS), "holds macros"),
        ("macro.docx", a_word_file(words("Hi"), MACROS), "holds macros"),
        ("a.svg", b"<svg xmlns='x'><script>alert(1)</script></svg>", "SVG"),
        ("a.svg", b"<?xml version='1.0'?><!-- x --><svg></svg>", "SVG"),
        ("a.html", b"<!DOCTYPE html><script>alert(1)</script>", "web page"),
        ("a.pdf", b"<html><script>alert(1)</script>", "web page"),
        ("a.rtf", b"{\\rtf1 hello}", "RTF"),
        ("eicar.com", EICAR.encode(), "EICAR"),
        ("eicar.txt", EICAR.encode() + b"\n", "EICAR"),
        ("a.exe", b"MZ\x90\x00" + b"\0" * 200, "do not know"),
        ("a.bin", b"\x81\x8d\x00\x01", "do not know"),
        ("cut.docx", a_word_file(words("Hi"))[:60], "damaged"),
    ],
)
def test_h144_files_that_cannot_be_kept_say_why_and_what_to_do(
    name: str, content: bytes, problem: str
) -> None:
    found = sort_of(content, name)

    assert problem in found.problem
    assert found.problem.endswith(".")


def test_h144_a_wrong_ending_is_told_and_the_content_decides() -> None:
    found = sort_of(a_pdf("Text"), "report.docx")

    assert (found.media_type, found.problem) == (kinds.PDF, "")
    assert found.note == "Its name ends in .docx, but it is a file of the kind: PDF."


def test_h144_an_email_with_attachments_is_kept_and_says_what_to_do_with_them() -> None:
    found = sort_of(an_email(), "report.eml")

    assert (found.media_type, found.problem) == (kinds.EMAIL, "")
    assert "Save each of them from the email, and upload it by itself." in found.note


def test_a_package_that_unpacks_to_more_than_any_paper_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packages, "MOST_UNPACKED", 100)

    assert "far larger" in sort_of(a_word_file(words("x" * 200)), "a.docx").problem
