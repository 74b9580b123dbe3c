"""The plan as PDF/UA-1: what a screen reader, and a reader of the paper, can rely on."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
import pytest

from cases import pdf
from plans.content import Plan
from plans.output import differences, easy, html, summary
from tests.cases.test_pdf import headings, opened, unembedded_fonts
from tests.plans.output.making import a_plan, exemplar

REFERENCE = "EHC-2026-00012"
PAGES = {
    "final": lambda: html.page(exemplar(), reference=REFERENCE),
    "draft": lambda: html.page(exemplar("draft_plan"), reference=REFERENCE),
    "large print": lambda: html.page(exemplar(), kind="large_print", reference=REFERENCE),
    "plain": lambda: html.page(exemplar(), kind="plain", reference=REFERENCE),
    "summary": lambda: summary.page(exemplar(), reference=REFERENCE),
    "easy read": lambda: easy.page(exemplar(), reference=REFERENCE),
    "changes": lambda: differences.page(exemplar("draft_plan"), exemplar(), reference=REFERENCE),
}


@pytest.fixture(scope="module", params=PAGES)
def printed(request) -> tuple[str, bytes]:
    return request.param, pdf.from_html(PAGES[request.param]())


def elements(node: Any, tag: str) -> Iterator[Any]:
    """The parts of a tagged file that are of one kind."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if str(kid.S) == tag:
                yield kid
            yield from elements(kid, tag)


def words_of(content: bytes) -> list[str]:
    """The words of each page."""
    file = pypdfium2.PdfDocument(content)
    found = []
    for page in file:
        text = page.get_textpage()
        found.append(" ".join(text.get_text_range().split()))
        text.close()
        page.close()
    file.close()
    return found


def test_it_is_tagged_says_its_language_and_shows_a_title_that_names_nobody(printed):
    file = opened(printed[1])

    assert bool(file.Root.MarkInfo.Marked) is True
    assert str(file.Root.Lang) == "en-GB"
    assert bool(file.Root.ViewerPreferences.DisplayDocTitle) is True
    with file.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert REFERENCE in metadata["dc:title"] and "version" in metadata["dc:title"]
        assert not re.search("maisie|thornbury", metadata["dc:title"], re.I)


def test_every_font_is_inside_the_file(printed):
    assert unembedded_fonts(opened(printed[1])) == []


def test_it_has_one_first_heading_and_no_level_is_left_out(printed):
    found = [int(tag[1]) for tag in headings(opened(printed[1]))]

    assert found[0] == 1 and found.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(found))


def test_every_table_has_header_cells_and_every_cell_points_at_them(printed):
    file = opened(printed[1])
    tables = list(elements(file.Root.StructTreeRoot, "/Table"))

    assert bool(tables) is (printed[0] not in ("plain", "easy read"))
    for table in tables:
        assert list(elements(table, "/TH"))
        assert all(len(cell.A.Headers) for cell in elements(table, "/TD"))


def test_every_link_and_every_picture_is_told_in_words(printed):
    file = opened(printed[1])

    for page in file.pages:
        assert all(str(note.Contents) for note in page.get("/Annots", []))
    figures = list(elements(file.Root.StructTreeRoot, "/Figure"))
    assert bool(figures) is (printed[0] == "easy read")
    assert all(str(figure.Alt) for figure in figures)


def test_every_page_says_the_state_the_initials_the_case_and_its_own_number(printed):
    name, content = printed
    pages = words_of(content)
    state = "raft education, health and care plan" if name == "draft" else "inal education, health"

    for number, words in enumerate(pages, start=1):
        assert state in words
        assert f"M.T. · {REFERENCE} · version {1 if name == 'draft' else 3}" in words
        assert f"Page {number} of {len(pages)}" in words


def test_h231_the_summary_of_nineteen_promises_is_one_page():
    assert len(words_of(pdf.from_html(summary.page(exemplar(), reference=REFERENCE)))) == 1


def test_a_summary_that_takes_two_pages_says_so():
    long = {
        "text": "A mentor will swim with her for 20 minutes, and a nurse will be near.",
        "who": "x",
    }
    pages = words_of(pdf.from_html(summary.page(a_plan(*[long] * 60))))

    assert len(pages) == 2
    assert "Page 1 of 2" in pages[0]
    assert "Line What will happen" in pages[1]


def sizes_of(content: bytes) -> set[float]:
    """Every size of letter on the pages, in points."""
    found = set()
    file = pypdfium2.PdfDocument(content)
    for page in file:
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            found.add(round(item.get_font_size() * abs(item.get_matrix().d), 1))
        page.close()
    file.close()
    return found


def test_no_letter_is_too_small(printed):
    least = {"large print": 18, "easy read": 18, "summary": 10}.get(printed[0], 12)

    # Ten point is the head and the foot of the sheet, said once and repeated.
    assert {size for size in sizes_of(printed[1]) if size < least} <= (
        {10.0} if least == 12 else set()
    )


NAMES = {
    "apostrophe": "Siân O’Neil-D'Arcy",
    "Welsh": "Llŷr ap Gruffydd Ŵyn",
    "Arabic": "محمد بن علي",
    "Chinese": "王小明",
    "emoji": "Zoë 🦉",
    "one name": "Björk",
    "sixty letters": "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_h148_every_name_is_drawn_whole_in_every_document(name):
    plan = a_plan({"text": f"{name} will swim weekly."}, child=name, known_as=name)

    for page in (html.page(plan), summary.page(plan), easy.page(plan)):
        words = "".join(words_of(pdf.from_html(page))).replace(" ", "")
        assert set(name.replace(" ", "")) <= set(words)


def test_a_sixty_letter_name_and_a_word_without_end_stay_on_the_sheet():
    long = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewis"
    plan = a_plan({"text": long * 9, "who": long * 3}, child=f"{long} {long}", parents=[long * 3])

    file = pypdfium2.PdfDocument(pdf.from_html(html.page(plan)))
    for page in file:
        width = page.get_width()
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            assert item.get_bounds()[2] <= width - 40
        page.close()
    file.close()


def test_writing_from_the_right_and_from_the_left_stand_in_one_plan():
    plan = a_plan(
        {"text": "سوف يعمل معها المعالج كل أسبوع.\nA therapist will come.", "who": "معالج"}
    )

    file = opened(pdf.from_html(html.page(plan)))
    assert unembedded_fonts(file) == []


def sixty_thousand_words() -> Plan:
    sentence = "Each morning the teacher reads a page aloud and Amira finds the picture for it. "
    return a_plan(*({"text": sentence * 40} for _ in range(100)))


def test_a_plan_of_sixty_thousand_words_is_printed_to_the_last():
    plan = sixty_thousand_words()
    assert sum(len(line.text.split()) for line in plan.provision) >= 60_000

    pages = words_of(pdf.from_html(html.page(plan)))
    assert sum(page.count("the picture for it") for page in pages) > 3_900
    assert "Section K" in pages[-1]


def test_a_page_is_never_made_of_what_it_would_have_to_fetch():
    plan = a_plan({"text": '<img src="file:///etc/passwd">'})

    assert pikepdf.open(io.BytesIO(pdf.from_html(html.page(plan))))
