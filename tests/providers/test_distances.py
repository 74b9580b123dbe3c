"""Distances are straight lines from the middle of a postcode's area."""

import pytest

from providers.distances import area_of, miles_between


@pytest.mark.parametrize(
    ("typed", "area"),
    [
        ("B31 1LQ", "B31 1"),
        ("b311lq", "B31 1"),
        ("B31 1", "B31 1"),
        ("B31", "B31"),
        (" sw1a 1aa ", "SW1A 1"),
        ("AL1 8ZZ", "AL1"),  # no such sector: its district
    ],
)
def test_a_postcode_lies_in_its_sector_or_else_its_district(typed, area):
    found = area_of(typed)

    assert found is not None
    assert found.name == area


@pytest.mark.parametrize("typed", ["", "ZZ99 9ZZ", "LE55 1AA", "not a postcode", "12345"])
def test_where_that_is_is_not_known(typed):
    assert area_of(typed) is None


def test_miles_are_straight_lines_on_the_grid():
    assert miles_between((400_000, 300_000), (403_000, 304_000)) == pytest.approx(3.1069, abs=1e-4)
