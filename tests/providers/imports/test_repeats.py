"""Rows of one file that name one case or one child are told apart from twins and namesakes."""

import pytest

from providers.imports.checking import check_row
from providers.imports.columns import COLUMNS
from providers.imports.fields import Known
from providers.imports.repeats import repeated
from tests.providers.imports.files import RIGHT, TODAY

UPN, OTHER_UPN = "B749238521299", "T429458311296"
SAME_CHILD = "This may be the same child as in row 2: same name, same date of birth."


def _faults(first, second):
    rows = []
    for number, changes in enumerate((first, second), start=2):
        cells = {"reference": f"R-{number}"} | changes
        cells = {name: (RIGHT | cells).get(name, "") for name in COLUMNS}
        rows.append(check_row(number, cells, Known({}, {}, TODAY))[0])
    return [(fault.row, fault.column, fault.message) for fault in repeated(rows)]


def test_h007_twins_are_two_children():
    assert _faults({"forename": "Ada"}, {"forename": "Ida"}) == []


def test_h007_twins_of_one_address_and_school_are_two_children():
    home = {"postcode": "EX1 1AA", "school_urn": "102128"}

    assert _faults({"forename": "Ada"} | home, {"forename": "Ida"} | home) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({"surname": "O'Neil"}, {"surname": "ONeil"}),
        ({"surname": "O'Neil"}, {"surname": "O’NEIL"}),
        ({"forename": "Zoë"}, {"forename": "Zoe"}),
        ({"upn": UPN}, {}),
        ({"forename": "", "surname": "Madonna"}, {"forename": "", "surname": "madonna"}),
    ],
)
def test_h263_the_same_child_twice_is_told_however_the_name_is_written(first, second):
    assert _faults(first, second) == [(3, "surname", SAME_CHILD)]


def test_namesakes_born_on_one_day_are_told_apart_by_their_upns():
    assert _faults({"upn": UPN}, {"upn": OTHER_UPN}) == []


def test_namesakes_born_on_other_days_are_two_children():
    assert _faults({}, {"date_of_birth": "2018-05-05"}) == []


def test_one_upn_for_two_names_is_told():
    assert _faults({"upn": UPN}, {"upn": UPN, "surname": "Other"}) == [
        (3, "upn", "The same UPN stands in row 2.")
    ]


@pytest.mark.parametrize("again", ["A-1", "a-1"])
def test_the_same_reference_twice_is_told_whatever_else_the_row_says(again):
    faults = _faults({"reference": "A-1"}, {"reference": again, "surname": "Other"})

    assert faults == [(3, "reference", "The same reference stands in row 2.")]


def test_two_rows_without_a_reference_are_not_the_same_case():
    assert _faults({"reference": ""}, {"reference": "", "surname": "Other"}) == []
