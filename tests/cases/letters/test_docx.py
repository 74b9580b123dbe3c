"""The editable copy: headings that are headings, the language said, and nobody's name in it."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.utils import timezone
from docx import Document

from cases.letters import LETTERS, NOT_TO_ASSESS, docx
from cases.letters.composing import file_title
from tests.cases.letters.test_letters import made_when_ready

pytestmark = pytest.mark.django_db


def copied(letter=NOT_TO_ASSESS) -> bytes:
    composed = made_when_ready(letter)
    return docx.from_letter(
        composed.body,
        title=file_title(letter, composed.values),
        foot="A.K. EHC-2026-00012 · For Priya Khan",
        shape="standard",
        issued=timezone.now(),
    )


def test_headings_and_lists_are_real_ones():
    document = Document(io.BytesIO(copied()))

    headings = [(p.style.name, p.text) for p in document.paragraphs if "Heading" in p.style.name]
    assert headings[:3] == [
        ("Heading 1", "Amira Khan: we will not carry out an EHC needs assessment"),
        ("Heading 2", "Why we decided this"),
        ("Heading 2", "The support that continues"),
    ]
    listed = [p.text for p in document.paragraphs if p.style.name == "List Bullet"]
    assert "how well it works" in listed
    assert document.tables == []


def test_it_says_on_every_page_that_it_is_a_copy_and_of_what():
    section = Document(io.BytesIO(copied())).sections[0]

    assert section.header.paragraphs[0].text == "Copy, not the issued letter"
    assert section.footer.paragraphs[0].text == "A.K. EHC-2026-00012 · For Priya Khan"


def test_its_language_and_title_are_said_and_nobody_is_named_as_its_author():
    content = copied()
    said = Document(io.BytesIO(content)).core_properties
    styles = zipfile.ZipFile(io.BytesIO(content)).read("word/styles.xml").decode()

    assert (said.language, said.author, said.last_modified_by, said.comments) == (
        "en-GB",
        "",
        "",
        "",
    )
    assert said.title == (
        "We will not carry out an EHC needs assessment, EHC-2026-00012"
        " (copy, not the issued letter)"
    )
    assert '<w:lang w:val="en-GB"' in styles


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.code)
def test_every_letter_has_a_copy_with_its_words(letter):
    document = Document(io.BytesIO(copied(letter)))

    text = " ".join(p.text for p in document.paragraphs)
    assert "Grace Adeyemi" in text
    assert [p for p in document.paragraphs if not p.text.strip()] == []
    assert [p for p in document.paragraphs if p.style.name == "Heading 1"]
