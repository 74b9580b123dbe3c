"""Searching the directory by words, place, age, need and kind."""

from datetime import date
from decimal import Decimal

import pytest

from providers.distances import area_of
from providers.models import Fee, Places
from providers.models.types import Mark
from providers.queries.directory import Wanted, search, shown
from tests.providers.a_register import a_school, a_service

pytestmark = pytest.mark.django_db
NEAR = area_of("B31 1LQ")


def _names(**wanted):
    asked = Wanted(**wanted)
    return [found.provider.name for found in shown(search(asked), asked.near)]


@pytest.mark.parametrize(
    "words",
    [
        "st thomas a becket",
        "St. Thomas à Becket",
        "BECKET",
        "beck exampleton",
        "saint thomas",
        "999101",
        "EX1 1AA",
        "ex11aa",
        "becket ex1",
    ],
)
def test_h009_a_setting_is_found_by_words_of_its_name_town_urn_or_postcode(words):
    a_school(urn="999101", name="St Thomas à Becket School")
    a_school(urn="999102", name="Oak School", postcode="ZZ1 1ZZ", town="Elsewhere")

    assert _names(words=words) == ["St Thomas à Becket School"]


@pytest.mark.parametrize("words", ["o'brien", "OBrien", "o’brien"])
def test_h263_apostrophes_are_no_matter(words):
    a_school(name="O'Brien Academy")

    assert _names(words=words) == ["O'Brien Academy"]


def test_names_that_begin_with_the_words_come_first_and_closed_ones_last():
    a_school(urn="999101", name="Acorn and Oak School")
    a_school(urn="999102", name="Oak Park School", status="Closed")
    a_school(urn="999103", name="Oak School")

    found = _names(words="oak", standing="")

    assert found == ["Oak School", "Acorn and Oak School", "Oak Park School"]


def test_closed_settings_and_those_elsewhere_are_shown_when_asked_for():
    a_school(urn="999101", name="Open One")
    a_school(urn="999102", name="Closed One", status="Closed")
    a_school(urn="999103", name="Coming One", status="Proposed to open")
    a_school(urn="999104", name="Welsh One", type_code="30")
    a_school(urn="999105", name="Closing One", status="Open, but proposed to close")

    assert _names() == ["Closing One", "Open One"]
    assert _names(standing="closed") == ["Closed One"]
    assert _names(standing="coming") == ["Coming One"]
    assert _names(group="elsewhere") == ["Welsh One"]


def test_need_section_41_and_resourced_provision_are_asked_for_together():
    a_school(urn="999101", name="One", needs=["ASD", "SLCN"], section_41="Approved")
    a_school(urn="999102", name="Two", needs=["ASD"], section_41="Not approved")
    a_school(urn="999103", name="Three", resourced_provision="Resourced provision and SEN unit")

    assert _names(needs=("ASD",)) == ["One", "Two"]
    assert _names(needs=("ASD", "SLCN")) == ["One"]
    assert _names(needs=("ASD",), offers=(Mark.SECTION_41,)) == ["One"]
    assert _names(offers=(Mark.RESOURCED, Mark.UNIT)) == ["Three"]


def test_an_age_fits_between_the_youngest_and_the_oldest_and_where_ages_are_unknown():
    a_school(urn="999101", name="Primary", low_age=4, high_age=11)
    a_school(urn="999102", name="Secondary", low_age=11, high_age=18)
    a_school(urn="999103", name="Unknown")

    assert _names(age=9) == ["Primary", "Unknown"]
    assert _names(age=11) == ["Primary", "Secondary", "Unknown"]
    assert _names(age=19) == ["Unknown"]


def test_kind_phase_and_council_narrow_the_list():
    a_school(urn="999101", name="Special", type_code="44", phase="Not applicable")
    a_school(urn="999102", name="Primary", phase="Primary", authority_code="202")
    a_service(name="Psychologists")

    assert _names(group="special") == ["Special"]
    assert _names(group="psychology") == ["Psychologists"]
    assert _names(phase="Primary") == ["Primary"]
    assert _names(authority="202") == ["Primary"]


def test_the_nearest_comes_first_and_an_unknown_place_is_not_near():
    assert NEAR is not None
    a_school(urn="999101", name="Far", easting=NEAR.easting + 8000, northing=NEAR.northing)
    a_school(urn="999102", name="Near", easting=NEAR.easting + 800, northing=NEAR.northing)
    a_school(urn="999103", name="Unknown")
    a_school(
        urn="999104", name="Corner", easting=NEAR.easting + 7900, northing=NEAR.northing + 7900
    )

    wanted = Wanted(near=NEAR, miles=5)

    found = shown(search(wanted), NEAR)
    assert [(one.provider.name, round(one.miles or 0, 2)) for one in found] == [
        ("Near", 0.5),
        ("Far", 4.97),
    ]


def test_a_free_place_and_a_yearly_fee_are_asked_for_where_they_are_known():
    today = date(2026, 6, 9)
    free, full = a_school(urn="999101", name="Free"), a_school(urn="999102", name="Full")
    a_school(urn="999103", name="Unknown")
    Places.objects.create(provider=free, year_group="7", places=8, filled=6, said_on=today)
    Places.objects.create(provider=full, year_group="7", places=8, filled=8, said_on=today)
    for school, amount, until in ((free, 60_000, None), (full, 40_000, date(2025, 8, 31))):
        Fee.objects.create(
            provider=school,
            what="day_place",
            amount=amount,
            from_on=date(2024, 9, 1),
            until_on=until,
            source="Letter",
            said_on=today,
        )

    assert _names(vacancy=True) == ["Free"]
    assert _names(fee=Decimal(60_000), today=today) == ["Free"]
    assert _names(fee=Decimal(59_999), today=today) == []
