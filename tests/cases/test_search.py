"""Finding a child however they are spelt, and revealing none that the asker may not see."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import search
from cases.access import cases_to_search, cases_visible_to
from cases.models import Case, Child
from cases.search import find_cases, fold, fold_postcode, name_key, possible_duplicates
from tests.factories import CaseFactory, ChildFactory
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db

BORN = date(2018, 5, 4)
UPN = "H801200001001"


@pytest.fixture
def people() -> Cast:
    return cast()


def known(people: Cast, forename: str, surname: str, **more: object) -> Child:
    """A child with a case of the team."""
    child: Child = ChildFactory(
        **{"forename": forename, "surname": surname, "date_of_birth": BORN, "postcode": ""} | more
    )
    CaseFactory(child=child, officer=people.officer)
    return child


def matches(people: Cast, forename: str, surname: str, **more: object) -> list[search.Match]:
    asked = {"date_of_birth": BORN} | more
    visible = cases_visible_to(people.officer)
    return possible_duplicates(visible, forename=forename, surname=surname, **asked)  # type: ignore[arg-type]


def found(people: Cast, text: str) -> list[str]:
    return [str(case.child) for case in find_cases(cases_visible_to(people.officer), text)]


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("O'Neil", "oneil"),
        ("O’Neil", "oneil"),
        ("ONEIL", "oneil"),
        ("O Neil", "oneil"),
        ("Zoë", "zoe"),
        ("Zoe\u0308", "zoe"),  # the same letter in two signs
        ("Smith-Jones", "smithjones"),
        ("Łukasz", "lukasz"),
        ("Strauß", "strauss"),
        ("Bjørn", "bjorn"),
        ("Æsa", "aesa"),
        ("", ""),
    ],
)
def test_a_name_is_read_without_accents_marks_and_case(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [("b311lq", "B31 1LQ"), ("B31  1LQ", "B31 1LQ"), (" ex1 1aa ", "EX1 1AA"), ("", "")],
)
def test_a_postcode_is_read_in_capitals_with_its_one_space(typed: str, tidy: str) -> None:
    assert fold_postcode(typed) == tidy


# -- before a second record is made ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("was", "now", "because"),
    [
        (("Seán", "O'Neil"), ("Sean", "ONeil"), "same name"),
        (("Sean", "O'Neil"), ("Sean", "O’Neil"), "same name"),
        (("Sean", "O'Neil"), ("Shaun", "O'Neill"), "name sounds alike"),
        (("Mohammed", "Khan"), ("Muhammad", "Kahn"), "name sounds alike"),
        (("Zoë", "Lindgren"), ("Zoe", "Lindgren"), "same name"),
        (("Catherine", "Clark"), ("Katherine", "Clarke"), "name sounds alike"),
        (("", "Suharto"), ("", "SUHARTO"), "same name"),
        (("Ada", "Okoro"), ("Okoro", "Ada"), "first and last name changed places"),
        (("Muhammad", "Khan"), ("Kahn", "Mohammed"), "first and last name changed places"),
        (("Ada", "Smith-Jones"), ("Ada", "Smith Jones"), "same name"),
        (("Ada", "Smith-Jones"), ("Ada", "Jones"), "one last name the same"),
        (("Ada", "Smith"), ("Ada", "Jones-Smith"), "one last name the same"),
        (("", "Suharto"), ("Budi", "Suharto"), "one name the same"),
        (("Budi", "Suharto"), ("", "Suharto"), "one name the same"),
        (("Budi", "Suharto"), ("", "Budi"), "one name the same"),
    ],
)
def test_a_child_spelt_otherwise_is_held_for_a_person(
    people: Cast, was: tuple[str, str], now: tuple[str, str], because: str
) -> None:
    child = known(people, *was)

    (match,) = matches(people, *now)

    assert (match.child, match.because) == (child, (because, "same date of birth"))


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (("Ada", "Okoro"), ("Ben", "Okoro")),
        (("Ada", "Okoro"), ("Ada", "Whitlock")),
        (("Ada", "Smith-Jones"), ("Ada", "Baker-Hall")),
        (("", "Suharto"), ("Budi", "Widodo")),
    ],
)
def test_another_child_of_the_same_day_is_not_a_match(
    people: Cast, was: tuple[str, str], now: tuple[str, str]
) -> None:
    known(people, *was)

    assert matches(people, *now) == []


@pytest.mark.parametrize(
    ("born", "because"),
    [
        (date(2018, 5, 4), "same date of birth"),
        (date(2018, 4, 5), "near date of birth"),  # near, and day and month changed places
        (date(2018, 6, 4), "near date of birth"),
        (date(2017, 5, 4), "near date of birth"),  # one year out
        (date(2019, 5, 4), "near date of birth"),
    ],
)
def test_the_same_name_with_a_near_birth_date_is_a_match(
    people: Cast, born: date, because: str
) -> None:
    known(people, "Ada", "Okoro")

    (match,) = matches(people, "Ada", "Okoro", date_of_birth=born)

    assert match.because == ("same name", because)


def test_a_day_and_month_far_apart_that_changed_places_are_near(people: Cast) -> None:
    known(people, "Ada", "Okoro", date_of_birth=date(2018, 1, 11))

    assert len(matches(people, "Ada", "Okoro", date_of_birth=date(2018, 11, 1))) == 1


@pytest.mark.parametrize("born", [date(2018, 6, 5), date(2016, 5, 4), date(2018, 12, 25)])
def test_the_same_name_of_another_age_is_another_child(people: Cast, born: date) -> None:
    known(people, "Ada", "Okoro")

    assert matches(people, "Ada", "Okoro", date_of_birth=born) == []


def test_the_same_name_at_the_same_address_is_a_match_whatever_the_age(people: Cast) -> None:
    known(people, "Ada", "Okoro", postcode="EX1 1AA")

    (match,) = matches(people, "Ada", "Okoro", date_of_birth=date(2012, 1, 1), postcode="ex11aa")

    assert match.because == ("same name", "same postcode")


def test_the_same_upn_is_certain_and_says_nothing_of_the_name(people: Cast) -> None:
    known(people, "Ada", "Okoro", upn=UPN)

    (match,) = matches(people, "Ben", "Whitlock", date_of_birth=date(2012, 1, 1), upn=UPN)

    assert (match.certain, match.because) == (True, ("same UPN",))


def test_the_surest_match_comes_first(people: Cast) -> None:
    by_sound = known(people, "Adah", "Okorro")
    by_upn = known(people, "Ben", "Whitlock", upn=UPN)
    by_name = known(people, "Ada", "Okoro", postcode="EX1 1AA")

    ordered = [m.child for m in matches(people, "Ada", "Okoro", upn=UPN, postcode="EX1 1AA")]

    assert ordered == [by_upn, by_name, by_sound]


def test_h007_a_twin_at_the_same_address_is_held_for_a_person(people: Cast) -> None:
    twin = known(people, "Isla", "Prentice", postcode="EX1 1AA")

    (match,) = matches(people, "Rory", "Prentice", postcode="EX1 1AA")

    assert (match.child, match.because) == (twin, ("same address", "same date of birth"))
    assert not match.certain


def test_a_child_with_two_cases_is_one_match(people: Cast) -> None:
    child = known(people, "Ada", "Okoro")
    CaseFactory(child=child, officer=people.officer)

    assert [m.child for m in matches(people, "Ada", "Okoro")] == [child]


@pytest.mark.parametrize("asked", [{"upn": UPN}, {"postcode": "EX1 1AA"}, {}])
def test_h050_a_restricted_child_is_no_match_by_name_upn_or_address(
    people: Cast, asked: dict[str, str]
) -> None:
    known(people, "Ada", "Okoro", upn=UPN, postcode="EX1 1AA")
    Case.objects.update(restricted=True)

    assert matches(people, "Ada", "Okoro", **asked) == []


# -- the search box -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "O'Brien",
        "obrien",
        "OBRIEN",
        "O’Brien",
        "O Brien",
        "Zoë",
        "zoe",
        "Zoe O'Brien",
        "O'Brien Zoë",
        "  zoe   obrien ",
        "Zoe O'Brian",  # as it sounds
        "H801200001001",
        "h801200001001",
        "4 May 2018",
        "04/05/2018",
        "2018-05-04",
        "EX7 2QT",
        "ex72qt",
        "ex7",
    ],
)
def test_h263_a_child_is_found_however_it_is_typed(people: Cast, typed: str) -> None:
    known(people, "Zoë", "O'Brien", upn=UPN, postcode="EX7 2QT")
    known(people, "Ben", "Whitlock", date_of_birth=date(2012, 1, 1), postcode="EX72 7QT")

    assert found(people, typed) == ["Zoë O'Brien"]


@pytest.mark.parametrize("typed", ["Mohammed", "Muhammad", "mohammed khan", "Khan Muhammad"])
def test_h263_a_name_is_found_as_it_sounds(people: Cast, typed: str) -> None:
    known(people, "Mohammed", "Khan")

    assert found(people, typed) == ["Mohammed Khan"]


@pytest.mark.parametrize("typed", ["Smith", "Jones", "smith-jones", "Ada Jones", "Smith Jones"])
def test_either_part_of_a_double_name_finds_it(people: Cast, typed: str) -> None:
    known(people, "Ada", "Smith-Jones")

    assert found(people, typed) == ["Ada Smith-Jones"]


def test_a_case_is_found_by_its_reference_in_any_case(people: Cast) -> None:
    known(people, "Ada", "Okoro")
    reference = Case.objects.get().reference

    assert found(people, f" {reference.lower()} ") == ["Ada Okoro"]


def test_h263_what_fits_best_comes_first(people: Cast) -> None:
    for names in [("Ben", "Adamson"), ("Adam", "Whitlock"), ("", "Adam"), ("Hannah", "McAdam")]:
        known(people, *names)

    assert found(people, "adam") == ["Adam", "Adam Whitlock", "Ben Adamson", "Hannah McAdam"]


@pytest.mark.parametrize(
    "typed", ["", "   ", "%", "_", "'; DROP TABLE x; --", "*", "\\", "30/02/2018", "ß" * 100, "١"]
)
def test_h263_words_that_name_nobody_find_nobody_and_break_nothing(
    people: Cast, typed: str
) -> None:
    known(people, "Ada", "Okoro")

    assert found(people, typed) == []


def test_h050_a_restricted_child_is_not_found_by_name_reference_or_birth_date(
    people: Cast,
) -> None:
    known(people, "Ada", "Okoro", upn=UPN)
    Case.objects.update(restricted=True)

    words = ["Ada Okoro", Case.objects.get().reference, UPN, "4 May 2018"]
    assert [found(people, word) for word in words] == [[], [], [], []]


@pytest.mark.parametrize(
    "typed", ["Ada Okoro", "Okoro", "Adah Okorro", "EHC-2026-77777", UPN, "4 May 2018", "EX1 1AA"]
)
def test_h050_a_restricted_child_costs_as_many_questions_as_no_child(
    people: Cast, typed: str
) -> None:
    with CaptureQueriesContext(connection) as for_nobody:
        assert found(people, typed) == []
    child = known(people, "Ada", "Okoro", upn=UPN, postcode="EX1 1AA")
    child.cases.update(restricted=True, reference="EHC-2026-77777")

    with CaptureQueriesContext(connection) as for_hidden:
        assert found(people, typed) == []

    assert len(for_hidden) == len(for_nobody)


def test_a_search_never_brings_back_more_than_a_page_and_one(people: Cast) -> None:
    for number in range(search.MOST + 3):
        known(people, "Ada", f"Okoro{'abcdefghij'[number % 10]}")

    assert len(found(people, "Okoro")) == search.MOST


def test_a_search_by_whose_cases_they_are_leaves_nothing_out(people: Cast) -> None:
    known(people, "Ada", "Okoro")
    for user in (people.officer, people.senior, people.manager, people.stranger):
        assert set(cases_to_search(user)) == set(cases_visible_to(user))


@pytest.mark.parametrize("typed", ["Okoro", "Ada Okoro", "Okoro Ada", "Ok", "Okora", "Bell"])
def test_few_cases_are_looked_at_once_and_come_in_the_same_order(people: Cast, typed: str) -> None:
    for forename, surname in (("Ada", "Okoroafor"), ("Okoro", "Bell"), ("Zoe", "Okoro")):
        known(people, forename, surname)
    visible = cases_to_search(people.officer)

    with CaptureQueriesContext(connection) as asked:
        found_at_once = find_cases(visible, typed, few=True)

    assert len(asked) == 2  # by reference, then by name
    assert found_at_once == find_cases(visible, typed)


def test_of_few_cases_the_best_fits_are_kept_where_there_are_too_many(
    people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    for surname in ("Okorob", "Okoroc", "Okoro", "Okorod"):
        known(people, "Ada", surname)
    monkeypatch.setattr(search, "MOST", 1)

    (case,) = find_cases(cases_to_search(people.officer), "Okoro", few=True)

    assert str(case.child) == "Ada Okoro"


def test_a_child_of_another_team_is_not_found(people: Cast) -> None:
    known(people, "Ada", "Okoro")

    assert list(find_cases(cases_visible_to(people.stranger), "Okoro")) == []


def test_the_keys_follow_a_name_that_is_changed() -> None:
    child = ChildFactory(forename="Ada", surname="Okoro")

    search.set_keys(child)
    child.surname = "O'Neil"
    search.set_keys(child)

    assert child.name_key == name_key("Ada", "O'Neil") == "oneil ada"
