"""Whose paper it is, by the names and dates that stand in it."""

from __future__ import annotations

from datetime import date

import pytest

from cases.models import Case
from cases.papers.file_names import safe_name, suggested_title
from cases.papers.names import who_is_named
from tests.factories import CaseFactory, ChildFactory

pytestmark = pytest.mark.django_db
BORN = date(2018, 5, 4)


def a_case(forename: str = "Ada", surname: str = "Okoro", born: date = BORN, **more) -> Case:
    child = ChildFactory(forename=forename, surname=surname, date_of_birth=born, postcode="")
    return CaseFactory(child=child, **more)


def look(text: str, case: Case):
    return who_is_named(text, case, Case.objects.filter(restricted=False))


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        ("Report on Ada Okoro (born 4 May 2018)", True, True),
        ("OKORO, Ada. DOB: 04/05/2018", True, True),
        ("Ada Grace Okoro, 4th May 2018", True, True),
        ("Ada's teacher, Mr Okoro, 2018-05-04", True, True),
        ("Ada Smith, born 5 May 2018", False, False),
        ("31/02/2018 and 99-99-2018", False, False),
    ],
)
def test_name_and_birth_date_are_found_as_people_write_them(
    text: str, name: bool, day: bool
) -> None:
    found = look(text, a_case())

    assert (found.child, found.birth_date, found.others) == (name, day, ())


@pytest.mark.parametrize(
    ("forename", "surname", "text"),
    [
        ("Zoë", "O'Neil", "ZOE ONEIL has"),
        ("Mary-Jane", "De Souza", "about Mary-Jane De Souza today"),
        ("小明", "王", "关于王小明的报告"),
        ("", "Suharto", "Suharto is in Year 5"),
        ("Siân", "ap Rhys", "Siân ap Rhys"),
    ],
)
def test_names_of_every_spelling_are_found(forename: str, surname: str, text: str) -> None:
    assert look(text, a_case(forename, surname)).child is True


@pytest.mark.parametrize(
    "text",
    ["Ada Okoro and Theo Marsh", "MARSH Theo", "Marsh, Theo", "Ada Okoro. Theo James Marsh."],
)
def test_another_child_of_ours_is_found(text: str) -> None:
    case, other = a_case(), a_case("Theo", "Marsh", date(2015, 1, 1))

    assert look(text, case).others == (other.pk,)


def test_h007_a_paper_naming_both_twins_names_another_child_even_by_first_name_alone() -> None:
    case, twin = a_case("Isla", "Prentice"), a_case("Rory", "Prentice")

    assert look("The twins Isla Prentice and Rory", case).others == (twin.pk,)
    assert look("Isla Prentice, born 4 May 2018", case).others == ()


def test_a_restricted_child_is_never_found_by_writing_the_name_down() -> None:
    case = a_case()
    a_case("Theo", "Marsh", restricted=True)

    assert look("Ada Okoro and Theo Marsh", case).others == ()


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\Ada Okoro.pdf", "Ada Okoro.pdf"),
        ("report\u202efdp.exe", "reportfdp.exe"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("🦖 report 😀.pdf", "🦖 report 😀.pdf"),
        ("", "A file without a name"),
        ("x" * 300 + ".pdf", "x" * 115 + "….pdf"),
    ],
)
def test_h145_a_file_name_is_shown_safely(given: str, shown: str) -> None:
    assert safe_name(given) == shown


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("educational_psychology-report.pdf", "Educational psychology report"),
        ("Ada Okoro report.pdf", ""),
        ("okoro_a_report.pdf", ""),
        ("AdaOkoroReport.pdf", ""),
        ("scan 0001.pdf", ""),
        ("IMG_2041.jpg", ""),
    ],
)
def test_h145_a_title_is_suggested_only_without_a_persons_name(given: str, title: str) -> None:
    assert suggested_title(given, ["Ada Okoro", "Ngozi Okoro"]) == title
