"""Files as people have them: which can be read, and the words for those that cannot."""

import struct
import zipfile
from datetime import date, datetime

import pytest
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from providers.imports.columns import COLUMNS
from providers.imports.reading import first_rows, read
from providers.imports.sheet import Formula, Unreadable
from tests.providers.imports.files import as_csv, book_of, row, save, write

HEADER = ",".join(COLUMNS)
# As a spreadsheet keeps them: it knows no time zones.
MIDNIGHT = datetime.fromisoformat("2026-09-01T00:00")
HALF_PAST_NINE = datetime.fromisoformat("2018-05-04T09:30")


def _told(sheet):
    return [(fault.row, fault.column, fault.message) for fault in sheet.faults]


def _surnames(sheet):
    return [(number, cells["surname"]) for number, cells in sheet.rows]


def _refusal(path):
    with pytest.raises(Unreadable) as refused:
        read(path)
    return str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_h260_letters_are_read_however_they_were_saved(tmp_path, encoding):
    text = as_csv(row(surname="Zoë"), row(surname="O’Neil"))

    sheet = read(write(tmp_path, text.encode(encoding)))

    assert _surnames(sheet) == [(2, "Zoë"), (3, "O’Neil")]


def test_h260_a_row_saved_otherwise_than_the_rest_leaves_its_marks(tmp_path):
    raw = as_csv(row(surname="Zoë")).encode("cp1252")
    raw += ",".join(row(surname="Zoë")).encode("utf-8") + b"\r\n"

    assert _surnames(read(write(tmp_path, raw))) == [(2, "Zoë"), (3, "ZoÃ«")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_any_machine_ends_them(tmp_path, end):
    text = as_csv(row(surname="One"), row(surname="Two")).replace("\r\n", end)

    assert _surnames(read(write(tmp_path, text))) == [(2, "One"), (3, "Two")]


def test_rows_keep_the_number_a_spreadsheet_shows(tmp_path):
    text = as_csv(row(surname="One"), [""] * 19, row(surname="Two\nlines"), row(surname="Three"))
    text = text.replace("One", "One", 1).replace('"Two', '"Two') + "\r\n" + as_csv(header=row())

    sheet = read(write(tmp_path, text))

    assert [number for number, _ in sheet.rows] == [2, 4, 5, 7]
    assert sheet.counted == 4


@pytest.mark.parametrize(
    ("mark", "words"), [(";", "semicolons"), ("\t", "tabs"), ("|", "upright bars")]
)
def test_another_separator_is_named(tmp_path, mark, words):
    text = as_csv(row()).replace(",", mark)

    assert _refusal(write(tmp_path, text)) == (
        f"The columns are separated by {words}. Save the file as CSV with commas."
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf\r\n", "The file is empty."),
        (HEADER.encode("utf-16"), "The file is in UTF-16. Save it as “CSV UTF-8”."),
        (b"%PDF\x00\x01\x02", "This is neither a CSV nor an xlsx file."),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "This is an old Excel file (.xls) or one with a password. Save it as .xlsx or CSV,"
            " without a password.",
        ),
        (b"PK\x03\x04 and nothing", "The spreadsheet is damaged. Save it again as .xlsx."),
    ],
)
def test_what_is_no_list_of_requests_is_told(tmp_path, content, message):
    assert _refusal(write(tmp_path, content)) == message


def test_a_file_of_50_mb_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)

    assert _refusal(path) == (
        "The file is 50 MB. The most we can read is 20 MB. Split it into smaller files."
    )


def test_a_file_that_is_not_there_is_told(tmp_path):
    assert _refusal(tmp_path / "none.csv") == "The file cannot be found or opened."


def test_the_columns_may_stand_in_any_order_and_in_capitals(tmp_path):
    text = "Surname , REFERENCE,Date of birth,received on,source\nExample,A1,2018-05-04,x,parent\n"

    sheet = read(write(tmp_path, text))

    assert sheet.faults == []
    assert sheet.rows[0][1] == dict.fromkeys(COLUMNS, "") | {
        "surname": "Example",
        "reference": "A1",
        "date_of_birth": "2018-05-04",
        "received_on": "x",
        "source": "parent",
    }


def test_what_is_wrong_with_the_header_is_told_and_the_rows_are_counted(tmp_path):
    text = "reference,received_on,source,surname,surname,age,\nA1,x,parent,Example,Example,8,\n"

    sheet = read(write(tmp_path, text))

    assert _told(sheet) == [
        (1, "date_of_birth", "The column date_of_birth is missing. Add it to the first row."),
        (1, "surname", "The column surname stands in the first row more than once."),
        (1, "age", "“age” is not a column we know. Check its spelling or remove it."),
    ]
    assert (sheet.counted, sheet.rows) == (1, [])


def test_a_row_cut_in_half_is_told_and_the_next_is_read(tmp_path):
    text = f"{HEADER}\nA1,2026-09-01,par\n" + as_csv(header=tuple(row(surname="Two")))

    sheet = read(write(tmp_path, text))

    words = "The row ends early: it has 3 of 19 cells. It may be cut off."
    assert (_told(sheet), _surnames(sheet)) == ([(2, "", words)], [(3, "Two")])
    assert sheet.counted == 2


def test_a_row_with_too_many_cells_is_told(tmp_path):
    sheet = read(write(tmp_path, as_csv([*row(), "more", "", ""])))

    words = "The row has 20 cells, 1 too many. A comma inside a cell needs quotes."
    assert _told(sheet) == [(2, "", words)]


def test_a_quotation_mark_never_closed_spoils_its_own_row_only(tmp_path):
    good = ",".join(row(surname="Two"))
    text = f'{HEADER}\nA1,2026-09-01,parent,"Ash,Example\n{good}\n{good}\n'

    sheet = read(write(tmp_path, text))

    words = "The quotation marks of this row do not fit together."
    assert (_told(sheet), _surnames(sheet)) == ([(2, "", words)], [(3, "Two"), (4, "Two")])


def test_a_quotation_mark_inside_a_name_spoils_its_own_row_only(tmp_path):
    text = f'{HEADER}\n"A"1",x\n' + ",".join(row(surname="Two"))

    sheet = read(write(tmp_path, text))

    words = "The quotation marks of this row do not fit together."
    assert (_told(sheet), _surnames(sheet)) == ([(2, "", words)], [(3, "Two")])


def test_a_row_with_an_empty_byte_is_left_to_the_check_of_its_cells(tmp_path):
    sheet = read(write(tmp_path, as_csv(row(surname="Ex\x00ample"), row(surname="Two"))))

    assert _surnames(sheet) == [(2, "Ex\x00ample"), (3, "Two")]


@pytest.mark.parametrize("base", [None, CALENDAR_MAC_1904])
def test_h260_dates_of_a_spreadsheet_are_read_from_both_of_its_calendars(tmp_path, base):
    book = book_of(row(received_on=MIDNIGHT, date_of_birth=date(2018, 5, 4)))
    if base:
        book.epoch = base

    cells = read(save(tmp_path, book)).rows[0][1]

    assert (cells["received_on"], cells["date_of_birth"]) == (date(2026, 9, 1), date(2018, 5, 4))


def test_numbers_of_a_spreadsheet_are_read_as_their_digits(tmp_path):
    cells = read(save(tmp_path, book_of(row(reference=1001, school_urn=102128.0)))).rows[0][1]

    assert (cells["reference"], cells["school_urn"]) == ("1001", "102128")


def test_text_dates_and_times_of_a_spreadsheet_are_left_to_the_check(tmp_path):
    book = book_of(row(received_on="01/09/2026", date_of_birth=HALF_PAST_NINE))

    cells = read(save(tmp_path, book)).rows[0][1]

    assert (cells["received_on"], cells["date_of_birth"]) == ("01/09/2026", "2018-05-04 09:30:00")


def test_a_formula_is_known_from_a_value(tmp_path):
    sheet = read(save(tmp_path, book_of(row(surname='="Exa"&"mple"'), row(surname="'=Smith"))))

    assert [type(cells["surname"]) for _, cells in sheet.rows] == [Formula, str]


def test_blank_rows_of_a_spreadsheet_keep_their_number(tmp_path):
    book = book_of(row(surname="One"))
    for column, value in enumerate(row(surname="Two"), start=1):
        book.active.cell(row=9, column=column, value=value or None)
    book.active.cell(row=400, column=30).font = Font(bold=True)

    sheet = read(save(tmp_path, book))

    assert (_surnames(sheet), sheet.counted) == ([(2, "One"), (9, "Two")], 2)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_named(tmp_path, state):
    book = book_of(row())
    book.create_sheet("Old list").sheet_state = state

    sheet = read(save(tmp_path, book))

    words = "The sheet “Old list” is hidden. Show it or remove it."
    assert (_told(sheet), _surnames(sheet)) == ([(1, "", words)], [(2, "Example")])


def test_a_second_sheet_is_named_unless_it_is_empty(tmp_path):
    book = book_of(row())
    book.create_sheet("Notes")["B2"] = "remember"
    book.create_sheet("Empty")

    words = "Only the first sheet is read. Remove the sheet “Notes”."
    assert _told(read(save(tmp_path, book))) == [(1, "", words)]


def test_h260_merged_cells_are_told_for_each_of_their_rows(tmp_path):
    book = book_of(row(), row(), row())
    book.active.merge_cells("B2:B3")

    words = "Cells of this row are merged with others. Unmerge them and fill each in."
    assert _told(read(save(tmp_path, book))) == [(2, "", words), (3, "", words)]


def test_a_zip_that_holds_no_spreadsheet_is_told(tmp_path):
    path = tmp_path / "requests.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("requests.csv", HEADER)

    assert _refusal(path) == "This is a zip file, not a spreadsheet. Send the CSV or xlsx itself."


def test_a_spreadsheet_far_larger_inside_is_not_opened(tmp_path):
    path = save(tmp_path, book_of(row()))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("xl/worksheets/sheet2.xml", bytes(151 * 1024 * 1024))

    assert _refusal(path) == (
        "The spreadsheet is far larger inside than it looks, so it is not opened."
    )


def test_a_spreadsheet_with_millions_of_words_is_not_opened(tmp_path):
    path = save(tmp_path, book_of(row()))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("xl/sharedStrings.xml", bytes(21 * 1024 * 1024))

    assert _refusal(path) == (
        "The spreadsheet is far larger inside than it looks, so it is not opened."
    )


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_spreadsheet_with_a_broken_part_is_told(tmp_path, part):
    whole, broken = save(tmp_path, book_of(row())), tmp_path / "broken.xlsx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name)[: 40 if name == part else None])

    assert _refusal(broken) == "The spreadsheet is damaged. Save it again as .xlsx."


def test_a_spreadsheet_cut_off_is_told(tmp_path):
    path = save(tmp_path, book_of(row()))
    path.write_bytes(path.read_bytes()[: struct.calcsize("800s")])

    assert _refusal(path) == "The spreadsheet is damaged. Save it again as .xlsx."


def test_a_file_of_more_rows_than_anybody_has_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("providers.imports.sheet.MOST_ROWS", 2)

    assert _refusal(write(tmp_path, as_csv(row(), row(), row()))) == (
        "The file has more than 2 rows. Split it into smaller files."
    )


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_first_rows_are_shown_as_they_stand(tmp_path, kind):
    rows = [row(surname=name) for name in ("One", "Two", "Three")]
    path = write(tmp_path, as_csv(*rows)) if kind == "csv" else save(tmp_path, book_of(*rows))

    shown = first_rows(path, 2)

    assert shown[0] == list(COLUMNS)
    assert [cells[4] for cells in shown[1:]] == ["One", "Two"]


def test_a_spreadsheet_is_read_whatever_its_name_ends_with(tmp_path):
    path = save(tmp_path, book_of(row(surname="One"))).rename(tmp_path / "requests.csv")

    assert _surnames(read(path)) == [(2, "One")]
    assert first_rows(path, 1)[1][4] == "One"


@pytest.mark.parametrize("between", ["  ", "\N{NO-BREAK SPACE}", "-", " _ "])
def test_the_words_of_a_column_may_be_parted_in_any_way(tmp_path, between):
    header = tuple(name.replace("_", between) for name in COLUMNS)

    assert _surnames(read(write(tmp_path, as_csv(row(), header=header)))) == [(2, "Example")]


@pytest.mark.parametrize("first", ["\r\n", ",,,\r\n"])
def test_rows_left_blank_above_the_columns_are_passed_over(tmp_path, first):
    sheet = read(write(tmp_path, first + as_csv(row())))

    assert (_told(sheet), _surnames(sheet), sheet.counted) == ([], [(3, "Example")], 1)


def test_rows_left_blank_above_the_columns_of_a_spreadsheet_are_passed_over(tmp_path):
    book = book_of(row())
    book.active.insert_rows(1)

    assert _surnames(read(save(tmp_path, book))) == [(3, "Example")]


NAMES_NOTHING = "This row should name the columns: reference, received_on, source and so on."


@pytest.mark.parametrize(
    "first", ["List of requests\r\n", "sep=,\r\n", "A1,2026-09-01,parent,Ash\r\n", "x" * 999 + "\n"]
)
def test_a_first_row_that_names_no_column_is_told_once_and_not_repeated(tmp_path, first):
    sheet = read(write(tmp_path, first + as_csv(row())))

    assert (_told(sheet), sheet.counted) == ([(1, "", NAMES_NOTHING)], 2)


def test_a_first_row_of_far_too_many_columns_is_told_at_once(tmp_path):
    header = (*COLUMNS, *(f"more-{number}" for number in range(300_000)))

    assert _told(read(write(tmp_path, as_csv(header=header)))) == [
        (1, "", "The row names 300,019 columns, far too many.")
    ]


def test_the_name_of_an_unknown_column_is_shown_in_part_when_it_is_long(tmp_path):
    sheet = read(write(tmp_path, as_csv(header=(*COLUMNS, "x" * 90_000))))

    shown = "x" * 40
    words = f"“{shown}” is not a column we know. Check its spelling or remove it."
    assert _told(sheet) == [(1, shown, words)]


@pytest.mark.parametrize("content", [",,,\r\n,,\r\n", "  \r\n"])
def test_a_file_of_empty_cells_is_empty(tmp_path, content):
    assert _refusal(write(tmp_path, content)) == "The file is empty."


def test_an_empty_spreadsheet_is_empty(tmp_path):
    book = book_of()
    book.active.delete_rows(1)

    assert _refusal(save(tmp_path, book)) == "The file is empty."


def test_quotation_marks_after_a_space_are_no_part_of_the_cell(tmp_path):
    text = as_csv(row()).replace("Example", ' "Ex, ample"')

    assert _surnames(read(write(tmp_path, text))) == [(2, "Ex, ample")]


def test_a_cell_without_end_is_told(tmp_path):
    sheet = read(write(tmp_path, as_csv(row(surname="x" * 200_000), row(surname="Two"))))

    words = "A cell of this row is far too long. A quotation mark may be missing at its end."
    assert (_told(sheet), _surnames(sheet)) == ([(2, "", words)], [(3, "Two")])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<row r="3"', b'<row r="99999999"'),
        (b"</sheetData>", b'<row r="4"><c r="XFD4"/></row></sheetData>'),
    ],
)
def test_a_spreadsheet_with_cells_far_away_is_not_read_to_its_end(tmp_path, monkeypatch, old, new):
    monkeypatch.setattr("providers.imports.xlsx_file.MOST_CELLS", 10_000)
    whole, far = save(tmp_path, book_of(row(), row())), tmp_path / "far.xlsx"
    with zipfile.ZipFile(whole) as packed, zipfile.ZipFile(far, "w") as again:
        for name in packed.namelist():
            again.writestr(name, packed.read(name).replace(old, new))

    assert _refusal(far) == (
        "The sheet “Sheet” has cells far below or beside the list."
        " Copy the list alone into a new file."
    )


def test_a_number_keeps_the_noughts_it_is_shown_with(tmp_path):
    book = book_of(row(reference=42))
    book.active["A2"].number_format = "000000"

    assert read(save(tmp_path, book)).rows[0][1]["reference"] == "000042"
