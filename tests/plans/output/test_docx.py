"""The editable copy: the same words as the page, real headings and tables, nobody named in it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.oxml.ns import qn

from plans.output import docx, html
from tests.plans.output.making import a_plan, exemplar, text_of

MADE = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)


def copied(plan, **more) -> bytes:
    return docx.document(plan, made=MADE, reference="EHC-2026-00012", **more)


def words_of(content: bytes) -> str:
    """Every word in reading order, tables among them."""
    body = Document(io.BytesIO(content)).element.body
    lines = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("name", ["final_plan", "draft_plan", "amended_draft_plan"])
def test_the_copy_says_every_word_that_the_page_says(name):
    plan = exemplar(name)
    page = text_of(re.sub(r"<nav.*?</nav>", "", html.page(plan), flags=re.S))

    assert words_of(copied(plan)).split() == page.split()


def test_headings_and_lists_are_real_ones_and_no_level_is_left_out():
    document = Document(io.BytesIO(copied(exemplar())))
    levels = [int(p.style.name[-1]) for p in document.paragraphs if "Heading" in p.style.name]

    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    assert sum(p.style.name == "List Bullet" for p in document.paragraphs) == 4 + 10


def test_the_headings_of_a_long_table_stand_again_on_each_page_and_no_row_is_parted():
    document = Document(io.BytesIO(copied(exemplar())))
    thread = document.tables[1]

    assert [cell.text for cell in thread.rows[0].cells] == [
        "Need",
        "Outcomes",
        "Provision",
        "Checked by",
        "Advice",
    ]
    assert thread.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    for table in document.tables:
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_its_language_title_and_head_are_said_and_nobody_is_named():
    content = copied(exemplar())
    document = Document(io.BytesIO(content))
    said = document.core_properties
    styles = zipfile.ZipFile(io.BytesIO(content)).read("word/styles.xml").decode()

    assert '<w:lang w:val="en-GB"' in styles
    assert (said.language, said.author, said.last_modified_by) == ("en-GB", "", "")
    assert said.title == (
        "Final education, health and care plan, version 3, EHC-2026-00012"
        " (copy to work with, not the issued plan)"
    )
    section = document.sections[0]
    assert section.header.paragraphs[0].text == (
        "Final education, health and care plan, 30 January 2025."
        " Copy to work with, not the issued plan"
    )
    assert section.footer.paragraphs[0].text == "M.T. · EHC-2026-00012 · version 3"


def test_h148_any_name_and_any_sign_can_be_written():
    plan = a_plan({"text": "محمد \x00\x07王小明 🦉 \ud800"}, child="محمد بن علي")

    words = words_of(copied(plan))
    assert "محمد 王小明 🦉" in words
    assert "w:bidi" in Document(io.BytesIO(copied(plan))).element.body.xml


def test_large_print_is_set_in_eighteen_point():
    document = Document(io.BytesIO(copied(exemplar(), kind="large_print")))

    assert document.styles["Normal"].font.size.pt == 18
