"""Papers put where they belong: moved with a trace, split and joined with the originals kept."""

from __future__ import annotations

import io
from datetime import date

import pikepdf
import pytest

from cases.actions import documents
from cases.actions.paper_work import bring_back, join, move, split, turn, undo
from cases.models import AuditEntry, Case, Document
from cases.papers.kinds import PDF
from cases.papers.pages import Part, left_out, numbers_from, parts_from
from cases.papers.reading import read
from cases.refusals import Refused
from tests.factories import CaseFactory
from tests.papers import a_pdf, filed, taken_in
from tests.people import Cast


@pytest.fixture
def case(people: Cast) -> Case:
    return CaseFactory(officer=people.officer)


@pytest.fixture
def other(people: Cast) -> Case:
    return CaseFactory(officer=people.officer)


@pytest.fixture
def paper(case: Case, people: Cast) -> Document:
    return filed(case, people.officer, a_pdf("One", "Two", "Three"), "A long scan", from_whom="GP")


def lines(document: Document) -> list[str]:
    return [page.strip() for page in read(document.file.read(), PDF).pages]


def test_a_moved_paper_is_whole_there_and_a_trace_without_content_here(
    paper: Document, other: Case, people: Cast
) -> None:
    there = move(paper, to=other, why="Wrong case", by=people.officer)

    here = Document.objects.get(pk=paper.pk)
    assert (there.case, there.title, there.from_whom) == (other, "A long scan", "GP")
    assert lines(there) == ["One", "Two", "Three"]
    assert (there.received_on, there.sha256) == (date(2026, 6, 1), here.sha256)
    assert (here.title, here.from_whom, here.file.name, here.findings) == (
        "A document that was moved",
        "",
        "",
        {},
    )
    assert (here.moved_to, here.moved_because, here.moved_by) == (
        there,
        "Wrong case",
        people.officer,
    )
    assert [one.case for one in there.uploads.all()] == [other]
    entry = AuditEntry.objects.get(action="paper_work.move")
    assert (entry.case, entry.reason, entry.after) == (
        paper.case,
        "Wrong case",
        {"to": other.reference},
    )


def test_a_move_is_taken_back_by_moving_back(paper: Document, other: Case, people: Cast) -> None:
    there = move(paper, to=other, why="Wrong case", by=people.officer)

    back = move(there, to=paper.case, why="It was right", by=people.officer)

    assert (back.title, lines(back)) == ("A long scan", ["One", "Two", "Three"])
    assert Document.objects.get(pk=there.pk).moved_to == back


def test_what_is_not_moved(paper: Document, case: Case, other: Case, people: Cast) -> None:
    letter = documents.file(
        case, title="L", content=b"1", media_type=PDF, by=people.officer, letter="will-assess"
    )
    for document, to, why, words in (
        (letter, other, "x", "A letter that was issued stays"),
        (paper, case, "x", "on this case already"),
        (paper, other, " ", "Say why"),
    ):
        with pytest.raises(Refused, match=words):
            move(document, to=to, why=why, by=people.officer)
    newer = documents.supersede(paper, content=b"2", by=people.officer, reason="Newer")
    for one in (paper, newer):
        with pytest.raises(Refused, match="stays with it"):
            move(one, to=other, why="x", by=people.officer)
    with pytest.raises(Refused, match="is not replaced"):
        documents.supersede(letter, content=b"2", by=people.officer, reason="Newer")


def test_a_paper_is_moved_once_however_often_it_is_pressed(
    paper: Document, other: Case, people: Cast
) -> None:
    stale = Document.objects.get(pk=paper.pk)
    move(paper, to=other, why="Wrong case", by=people.officer)

    with pytest.raises(Refused, match="already moved"):
        move(stale, to=other, why="Wrong case", by=people.officer)


def test_a_split_makes_parts_and_leaves_the_whole(paper: Document, people: Cast) -> None:
    parts = parts_from("1, 3: School report\n2 Letter of the GP", 3)

    made = split(paper, parts=parts, by=people.officer)

    assert [(one.title, lines(one)) for one in made] == [
        ("School report", ["One", "Three"]),
        ("Letter of the GP", ["Two"]),
    ]
    assert [list(one.made_from.all()) for one in made] == [[paper], [paper]]
    assert lines(Document.objects.get(pk=paper.pk)) == ["One", "Two", "Three"]
    assert (made[0].from_whom, made[0].received_on) == ("GP", date(2026, 6, 1))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "On each line"),
        ("School report", "is not clear"),
        ("1-4: School report", "pages 1 to 3"),
        ("3-1: School report", "pages 1 to 3"),
        ("0: School report", "pages 1 to 3"),
        ("1-2-3: School report", "is not clear"),
        ("1-3:", "is not clear"),
    ],
)
def test_parts_that_are_not_clear_are_told(text: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        parts_from(text, 3)


def test_pages_in_no_part_are_named() -> None:
    assert left_out([Part("A", (1, 3))], 4) == [2, 4]


def test_pages_are_read_in_the_order_they_were_written() -> None:
    assert parts_from("3, 1–2: Backwards", 3) == [Part("Backwards", (3, 1, 2))]


def test_joined_papers_are_one_in_the_given_order(case: Case, people: Cast) -> None:
    first, second = (filed(case, people.officer, a_pdf(text), text) for text in ("A", "B"))

    made = join([second, first], title="Together", by=people.officer)

    assert lines(made) == ["B", "A"]
    assert set(made.made_from.all()) == {first, second}


def test_a_mistake_in_the_order_is_reversed_by_joining_again(case: Case, people: Cast) -> None:
    first, second = (filed(case, people.officer, a_pdf(text), text) for text in ("A", "B"))
    wrong = join([second, first], title="Together", by=people.officer)

    right = join([first, second], title="Together", by=people.officer, instead_of=wrong)

    assert lines(right) == ["A", "B"]
    assert Document.objects.get(pk=wrong.pk).undone_by == people.officer


def test_what_was_made_by_mistake_is_undone_and_brought_back(paper: Document, people: Cast) -> None:
    (part,) = split(paper, parts=[Part("Part", (1,))], by=people.officer)

    undo(part, by=people.officer)
    assert Document.objects.get(pk=part.pk).undone_at is not None

    bring_back(part, by=people.officer)
    assert Document.objects.get(pk=part.pk).undone_at is None


def test_what_came_to_us_is_not_undone(paper: Document, people: Cast) -> None:
    with pytest.raises(Refused, match="Only what was split or joined"):
        undo(paper, by=people.officer)


def test_what_the_family_can_see_is_not_undone(paper: Document, people: Cast) -> None:
    (part,) = split(paper, parts=[Part("Part", (1,))], by=people.officer)
    documents.share_with_family(part, by=people.officer)

    with pytest.raises(Refused, match="can see this document already"):
        undo(part, by=people.officer)


def test_only_pdfs_are_split_and_joined(case: Case, paper: Document, people: Cast) -> None:
    text = filed(case, people.officer, b"Ada", "Text")

    with pytest.raises(Refused, match="Only a PDF"):
        split(text, parts=[Part("Part", (1,))], by=people.officer)
    with pytest.raises(Refused, match="Only a PDF"):
        join([paper, text], title="Both", by=people.officer)
    with pytest.raises(Refused, match="at least two"):
        join([paper], title="One", by=people.officer)


def ways(document: Document) -> list[int]:
    """How many degrees each page of a paper is turned, clockwise."""
    with document.file.open("rb") as stored, pikepdf.open(io.BytesIO(stored.read())) as opened:
        return [int(page.obj.get("/Rotate", 0)) for page in opened.pages]


def test_one_page_that_lies_upside_down_is_turned_and_the_file_as_it_came_is_kept(
    paper: Document, people: Cast
) -> None:
    turned = turn(paper, numbers=[2], degrees=180, by=people.officer)

    paper.refresh_from_db()
    assert (ways(turned), ways(paper)) == ([0, 180, 0], [0, 0, 0])
    assert (turned.title, turned.from_whom, turned.received_on) == (
        paper.title,
        "GP",
        paper.received_on,
    )
    assert (turned.findings["turned"], turned.findings["scanner"]) == (
        {"2": 180},
        paper.findings["scanner"],
    )
    assert (paper.undone_by, paper.findings["turned_into"]) == (people.officer, turned.pk)
    assert list(turned.made_from.all()) == [paper]
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.after["numbers"], entry.after["degrees"]) == (
        "paper_work.turn",
        [2],
        180,
    )


def test_all_pages_are_turned_and_turned_again(paper: Document, people: Cast) -> None:
    once = turn(paper, numbers=[1, 2, 3], degrees=90, by=people.officer)
    twice = turn(once, numbers=[1], degrees=270, by=people.officer)

    assert (ways(once), ways(twice)) == ([90, 90, 90], [0, 90, 90])


def test_turning_is_undone_and_brought_back(paper: Document, people: Cast) -> None:
    turned = turn(paper, numbers=[1], degrees=180, by=people.officer)

    undo(turned, by=people.officer)
    paper.refresh_from_db()
    assert (paper.undone_at, "turned_into" in paper.findings) == (None, False)

    bring_back(turned, by=people.officer)
    paper.refresh_from_db()
    assert (paper.undone_at is None, turned.undone_at) == (False, None)


def test_what_the_family_has_stays_in_use_beside_the_turned_one(
    paper: Document, people: Cast
) -> None:
    paper.shared_with_family_at = paper.filed_at
    paper.save()

    turned = turn(paper, numbers=[1], degrees=180, by=people.officer)

    paper.refresh_from_db()
    assert (paper.undone_at, turned.shared_with_family_at) == (None, None)


def test_a_paper_whose_pages_were_turned_is_not_moved_away_from_the_file_as_it_came(
    paper: Document, other: Case, people: Cast
) -> None:
    turned = turn(paper, numbers=[1], degrees=180, by=people.officer)

    with pytest.raises(Refused, match="Undo that first"):
        move(turned, to=other, why="Wrong case", by=people.officer)


def test_h151_the_file_as_it_came_is_still_known_after_its_pages_were_turned(
    case: Case, paper: Document, people: Cast
) -> None:
    turn(paper, numbers=[1], degrees=180, by=people.officer)

    again = taken_in(case, people.officer, paper.file.read(), "again.pdf")

    assert (again.state, again.document) == ("same", paper)


def test_a_letter_of_ours_and_what_is_no_pdf_are_not_turned(case: Case, people: Cast) -> None:
    letter = documents.file(
        case, title="L", content=a_pdf("L"), media_type=PDF, by=people.officer, letter="views"
    )
    picture = documents.file(
        case, title="P", content=b"x", media_type="image/png", by=people.officer
    )

    for one in (letter, picture):
        with pytest.raises(Refused):
            turn(one, numbers=[1], degrees=180, by=people.officer)


@pytest.mark.parametrize(
    ("text", "numbers"), [("", [1, 2, 3]), ("2", [2]), ("3, 1-2", [1, 2, 3]), ("2,2", [2])]
)
def test_pages_are_named_one_by_one_in_ranges_or_all(text: str, numbers: list[int]) -> None:
    assert numbers_from(text, 3) == numbers


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("the last", "“the last” is not clear. Write page numbers, for example 2, 4-6"),
        ("4", "The file has pages 1 to 3, so “4” is not in it"),
        ("2,", "“2,” is not clear. Write page numbers, for example 2, 4-6"),
    ],
)
def test_pages_that_are_not_there_or_not_clear_are_told(text: str, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        numbers_from(text, 3)

    assert (refused.value.sentence, refused.value.field) == (sentence, "which")
