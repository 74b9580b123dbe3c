"""The plan as an editable Word file: the same headings, tables and lists as on screen and paper.

It is a copy to work with and says so at the head of every page.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from cases.letters.docx import MEDIA_TYPE, name_nobody, say_language

from ..content import Plan
from .blocks import Block, Entries, Facts, Item, Points, Prose, Ref, Row, Shown
from .front import foot_of, front_of, head_of, title_of
from .html import LARGE_PRINT
from .links import Strand, thread_of
from .shown import sections_of
from .words import Said

__all__ = ["COPY", "MEDIA_TYPE", "document"]

COPY = "Copy to work with, not the issued plan"
FONT = "Arial"
POINTS = {LARGE_PRINT: 18}


def document(plan: Plan, *, made: datetime, kind: str = "standard", reference: str = "") -> bytes:
    """The whole plan as a Word file. `made` is when: it is said in the file's properties."""
    # Imported here: it takes a moment, and only those who ask for a copy need it.
    from docx import Document
    from docx.shared import Pt

    word = Document()
    word.styles["Normal"].font.name = FONT
    word.styles["Normal"].font.size = Pt(POINTS.get(kind, 12))
    say_language(word)
    _head_and_foot(word, plan, reference)
    _front(word, plan)
    if thread := thread_of(plan):
        _thread(word, thread)
    for section in sections_of(plan):
        _section(word, section)
    name_nobody(word.core_properties, f"{title_of(plan, reference)} ({COPY.lower()})", made)
    stored = io.BytesIO()
    word.save(stored)
    return stored.getvalue()


def _head_and_foot(word: Any, plan: Plan, reference: str) -> None:
    for section in word.sections:
        section.header.paragraphs[0].text = f"{head_of(plan)}. {COPY}"
        section.footer.paragraphs[0].text = foot_of(plan, reference)


def _front(word: Any, plan: Plan) -> None:
    front = front_of(plan)
    word.add_heading(f"{front.child}: {front.state}", level=1)
    word.add_paragraph().add_run(front.meaning).bold = True
    _rows(word, front.rows)


def _thread(word: Any, thread: Sequence[Strand]) -> None:
    word.add_heading("How the plan fits together", level=2)
    word.add_paragraph(
        "Each need leads to an outcome, and to what will be done about it. The letters and"
        " numbers say where to find each one."
    )
    heads = ("Need", "Outcomes", "Provision", "Checked by", "Advice")
    table = _table(word, len(heads))
    _fill(table.add_row(), heads, bold=True)
    _repeat(table.rows[0])
    for one in thread:
        ties = (one.outcomes, one.provision, one.checked_by, one.advice)
        row = table.add_row()
        _fill(row, (f"{one.need.id} {one.area}".strip(), *map(_ids, ties)))
        row.cells[0].paragraphs[0].runs[0].bold = True


def _section(word: Any, section: Shown) -> None:
    word.add_heading(section.heading, level=2)
    if section.about:
        word.add_paragraph(section.about)
    for block in section.blocks:
        _block(word, block)


def _block(word: Any, block: Block) -> None:
    if block.label:
        word.add_heading(block.label, level=3)
    if isinstance(block, Item):
        _item(word, block)
    elif isinstance(block, Facts):
        _rows(word, block.rows)
    elif isinstance(block, Prose):
        _paragraphs(word, block.said)
    elif isinstance(block, Points):
        _paragraphs(word, block.items, style="List Bullet")
    else:
        _papers(word, block)


def _item(word: Any, item: Item) -> None:
    _paragraphs(word, item.said)
    if item.note:
        word.add_paragraph(item.note)
    if item.in_table:
        _rows(word, item.rows, item.ties)
        return
    for row in item.rows:
        _labelled(word.add_paragraph(), row.label, row.words)
    if item.ties:
        _labelled(word.add_paragraph(), "Linked to", _tied(item.ties))


def _papers(word: Any, papers: Entries) -> None:
    for paper in papers.items:
        parts = (f"{paper.title}.", f"{paper.by}." if paper.by.words else "")
        day = f"{paper.day}." if paper.day else ""
        words = " ".join(part for part in (*parts, day) if part)
        _labelled(word.add_paragraph(style="List Bullet"), paper.id, words)


def _rows(word: Any, rows: Iterable[Row], ties: tuple[Row, ...] = ()) -> None:
    shown = [(row.label, row.words) for row in rows]
    shown += [("Linked to", _tied(ties))] if ties else []
    if not shown:
        return
    table = _table(word, 2)
    for label, words in shown:
        row = table.add_row()
        _fill(row, (label, words))
        row.cells[0].paragraphs[0].runs[0].bold = True
    word.add_paragraph()


def _table(word: Any, columns: int) -> Any:
    table = word.add_table(rows=0, cols=columns)
    table.style = "Table Grid"
    return table


def _fill(row: Any, words: Iterable[str], *, bold: bool = False) -> None:
    """The cells of a row, which is not parted at the foot of a page."""
    row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    for cell, said in zip(row.cells, words, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.add_run(said).bold = bold or None
        _turn(paragraph, said)


def _repeat(row: Any) -> None:
    """The row of headings stands again at the head of each page."""
    row._tr.get_or_add_trPr().append(_element("w:tblHeader"))


def _paragraphs(word: Any, said: Iterable[Said], style: str | None = None) -> None:
    for one in said:
        _turn(word.add_paragraph(one.words, style=style), one.words)


def _labelled(paragraph: Any, label: str, words: str) -> None:
    paragraph.add_run(f"{label}: ").bold = True
    paragraph.add_run(words)


def _turn(paragraph: Any, words: str) -> None:
    """Writing that runs from the right stands at the right."""
    if Said(words).dir == "rtl":
        paragraph._p.get_or_add_pPr().append(_element("w:bidi"))


def _tied(ties: Iterable[Row]) -> str:
    return " ".join(f"{tie.label} {_ids(tie.refs)}." for tie in ties)


def _ids(refs: Iterable[Ref]) -> str:
    return ", ".join(ref.id for ref in refs)


def _element(name: str) -> Any:
    from docx.oxml import OxmlElement

    return OxmlElement(name)
