"""What a paper says, page by page, and what it hides."""

from __future__ import annotations

from cases.papers.kinds import EMAIL, PDF, PNG, TEXT
from cases.papers.packages import DOCX
from cases.papers.reading import Hidden, read
from tests.cases.papers.test_kinds import an_email
from tests.papers import _W, a_pdf, a_picture, a_word_file, words

DELETED = "<w:p><w:del><w:r><w:delText>12 Secret Lane</w:delText></w:r></w:del></w:p>"
ADDED = "<w:p><w:ins><w:r><w:t>Added later</w:t></w:r></w:ins></w:p>"
VANISHED = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Not seen</w:t></w:r></w:p>"
PARTS: dict[str, str | bytes] = {
    "word/header1.xml": f'<w:hdr xmlns:w="{_W}">{words("Head of page")}</w:hdr>',
    "word/comments.xml": (
        f'<w:comments xmlns:w="{_W}"><w:comment>{words("Is this her?")}</w:comment></w:comments>'
    ),
    "word/embeddings/sheet.xlsx": b"x",
    "docProps/core.xml": '<c xmlns:d="d"><d:creator>Dr Ann Other</d:creator><n>4</n></c>',
}


def test_each_page_of_a_pdf_is_read() -> None:
    found = read(a_pdf("Ada Okoro", "Second page"), PDF)

    assert [page.strip() for page in found.pages] == ["Ada Okoro", "Second page"]
    assert (found.is_read, found.seen, found.unread, found.hidden) == (True, 2, (), ())


def test_h143_pages_without_text_are_not_read() -> None:
    found = read(a_pdf("", ""), PDF)

    assert (found.is_read, found.seen, found.unread) == (False, 2, (1, 2))


def test_one_page_without_text_is_named() -> None:
    found = read(a_pdf("Text", ""), PDF)

    assert (found.is_read, found.unread) == (True, (2,))


def test_h143_a_picture_is_not_read() -> None:
    assert read(a_picture(), PNG).is_read is False


def test_who_wrote_a_pdf_is_told_and_stands_after_the_pages() -> None:
    found = read(a_pdf("Text", author="2 Example Road"), PDF)

    assert found.hidden == (Hidden("Property: author", "2 Example Road"),)
    assert (found.pages[-1], found.seen) == ("2 Example Road", 1)


def test_h141_what_a_word_file_hides_is_listed_and_read() -> None:
    content = a_word_file(words("Seen") + DELETED + ADDED + VANISHED, PARTS)

    found = read(content, DOCX)

    assert found.pages[0] == "Head of page\nSeen\nAdded later" or (
        found.pages[0] == "Seen\nAdded later\nHead of page"
    )
    assert set(found.hidden) == {
        Hidden("Tracked deletion", "12 Secret Lane"),
        Hidden("Tracked insertion", "Added later"),
        Hidden("Hidden text", "Not seen"),
        Hidden("Comment", "Is this her?"),
        Hidden("Embedded file", "sheet.xlsx"),
        Hidden("Property: author", "Dr Ann Other"),
    }
    assert "12 Secret Lane" in found.pages[1] and "Not seen" in found.pages[1]
    assert found.seen == 1


def test_h144_the_attachments_of_an_email_are_named() -> None:
    found = read(an_email(), EMAIL)

    assert "See attached" in found.pages[0]
    assert found.hidden == (Hidden("Attached file", "r.pdf"),)


def test_plain_text_is_read() -> None:
    assert read(b"Hello", TEXT).pages == ("Hello",)


def test_what_cannot_be_read_says_so() -> None:
    assert read(b"%PDF-1.7 torn", PDF).is_read is False
    assert read(b"PK\x03\x04", DOCX).is_read is False


def test_a_word_file_that_names_a_file_of_the_machine_does_not_get_it() -> None:
    trick = (
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        f'<w:document xmlns:w="{_W}"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body>'
        "</w:document>"
    )

    found = read(a_word_file("", {"word/document.xml": trick}), DOCX)

    assert found.text.strip() == ""
