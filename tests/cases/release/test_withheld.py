"""What is withheld from one reader, found wherever it lies in the finished file."""

from __future__ import annotations

import pikepdf
import pytest

from cases.models import Case, FamilyMember
from cases.release import check
from tests.cases.release.making import a_pdf, a_photo, a_scan, a_word_file, changed

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
Found = list[tuple[str, str]]


def found(
    content: bytes, case: Case, to: FamilyMember | None, kind: str = PDF, **more: str
) -> Found:
    checked = check(content, kind, case=case, to=to, **more)  # type: ignore[arg-type]
    return [(one.where, one.what) for one in checked.findings]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("She lives at 14 Mill Lane.", "a withheld address"),
        ("She lives at 14 MILL LN, Exampleton.", "a withheld address"),
        ("In Mill Lane she is known.", "a withheld address"),
        ("It is E X 2 4 A B now.", "a withheld postcode"),
        ("Her postcode is ex24ab.", "a withheld postcode"),
        ("Ring 01632 960555.", "a withheld phone number"),
        ("Ring +44 (0)1632-960 555.", "a withheld phone number"),
        ("Ring 0044 1632960555", "a withheld phone number"),
        ("Write to Priya@Home.example", "a withheld email address"),
        ("She is now called Priya Shah.", "a withheld name"),
        ("Ms Shah spoke of the summer.", "a withheld name"),
        ("Was it MRS SHAH’S idea?", "a withheld name"),
        ("She fetches Amira from school on foot at three", "why details are withheld"),
    ],
)
def test_h020_what_is_withheld_from_the_father_is_found_however_it_is_written(
    case: Case, mother: FamilyMember, father: FamilyMember, words: str, what: str
) -> None:
    content = a_pdf(f"<p>{words}</p>")

    assert found(content, case, father) == [("page 1", what)]
    assert found(content, case, mother) == []


def test_h020_each_parents_own_address_is_no_secret_to_them(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    content = a_pdf("<p>9 Bridge Street, Exampleton, EX9 9ZZ</p><p>1 Example Square, EX1 1AA</p>")

    assert found(content, case, father) == []


def test_h026_what_is_withheld_is_found_in_a_letter_to_a_body_too(
    case: Case, mother: FamilyMember
) -> None:
    assert found(a_pdf("<p>14 Mill Lane</p>"), case, None) == [("page 1", "a withheld address")]


def test_h020_where_the_child_lives_with_the_withheld_parent_is_withheld_too(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    case.child.address, case.child.postcode = "3 Hidden Court", "EX7 7XX"
    case.child.save()

    assert found(a_pdf("<p>3 Hidden Court</p>"), case, father) == [("page 1", "a withheld address")]


def test_h024_an_address_of_before_is_found_in_an_extract_of_the_history(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    mother.address, mother.postcode, mother.name = "77 New Row", "EX5 5CD", "Priya Shah-Lal"
    mother.save()
    extract = a_pdf("<p>Address changed from 14 Mill Lane to 77 New Row</p><p>Priya Shah-Lal</p>")

    assert found(extract, case, father) == [
        ("page 1", "a withheld address"),
        ("page 1", "a withheld name"),
    ]


def test_h022_the_title_and_author_of_a_file_and_its_name_are_read_too(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    def name(opened: pikepdf.Pdf) -> None:
        opened.docinfo["/Author"] = "priya@home.example"

    content = changed(a_pdf("<p>Nothing</p>"), name)

    assert ("the properties", "a withheld email address") in found(content, case, father)
    assert found(a_pdf("<p>Nothing</p>"), case, father, file_name="14_Mill-Lane.pdf") == [
        ("the file name", "a withheld address")
    ]


def test_h022_the_place_where_a_photo_was_taken_is_found(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    taken = found(a_photo(where_taken=True, author="Priya Shah"), case, father, "image/jpeg")
    plain = found(a_photo(), case, father, "image/jpeg")

    assert taken == [
        ("the picture", "a picture: a person must look"),
        ("the picture", "the place where a photo was taken"),
        ("the picture, its properties", "a withheld name"),
    ]
    assert plain == [("the picture", "a picture: a person must look")]


def test_h140_words_under_a_black_box_are_found_and_so_is_the_box(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    box = ".box { position: absolute; top: 0; left: 0; width: 100%; height: 90%; background: #000 }"
    content = a_pdf('<p>She lives at 14 Mill Lane</p><div class="box"></div>', style=box)

    assert found(content, case, father) == [
        ("page 1", "words under a box that covers them"),
        ("page 1", "a withheld address"),
    ]


def test_h140_a_hidden_layer_a_comment_and_an_attached_file_are_opened(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    def hide(opened: pikepdf.Pdf) -> None:
        layer = opened.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Extra"))
        )
        usual = pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
        opened.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=usual)
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Text,
            Rect=[0, 0, 9, 9],
            Contents=pikepdf.String("Ring 01632 960555"),
        )
        opened.pages[0].Annots = pikepdf.Array([opened.make_indirect(note)])
        opened.attachments["notes.txt"] = b"She lives at 14 Mill Lane, and sees nobody."

    told = found(changed(a_pdf("<p>Nothing</p>"), hide), case, father)

    assert ("the file", "a layer that is hidden until somebody opens it") in told
    assert ("a comment on page 1", "a withheld phone number") in told
    assert ("an attached file", "a withheld address") in told


def test_h140_an_earlier_version_kept_inside_the_file_is_found(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    content = a_pdf("<p>Nothing</p>") + b"\n%%EOF\n"

    assert ("the file", "an earlier version of the file, kept inside it") in found(
        content, case, father
    )


def test_a_page_that_is_a_picture_is_not_taken_for_clear(case: Case, father: FamilyMember) -> None:
    assert found(a_scan(), case, father) == [
        ("page 1", "a picture without words that can be read: a person must look")
    ]
    assert found(b"%PDF-1.7 broken", case, father) == [
        ("the file", "it could not be read: a person must look")
    ]


def test_h141_what_a_word_file_hides_is_listed_and_read(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    content = a_word_file(
        comment="Ring 01632 960555", deleted="14 Mill Lane", inside=b"not a sheet"
    )

    told = found(content, case, father, DOCX)

    kinds = {what for _, what in told}
    assert "not seen by a reader of its pages: tracked deletion" in kinds
    assert "not seen by a reader of its pages: comment" in kinds
    assert "not seen by a reader of its pages: embedded file" in kinds
    assert ("a comment", "a withheld phone number") in told
    assert ("the text", "a withheld address") in told


def test_a_finding_never_repeats_the_words_themselves(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    checked = check(a_pdf("<p>14 Mill Lane EX2 4AB</p>"), PDF, case=case, to=father)

    assert checked.as_rows == [
        {"where": "page 1", "what": "a withheld address"},
        {"where": "page 1", "what": "a withheld postcode"},
    ]


def test_h023_who_is_withheld_whole_is_not_even_named(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    content = a_pdf("<p>Priya Khan came to the meeting.</p>")
    before = found(content, case, father)
    mother.withheld_all = True
    mother.save()

    assert before == []
    assert found(content, case, father) == [("page 1", "a withheld name")]


def test_h020_the_own_name_of_somebody_known_by_another_is_withheld(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    mother.known_as, mother.name = "Priya Khan", "Roshni Dar"
    mother.save()

    assert found(a_pdf("<p>Priya Khan</p>"), case, father) == []
    assert found(a_pdf("<p>Roshni Dar</p>"), case, father) == [("page 1", "a withheld name")]


def test_h020_two_numbers_in_one_field_are_two_numbers(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    mother.phone = "01632 960555 / 07700 900123"
    mother.save()

    for words in ("Ring 01632 960555.", "Ring +44 7700 900123."):
        assert found(a_pdf(f"<p>{words}</p>"), case, father) == [
            ("page 1", "a withheld phone number")
        ]


@pytest.mark.parametrize(
    "words", ["5 St Marys Road", "5 St. Mary’s Rd", "St Mary's Rd", "5StMarysRoad", "1ElmRow"]
)
def test_h020_an_apostrophe_or_a_space_left_out_hides_no_road(
    case: Case, mother: FamilyMember, father: FamilyMember, words: str
) -> None:
    mother.address = "5 St Mary's Road\n1 Elm Row"
    mother.save()

    assert ("page 1", "a withheld address") in found(a_pdf(f"<p>At {words}.</p>"), case, father)


def test_another_house_of_the_road_where_the_reader_lives_is_no_finding(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    father.address = "114 Mill Lane\nExampleton"
    father.save()

    assert found(a_pdf("<p>114 Mill Lane, and 114Mill Lane</p>"), case, father) == []
    father.address = "114 b Mill Lane\nExampleton"
    father.save()
    assert found(a_pdf("<p>114 b Mill Lane</p>"), case, father) == []
    father.address = "114 Mill Lane\nExampleton"
    father.save()
    assert found(a_pdf("<p>14Mill Lane</p>"), case, father) == [("page 1", "a withheld address")]


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("We may close the list in May. Reading is fun, and she likes reading.", False),
        ("The green room has a long view of the park.", False),
        ("She moved to May Close.", True),
        ("14 may close", True),
        ("Seen at may close.", True),
        ("MAY CLOSE, EXAMPLETON", True),
        ("They live in Reading now.", True),
        ("Mill Lane, Reading", True),
    ],
)
def test_ordinary_words_are_an_address_where_they_are_written_as_one(
    case: Case, mother: FamilyMember, father: FamilyMember, words: str, is_found: bool
) -> None:
    mother.address = "14 May Close\nReading"
    mother.save()

    assert bool(found(a_pdf(f"<p>{words}</p>"), case, father)) == is_found


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("In May 2026 the green light may come on.", False),
        ("Ms May said so.", True),
        ("Mrs Priya May said so.", True),
        ("Priya Khan said so.", False),
    ],
)
def test_h020_a_new_last_name_that_is_a_word_counts_after_a_title(
    case: Case, mother: FamilyMember, father: FamilyMember, words: str, is_found: bool
) -> None:
    mother.known_as, mother.name, mother.other_names = "Priya Khan", "Priya May", ""
    mother.save()

    assert bool(found(a_pdf(f"<p>{words}</p>"), case, father)) == is_found


def test_h020_the_name_of_the_child_is_no_new_name_of_a_parent(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    mother.known_as, mother.name, mother.other_names = "Priya Shah", "Priya Khan", ""
    mother.save()

    assert found(a_pdf("<p>Ms Khan and Mr Khan</p>"), case, father) == []


def test_h020_a_last_name_with_an_apostrophe_is_found_alone(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    mother.known_as, mother.name, mother.other_names = "D’Arcy Khan", "D’Arcy D'Souza", ""
    mother.save()

    for words in ("Mrs D’Souza", "Mrs DSouza", "MRS D'SOUZA"):
        assert found(a_pdf(f"<p>{words}</p>"), case, father) == [("page 1", "a withheld name")]


def test_a_parent_who_is_called_as_the_child_is_does_not_hold_back_every_paper(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    mother.name = mother.known_as = str(case.child)
    mother.other_names, mother.withheld_all = "", True
    mother.save()

    assert found(a_pdf(f"<p>{case.child} reads well.</p>"), case, father) == []


def test_one_name_that_is_a_part_of_the_readers_own_holds_nothing_back(
    case: Case, mother: FamilyMember, father: FamilyMember
) -> None:
    mother.name = mother.known_as = "Imran"
    mother.other_names, mother.withheld_all = "", True
    mother.save()

    assert found(a_pdf("<p>Dear Imran Khan</p>"), case, father) == []
