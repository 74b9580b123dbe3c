"""Another child of the authority in a file about this one."""

from __future__ import annotations

import time
from datetime import date

import pytest

from cases.models import Case, FamilyMember
from cases.release import Foot, check, first_mismatch
from cases.release.files import take_apart
from tests.cases.release.making import FOOT, a_pdf
from tests.factories import CaseFactory, ChildFactory

PDF = "application/pdf"


@pytest.fixture
def other(case: Case) -> Case:
    """Ben Ackroyd, a child of another family."""
    child = ChildFactory(
        forename="Ben",
        surname="Ackroyd",
        date_of_birth=date(2015, 9, 30),
        upn="H801200001001",
        address="8 Quarry Hill",
        postcode="EX6 6QQ",
    )
    return CaseFactory(child=child, reference="EHC-2026-00077")


def found(words: str, case: Case, to: FamilyMember) -> list[tuple[str, str, int | None]]:
    checked = check(a_pdf(f"<p>{words}</p>"), PDF, case=case, to=to)
    return [(one.where, one.what, one.case) for one in checked.findings]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("See EHC-2026-00077.", "another child’s reference"),
        ("See EHC–2026–00077, please.", "another child’s reference"),
        ("UPN H801 2000 0100 1", "another child’s UPN"),
        ("Ben Ackroyd, born 30 September 2015", "another child’s name with their date of birth"),
        ("ACKROYD, Ben (30/09/2015)", "another child’s name with their date of birth"),
        ("Ben Ackroyd of 8 Quarry Hill", "another child’s name with where they live"),
        ("Ben Ackroyd, EX6 6QQ", "another child’s name with where they live"),
    ],
)
def test_h001_another_child_told_apart_from_all_others_is_found(
    case: Case, father: FamilyMember, other: Case, words: str, what: str
) -> None:
    assert found(words, case, father) == [("page 1", what, other.pk)]


def test_a_paper_full_of_blanks_is_looked_through_at_once(
    case: Case, father: FamilyMember, other: Case
) -> None:
    content = f"See EHC \n - {' ' * 150_000}\t 2026-00077".encode()
    began = time.process_time()

    checked = check(content, "text/plain", case=case, to=father)

    assert [one.what for one in checked.findings] == ["another child’s reference"]
    assert time.process_time() - began < 5


def test_a_common_name_alone_is_no_finding_and_the_childs_own_particulars_are_none(
    case: Case, father: FamilyMember, other: Case
) -> None:
    case.child.upn = "H801200001002"
    case.child.save()

    own = "Amira Khan, born 2 March 2018, UPN H801200001002, EHC-2026-00012"

    assert found(f"{own}. Ben Ackroyd teaches her.", case, father) == []


def test_a_file_that_names_another_child_and_not_this_one_is_held(
    case: Case, father: FamilyMember, other: Case
) -> None:
    content = a_pdf("<p>Ben Ackroyd learns well.</p>")
    case.child.forename, case.child.surname = "Noor", "Rahman"
    case.child.save()

    checked = check(content, PDF, case=case, to=father)

    assert [(one.what, one.case) for one in checked.findings] == [
        ("names another child and not this one", other.pk)
    ]


def test_h007_a_twin_by_the_first_name_alone_is_held_for_a_person(
    case: Case, father: FamilyMember
) -> None:
    twin = ChildFactory(forename="Zaynab", surname="Khan", date_of_birth=case.child.date_of_birth)
    of_the_twin = CaseFactory(child=twin)

    assert found("Amira sits beside Zaynab.", case, father) == [
        ("page 1", "names another child", of_the_twin.pk)
    ]


def test_h002_a_page_without_initials_case_and_reader_is_found() -> None:
    foot = Foot("A.K.", "EHC-2026-00012", "Imran Khan")
    own = take_apart(a_pdf("<p>One</p>"), PDF).pages
    swapped = take_apart(a_pdf("<p>Two</p>", foot=FOOT.replace("00012", "00077")), PDF).pages
    to_the_other = take_apart(a_pdf("<p>Two</p>", foot=FOOT.replace("Imran", "Priya")), PDF).pages

    assert first_mismatch([("first", own, foot), ("second", own, foot)]) == ""
    assert first_mismatch([("first", own, foot), ("second", swapped, foot)]) == "second, page 1"
    assert first_mismatch([("a", to_the_other, foot), ("b", swapped, foot)]) == "a, page 1"


def test_h002_the_foot_is_compared_on_every_page() -> None:
    foot = Foot("A.K.", "EHC-2026-00012", "Imran Khan")
    pages = take_apart(a_pdf("<p>One</p><p style='break-before: page'>Two</p>"), PDF).pages

    assert len(pages) == 2
    assert first_mismatch([("letter", pages, foot)]) == ""
