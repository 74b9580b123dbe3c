"""Every layout of the register is read by the names of its columns, and what is wrong is listed."""

from datetime import date

import pytest

from providers.register import BUNDLED, NotARegister
from providers.register.columns import FIELDS
from providers.register.reading import read
from tests.providers.register.extracts import HEADER, LAYOUTS, OFSTED_2021, a_row, an_extract


def _said(extract, urn, *names):
    values = dict(zip(FIELDS, extract.rows[urn], strict=True))
    return tuple(values[name] for name in names)


@pytest.mark.parametrize(
    ("layout", "rows", "new"),
    [
        ("2017", 9, {"HeadHonours", "OfstedRating (name)", "RSCRegion (name)"}),
        ("2018", 4, {"OfstedRating (name)", "RSCRegion (name)"}),
        ("2025-excel", 3, set()),
        ("2026", 10, set()),
    ],
)
def test_every_years_layout_is_read_whole(layout, rows, new):
    extract = read(LAYOUTS / f"{layout}.csv")

    assert (len(extract.rows), extract.faults, extract.notes) == (rows, [], [])
    assert new <= set(extract.new)


def test_columns_that_came_and_went_are_listed():
    extract = read(LAYOUTS / "2017.csv")

    assert "SEN2 (name)" in extract.missing
    assert "Inspectorate (name)" in extract.new


def test_a_layout_like_that_of_2021_is_read(tmp_path):
    header = [n for n in (*HEADER, *OFSTED_2021) if n not in ("FSM", "AccreditationExpiryDate")]
    extract = read(an_extract(tmp_path, a_row(), header=header))

    assert (len(extract.rows), extract.missing) == (1, ["AccreditationExpiryDate", "FSM"])
    assert set(extract.new) == set(OFSTED_2021)


def test_what_a_spreadsheet_did_to_codes_dates_and_telephones_is_undone():
    extract = read(LAYOUTS / "2025-excel.csv")

    assert _said(extract, "143034", "type_code", "opened_on", "phone", "census_on") == (
        "34",
        date(2016, 8, 1),
        "01424424530",
        date(2025, 1, 16),
    )
    assert _said(extract, "100273", "type_code", "closed_on") == ("02", date(2002, 8, 31))


def test_the_registers_own_form_is_read_as_it_stands():
    extract = read(LAYOUTS / "2026.csv")

    names = ("type_code", "opened_on", "authority_code", "establishment_number", "phone")
    assert _said(extract, "105135", *names) == (
        "28",
        date(2005, 9, 1),
        "203",
        "6905",
        "02083113868",
    )


def test_stray_spaces_and_a_byte_order_mark_in_the_header_are_no_matter(tmp_path):
    header = [f" {name}  " for name in HEADER]
    row = {f" {name}  ": value for name, value in a_row().items()}

    extract = read(an_extract(tmp_path, row, header=header, encoding="utf-8-sig"))

    assert (list(extract.rows), extract.new) == (["999001"], [])


@pytest.mark.parametrize(
    ("encoding", "words"),
    [("cp1252", "Windows-1252"), ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8")],
)
def test_what_it_is_written_in_is_told_by_what_is_in_it(tmp_path, encoding, words):
    row = a_row(EstablishmentName="St Thomas à Becket", Street="82° North – “Quoted”")

    extract = read(an_extract(tmp_path, row, encoding=encoding))

    assert extract.encoding == words
    assert _said(extract, "999001", "name", "street") == (
        "St Thomas à Becket",
        "82° North – “Quoted”",
    )


def test_a_file_in_two_encodings_is_read_line_by_line(tmp_path):
    one = an_extract(tmp_path, a_row("999001", EstablishmentName="École Un")).read_bytes()
    other = an_extract(
        tmp_path, a_row("999002", EstablishmentName="École Deux"), encoding="utf-8"
    ).read_bytes()
    path = tmp_path / "both.csv"
    path.write_bytes(one + other.split(b"\n", 1)[1])

    extract = read(path)

    assert extract.encoding == "Windows-1252, and some rows UTF-8"
    assert [values[1] for values in extract.rows.values()] == ["École Un", "École Deux"]


def test_a_letter_that_nobody_can_read_is_listed_with_its_row(tmp_path):
    path = an_extract(tmp_path, a_row("999001"), a_row("999002", EstablishmentName="Fiert# School"))
    path.write_bytes(path.read_bytes().replace(b"Fiert#", b"Fiert\x81"))

    extract = read(path)

    assert [(note.row, note.column) for note in extract.notes] == [(3, "EstablishmentName")]
    assert len(extract.rows) == 2


def test_the_bundled_extract_tells_of_its_three_lost_letters():
    notes = read(BUNDLED).notes

    assert [note.column for note in notes] == [
        "Trusts (name)",
        "EstablishmentName",
        "Trusts (name)",
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            b"PK\x03\x04rest",
            "The file is packed (zip) or a spreadsheet. Unpack it, or save it as CSV.",
        ),
        ("URN,Name".encode("utf-16"), "The file is in UTF-16. Save it as “CSV UTF-8”."),
        (b"  \n", "The file is empty."),
        (b"a\x00b", "The file is not a CSV file."),
        (
            b"URN;A;B\n",
            "The columns are separated by semicolons. Save the file as CSV with commas.",
        ),
    ],
)
def test_another_kind_of_file_is_refused_in_words(tmp_path, content, sentence):
    path = tmp_path / "other.csv"
    path.write_bytes(content)

    with pytest.raises(NotARegister) as refused:
        read(path)

    assert str(refused.value) == sentence


def test_a_missing_required_column_is_named(tmp_path):
    header = [name for name in HEADER if name != "LA (code)"]

    with pytest.raises(NotARegister) as refused:
        read(an_extract(tmp_path, a_row(), header=header))

    assert str(refused.value) == "The file has no column LA (code)."


def test_a_row_with_a_cell_too_few_is_shifted(tmp_path):
    path = an_extract(tmp_path, a_row("999001"), a_row("999002"))
    lines = path.read_text("cp1252").splitlines()
    path.write_text("\n".join([*lines[:2], lines[2].replace(",", "", 1)]), "cp1252")

    extract = read(path)

    assert [fault.message for fault in extract.faults] == [
        "Row 3 is shifted: it has 134 cells where there are 135 columns."
    ]
    assert list(extract.rows) == ["999001"]


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        (
            "EstablishmentStatus (code)",
            "Open",
            "Row 2 seems shifted: EstablishmentStatus (code) is “Open”, which is no status.",
        ),
        ("LA (code)", "Camden", "Row 2 seems shifted: LA (code) is “Camden”, which is no code."),
        ("EstablishmentName", "3614", "Row 2 seems shifted: its name is “3614”."),
        (
            "TypeOfEstablishment (code)",
            "Community",
            "Row 2 seems shifted: TypeOfEstablishment (code) is “Community”, which is no code.",
        ),
        ("URN", "1234", "Row 2: “1234” is not a URN of 6 digits."),
    ],
)
def test_a_shifted_row_is_left_out_and_listed(tmp_path, column, cell, sentence):
    extract = read(an_extract(tmp_path, a_row(**{column: cell})))

    assert ([fault.message for fault in extract.faults], extract.rows) == ([sentence], {})


def test_one_urn_in_two_rows_is_listed(tmp_path):
    extract = read(an_extract(tmp_path, a_row(), a_row(EstablishmentName="Another One")))

    assert [fault.message for fault in extract.faults] == [
        "Row 3: URN 999001 stands in row 2 already."
    ]


def test_h260_a_date_that_does_not_exist_is_unknown_and_listed(tmp_path):
    extract = read(an_extract(tmp_path, a_row(OpenDate="31-02-2020", SchoolCapacity="many")))

    assert _said(extract, "999001", "opened_on", "capacity") == (None, None)
    assert [(note.row, note.column) for note in extract.notes] == [
        (2, "OpenDate"),
        (2, "SchoolCapacity"),
    ]


def test_needs_are_read_from_thirteen_columns_whichever_are_filled(tmp_path):
    needs = {
        "SEN1 (name)": "Not Applicable",
        "SEN2 (name)": "SLCN - Speech, language and Communication",
        "SEN7 (name)": "ASD - Autistic Spectrum Disorder",
        "SEN13 (name)": "SpLD - Specific Learning Difficulty",
    }
    extract = read(an_extract(tmp_path, a_row(**needs)))

    assert _said(extract, "999001", "needs") == ('["SPLD", "SLCN", "ASD"]',)


def test_none_is_a_religious_character_and_empty_is_another_thing(tmp_path):
    rows = (
        a_row("999001", **{"ReligiousCharacter (name)": "None"}),
        a_row("999002", **{"ReligiousCharacter (name)": ""}),
    )
    extract = read(an_extract(tmp_path, *rows))

    assert _said(extract, "999001", "religion") == ("None",)
    assert _said(extract, "999002", "religion") == ("",)


@pytest.mark.parametrize("cell", ["", "0"])
def test_no_place_and_nought_both_mean_that_the_place_is_unknown(tmp_path, cell):
    extract = read(an_extract(tmp_path, a_row(Easting=cell, Northing=cell)))

    assert _said(extract, "999001", "easting", "northing") == (None, None)


def test_commas_quotes_and_line_breaks_in_a_name_are_read(tmp_path):
    extract = read(an_extract(tmp_path, a_row(EstablishmentName='Oak, "The\nAcademy"')))

    assert _said(extract, "999001", "name") == ('Oak, "The Academy"',)
