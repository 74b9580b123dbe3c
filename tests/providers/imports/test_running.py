"""A whole file is checked without a trace; what cannot be read is told as a fault of row 1."""

import pytest

from cases.models import AuditEntry, Case, Child
from providers.imports.running import apply_file
from tests.providers.imports.files import as_csv, checked, row, told, write, write_csv


@pytest.mark.django_db
def test_h260_checking_a_file_writes_nothing(tmp_path):
    report = checked(write_csv(tmp_path, row(), row(reference="")))

    assert report.as_dict(dry_run=True) == {
        "rows": 2,
        "valid": 1,
        "created": 0,
        "unchanged": 0,
        "errors": [
            {"row": 3, "column": "reference", "message": "The reference is missing."},
            {
                "row": 3,
                "column": "surname",
                "message": "This may be the same child as in row 2: same name, same date of birth.",
            },
        ],
    }
    assert [model.objects.count() for model in (Case, Child, AuditEntry)] == [0, 0, 0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty."),
        (b"\xef\xbb\xbf\r\n", "The file is empty."),
        (b"\xd0\xcf\x11\xe0rest", "This is an old Excel file (.xls) or one with a password."),
        (as_csv(row()).encode("utf-16"), "The file is in UTF-16. Save it as “CSV UTF-8”."),
        (as_csv(row()).replace(",", ";"), "The columns are separated by semicolons."),
        (as_csv(row()).replace(",", "\t"), "The columns are separated by tabs."),
    ],
)
def test_a_file_that_cannot_be_read_is_one_fault(tmp_path, content, message):
    report = checked(write(tmp_path, content))

    assert (report.rows, report.valid) == (0, [])
    assert [(number, column) for number, column, _ in told(report)] == [(1, "")]
    assert report.faults[0].message.startswith(message)


@pytest.mark.django_db
def test_faults_are_told_in_the_order_of_the_rows(tmp_path):
    report = checked(
        write_csv(tmp_path, row(sex="X"), row(reference="R", surname="Y", source="aunt"), row())
    )

    assert [fault.row for fault in report.faults] == [2, 3, 4]


@pytest.mark.django_db
def test_the_checker_says_how_far_it_is(tmp_path):
    report = checked(
        write_csv(tmp_path, row(), row(reference="PAPER-2", forename="Ben", surname="Other"))
    )
    steps = []

    apply_file(report, by=None, visible=Case.objects.all(), progress=steps.append)

    assert steps == [1, 2]
