"""Every fault of a row is told, in the words a person can act on."""

from datetime import date

import pytest

from accounts.models import User
from providers.imports.checking import check_row
from providers.imports.columns import COLUMNS
from providers.imports.fields import Known
from providers.imports.sheet import Formula
from tests.providers.imports.files import RIGHT, TODAY, URN

KNOWN = Known({URN: "Example Academy"}, {"cora@council.example": User()}, TODAY)
ASSESSED = {"decision": "assess", "decision_on": "2026-10-01"}
ISSUED = ASSESSED | {"plan_decision": "issue", "plan_decision_on": "2026-11-02"}


def _check(**changes):
    cells = {name: (RIGHT | changes).get(name, "") for name in COLUMNS}
    return check_row(7, cells, KNOWN)


def _faults(**changes):
    return [(fault.column, fault.message) for fault in _check(**changes)[1]]


def test_a_right_row_has_no_fault():
    full = ISSUED | {
        "sex": "Female",
        "upn": "b749238521299",
        "postcode": "ex11aa",
        "school_urn": URN,
        "officer_email": "Cora@Council.Example",
        "source": "Young Person",
        "advice_requested_on": "2026-10-02",
        "advice_received_on": "2026-11-01",
        "draft_served_on": "10/11/2026",
        "final_sent_on": "2026-11-23",
    }

    row, faults = _check(**full)

    assert faults == []
    assert row.text["upn"] == "B749238521299"
    assert row.text["postcode"] == "EX1 1AA"
    assert row.text["officer_email"] == "cora@council.example"
    assert row.text["source"] == "young person"
    assert row.dates["draft_served_on"] == date(2026, 11, 10)


@pytest.mark.parametrize("written", ["2026-09-01", "01/09/2026", "1/9/2026", date(2026, 9, 1)])
def test_a_date_is_read_as_people_and_spreadsheets_write_it(written):
    row, faults = _check(received_on=written)

    assert (row.dates["received_on"], faults) == (date(2026, 9, 1), [])


SHORT = "has a year of two digits. Write it with four, like 09/06/2026."
NO_DATE = "is not a date like 2026-06-09 or 09/06/2026."


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("30/02/2026", "30/02/2026 is not a real date."),
        ("2026-02-30", "2026-02-30 is not a real date."),
        ("31/04/2026", "31/04/2026 is not a real date."),
        ("09/13/2026", "09/13/2026 is not a real date."),
        ("0000-01-01", "0000-01-01 is not a real date."),
        ("31/02", f"“31/02” {NO_DATE}"),
        ("01/09/26", f"“01/09/26” {SHORT}"),
        ("1.9.26", f"“1.9.26” {SHORT}"),
        ("26-09-01", f"“26-09-01” {SHORT}"),
        ("1 September 2026", f"“1 September 2026” {NO_DATE}"),
        ("2026/09/01", f"“2026/09/01” {NO_DATE}"),
        ("46266", f"“46266” {NO_DATE}"),
        ("２０２６-09-01", f"“２０２６-09-01” {NO_DATE}"),
        ("2026-09-01 14:30:00", f"“2026-09-01 14:30:00” {NO_DATE}"),
        ("25/11/2026", "Wednesday 25 November 2026 is in the future."),
        ("2018-05-03", "Thursday 3 May 2018 is before the date of birth."),
    ],
)
def test_h260_a_day_that_cannot_be_is_told(written, message):
    assert _faults(received_on=written) == [("received_on", message)]


def test_today_is_not_in_the_future():
    assert _faults(received_on="24/11/2026") == []


def test_a_request_before_the_law_began_is_told():
    assert _faults(received_on="2014-08-31", date_of_birth="2010-01-01") == [
        ("received_on", "There were no EHC needs assessments before 1 September 2014.")
    ]


@pytest.mark.parametrize(("born", "is_over"), [("2001-09-01", True), ("2001-09-02", False)])
def test_nobody_is_assessed_from_their_25th_birthday_on(born, is_over):
    words = [("date_of_birth", "They were 25 or over when the request was received.")]

    assert _faults(date_of_birth=born) == (words if is_over else [])


def test_everything_missing_is_told_at_once():
    faults = _faults(**dict.fromkeys(RIGHT, ""))

    assert faults == [
        ("reference", "The reference is missing."),
        ("received_on", "The day the request was received is missing."),
        ("source", "Who asked is missing."),
        ("surname", "The surname is missing. A child with one name has it as surname."),
        ("date_of_birth", "The date of birth is missing."),
    ]


def test_every_fault_of_a_row_is_told_with_its_row_and_column():
    _, faults = _check(
        reference="A 1", received_on="30/02/2026", source="aunt", sex="X", school_urn="999999"
    )

    assert [(fault.row, fault.column) for fault in faults] == [
        (7, "reference"),
        (7, "received_on"),
        (7, "source"),
        (7, "sex"),
        (7, "school_urn"),
    ]


@pytest.mark.parametrize(
    "reference", ["A/1", "A 1", "../etc/passwd", "-A", "é1", "A?b=c", "A" * 41, "=1+1", "１"]
)
def test_a_reference_is_fit_for_an_address(reference):
    assert _faults(reference=reference) == [
        (
            "reference",
            "A reference has at most 40 letters, digits, hyphens, dots and underscores, no spaces,"
            " and begins with a letter or digit.",
        )
    ]


@pytest.mark.parametrize(
    "name",
    [
        "O'Neil",
        "O’Neil",
        "ONeil",
        "Zoë",
        "Nguyễn",
        "Łukasz-Ångström",
        "de la Cruz",
        "=Smith",
        "+Ann",
        "@Home Boy",
        "-Lee",
        "A" * 100,
        "Null",
        "محمد",
    ],
)
def test_names_of_every_kind_are_kept_as_they_are(name):
    row, faults = _check(surname=name, forename="")

    assert (row.text["surname"], row.text["forename"], faults) == (name, "", [])


def test_letters_with_their_accents_apart_are_put_together():
    row, _ = _check(surname="Zoe\u0308")

    assert row.text["surname"] == "Zoë"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("A" * 101, "A name can have 100 letters; this has 101."),
        ("Ash\x00", "The name holds a character that cannot be seen or printed."),
        ("Ash\nExample", "The name holds a character that cannot be seen or printed."),
        ("Ash\u202e", "The name holds a character that cannot be seen or printed."),
        ("12", "This is not a name."),
        ("-", "This is not a name."),
        ("=1+1", "This is not a name."),
        ("#N/A", "This is not a name."),
        ("#ref!", "This is not a name."),
    ],
)
def test_what_is_no_name_is_told(name, message):
    assert _faults(surname=name) == [("surname", message)]


@pytest.mark.parametrize("name", ["ZoÃ«", "Nguyá»…n", "Zo\N{REPLACEMENT CHARACTER}"])
def test_h260_a_name_whose_letters_were_garbled_is_told(name):
    words = "A letter of the name was garbled. Save the file as “CSV UTF-8” and type it again."

    assert _faults(surname=name) == [("surname", words)]


@pytest.mark.parametrize(
    ("upn", "message"),
    [
        (
            "A749238521299",
            "The first letter of the UPN does not fit its numbers: it would be B, not A."
            " Check the UPN with the school",
        ),
        ("B74923852129", "UPN must be 13 characters long. You typed 12"),
        ("1749238521299", "UPN must be a letter, then 12 numbers, like H801200001001"),
    ],
)
def test_a_upn_that_cannot_be_is_told(upn, message):
    assert _faults(upn=upn) == [("upn", message)]


@pytest.mark.parametrize(
    ("column", "written", "message"),
    [
        ("source", "aunt", "“aunt” is none of: parent, young person, school, college, other."),
        ("sex", "X", "“x” is none of: f, female, m, male."),
        ("postcode", "EX1", "“EX1” is not a whole postcode."),
        ("postcode", "1EX 1AA", "“1EX 1AA” is not a whole postcode."),
        ("school_urn", "12345", "“12345” is not a URN. A URN has 6 digits."),
        (
            "school_urn",
            "999999",
            "There is no establishment with the URN 999999 in the register.",
        ),
        (
            "officer_email",
            "nobody@council.example",
            "No officer who may hold cases signs in with this email address.",
        ),
        ("decision", "yes", "“yes” is none of: assess, not assess."),
        ("plan_decision", "no", "“no” is none of: issue, not issue."),
    ],
)
def test_a_cell_that_says_something_else_is_told(column, written, message):
    assert _faults(**{column: written}) == [(column, message)]


def test_an_officer_cannot_be_unknown_before_anybody_signs_in():
    cells = {name: (RIGHT | {"officer_email": "a@b.example"}).get(name, "") for name in COLUMNS}

    _, faults = check_row(2, cells, Known({}, {}, TODAY))

    assert faults == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"decision": "assess"}, [("decision_on", "The day is missing for “assess”.")]),
        (
            {"decision_on": "2026-10-01"},
            [("decision", "decision_on is given, so decision is needed.")],
        ),
        (
            ASSESSED | {"decision_on": "2026-08-31"},
            [("decision_on", "Monday 31 August 2026 is before the request was received.")],
        ),
        (
            {"decision": "not assess", "decision_on": "2026-10-01", "final_sent_on": "2026-11-01"},
            [("final_sent_on", "This cannot have a date: the decision was not to assess.")],
        ),
        (
            {"advice_requested_on": "2026-10-01"},
            [("advice_requested_on", "This cannot have a date: there is no decision to assess.")],
        ),
        (
            ASSESSED | {"advice_received_on": "2026-11-01"},
            [
                (
                    "advice_requested_on",
                    "Advice was received, so the day it was asked is needed.",
                )
            ],
        ),
        (
            ASSESSED | {"advice_requested_on": "2026-10-05", "advice_received_on": "2026-10-02"},
            [
                (
                    "advice_received_on",
                    "Friday 2 October 2026 is before advice_requested_on, Monday 5 October 2026.",
                )
            ],
        ),
        (
            ASSESSED | {"plan_decision": "issue", "plan_decision_on": "2026-09-30"},
            [
                (
                    "plan_decision_on",
                    "Wednesday 30 September 2026 is before decision_on, Thursday 1 October 2026.",
                )
            ],
        ),
        (
            ISSUED | {"draft_served_on": "2026-11-20", "final_sent_on": "2026-11-19"},
            [
                (
                    "final_sent_on",
                    "Thursday 19 November 2026 is before draft_served_on, Friday 20 November 2026.",
                )
            ],
        ),
        (
            ISSUED | {"plan_decision": "not issue", "draft_served_on": "2026-11-20"},
            [("draft_served_on", "This cannot have a date: the decision was not to issue a plan.")],
        ),
    ],
)
def test_steps_have_their_day_and_their_order(changes, expected):
    assert _faults(**changes) == expected


def test_a_formula_is_told_and_so_is_everything_else_in_its_row():
    assert _faults(surname=Formula("=A1"), received_on=Formula("=TODAY()"), sex="X") == [
        ("received_on", "The cell holds a formula. Paste its value in its place."),
        ("surname", "The cell holds a formula. Paste its value in its place."),
        ("sex", "“x” is none of: f, female, m, male."),
    ]


def test_what_cannot_be_an_email_is_told_even_before_anybody_signs_in():
    cells = {name: (RIGHT | {"officer_email": "cora at work"}).get(name, "") for name in COLUMNS}

    _, faults = check_row(2, cells, Known({}, {}, TODAY))

    assert [fault.message for fault in faults] == ["“cora at work” is not an email address."]


@pytest.mark.parametrize("column", ["date_of_birth", "received_on"])
def test_a_day_in_the_future_is_told_once_and_no_other_day_is_compared_with_it(column):
    assert _faults(**(ISSUED | {column: "2062-05-04"})) == [
        (column, "Thursday 4 May 2062 is in the future.")
    ]


def test_an_adult_is_told_even_when_the_day_of_the_request_cannot_be_read():
    assert _faults(received_on="30/02/2026", date_of_birth="1990-01-01") == [
        ("received_on", "30/02/2026 is not a real date."),
        ("date_of_birth", "They are 25 or over."),
    ]


@pytest.mark.parametrize("column", ["reference", "surname", "upn", "decision"])
def test_a_date_that_a_spreadsheet_made_of_something_else_is_told(column):
    assert _faults(**{column: date(2026, 1, 2)}) == [
        (column, "The spreadsheet made a date of this cell. Type it as text.")
    ]
