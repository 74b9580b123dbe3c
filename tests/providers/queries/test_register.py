"""Finding a school, so that two of one name are told apart."""

import pytest

from providers.queries.register import find_providers, school_names
from tests.providers.imports.files import school

pytestmark = pytest.mark.django_db


def test_h009_two_schools_of_one_name_show_their_urn_and_postcode():
    school("100001", "St Mary's School", town="Northton")
    school("100002", "St Mary's School", town="Southton")

    assert [str(found) for found in find_providers("st mary's")] == [
        "St Mary's School (URN 100001, EX1 1AB)",
        "St Mary's School (URN 100002, EX1 1AB)",
    ]
    assert [found.urn for found in find_providers("mary southton")] == ["100002"]


@pytest.mark.parametrize("text", ["100001", "EX1", "ex1 1ab", "northton"])
def test_a_school_is_found_by_urn_postcode_or_town(text):
    school("100001", "St Mary's School", town="Northton")

    assert [found.urn for found in find_providers(text)] == ["100001"]


@pytest.mark.parametrize("text", ["", "  ", "Nowhere"])
def test_nothing_asked_finds_nothing(text):
    school()

    assert list(find_providers(text)) == []


def test_the_names_of_all_schools_are_known_by_urn():
    school("100001", "One")
    school("100002", "Two")

    assert school_names() == {"100001": "One", "100002": "Two"}
