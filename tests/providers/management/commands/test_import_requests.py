"""The import from the command line, as a script reads it: one JSON, and an exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from cases.models import AuditEntry, Case, Child, Deadline, Entry
from providers.models import Provider
from providers.register import SAMPLE
from tests.factories import UserFactory
from tests.providers.imports.files import TODAY, as_csv, book_of, row, save, write, write_csv

UNREAD = {"rows": 0, "valid": 0, "created": 0, "unchanged": 0}


@pytest.fixture(autouse=True)
def _on_24_november(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.fixture
def run(db, capsys):
    """Run the command: what it prints as JSON, and its exit code."""

    def run(path, *options):
        code = 0
        try:
            call_command("import_requests", path, "--format", "json", *options)
        except SystemExit as stop:
            code = stop.code
        return json.loads(capsys.readouterr().out), code

    return run


def _process(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    env |= {"DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}"}
    return subprocess.run(  # noqa: S603
        [sys.executable, "manage.py", "import_requests", *words, "--format", "json"],
        cwd=settings.BASE_DIR,
        env=env,
        capture_output=True,
        text=True,
        timeout=240,
    )


def test_a_machine_with_no_database_yet_checks_a_file_and_prints_json_alone(tmp_path):
    path = write_csv(tmp_path, row(school_urn="102128"), row(reference="B", school_urn="999999"))

    done = _process(tmp_path, str(path), "--dry-run")

    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert list(found) == ["rows", "valid", "created", "unchanged", "errors"]
    assert (found["rows"], found["valid"], found["created"], found["unchanged"]) == (2, 1, 0, 0)
    assert [(fault["row"], fault["column"]) for fault in found["errors"]] == [
        (3, "surname"),
        (3, "school_urn"),
    ]


def test_the_sample_that_ships_is_right_in_every_row(run):
    assert run(SAMPLE, "--dry-run") == (UNREAD | {"rows": 40, "valid": 40, "errors": []}, 0)


def test_h260_a_dry_run_writes_nothing(run):
    run(SAMPLE, "--dry-run")

    tables = (Case, Child, Entry, Deadline, AuditEntry, Provider)
    assert [table.objects.count() for table in tables] == [0] * 6


def test_h260_the_same_file_again_changes_nothing(run):
    first, again = run(SAMPLE), run(SAMPLE)
    entries = Entry.objects.count()

    assert first[0]["created"] == 40
    assert again == (
        UNREAD | {"rows": 40, "valid": 40, "unchanged": 40, "updated": 0} | {"errors": []},
        0,
    )
    assert run(SAMPLE, "--dry-run")[0]["unchanged"] == 40
    assert (Case.objects.count(), Entry.objects.count()) == (40, entries)


def test_what_is_imported_from_the_command_line_is_audited_as_a_job(run, tmp_path):
    run(write_csv(tmp_path, row()))

    entry = AuditEntry.objects.get()
    assert (entry.by, entry.by_name) == (None, "Import from the command line")


def test_rows_are_numbered_as_a_spreadsheet_shows_them(run, tmp_path):
    lines = as_csv(row(), row(reference="B", forename="Two\nlines", surname="B")).splitlines(True)
    text = "".join([lines[0], "\r\n", lines[1], ",,,,\r\n", *lines[2:]])
    text += as_csv(row(reference="C", surname="C", sex="X")).splitlines(True)[1]

    found, code = run(write(tmp_path, text), "--dry-run")

    assert (found["rows"], found["valid"], code) == (3, 1, 1)
    assert [(fault["row"], fault["column"]) for fault in found["errors"]] == [
        (5, "forename"),
        (6, "sex"),
    ]


def test_every_fault_of_a_row_is_reported(run, tmp_path):
    bad = row(
        received_on="30/02/2026",
        source="aunt",
        date_of_birth="04/05/18",
        upn="A749238521299",
        school_urn="999999",
        decision="assess",
        draft_served_on="25/11/2026",
    )

    found, _ = run(write_csv(tmp_path, bad), "--dry-run")

    assert [fault["column"] for fault in found["errors"]] == [
        "received_on",
        "source",
        "date_of_birth",
        "upn",
        "school_urn",
        "decision_on",
        "draft_served_on",
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty."),
        (as_csv(row()).replace(",", ";"), "The columns are separated by semicolons."),
        (as_csv(row()).encode("utf-16"), "The file is in UTF-16."),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "This is an old Excel file (.xls) or one with a"),
        (b"PK\x03\x04 not a zip", "The spreadsheet is damaged."),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error_of_row_1_and_exit_code_1(
    run, tmp_path, content, words
):
    found, code = run(write(tmp_path, content), "--dry-run")

    assert code == 1
    assert found | {"errors": []} == UNREAD | {"errors": []}
    assert found["errors"][0]["row"] == 1
    assert found["errors"][0]["message"].startswith(words)


def test_a_file_that_is_not_there_is_told(run, tmp_path):
    words = "The file cannot be found or opened."
    told = {"errors": [{"row": 1, "column": "", "message": words}]}

    assert run(tmp_path / "none.csv", "--dry-run") == (UNREAD | told, 1)
    assert run(tmp_path, "--dry-run") == (UNREAD | told, 1)


def test_a_file_too_large_is_told_before_it_is_read(run, tmp_path, settings):
    settings.IMPORT_MAX_BYTES = 1024 * 1024
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)

    found, code = run(path, "--dry-run")

    words = "The file is 50 MB. The most we can read is 1 MB. Split it into smaller files."
    assert (found["errors"], code) == ([{"row": 1, "column": "", "message": words}], 1)


@pytest.mark.parametrize("with_rows", [True, False])
def test_a_column_that_is_missing_unknown_or_double_is_told(run, tmp_path, with_rows):
    header = "reference,Received on,source,surname,shoe_size,surname"
    text = header + ("\nA,2026-09-01,parent,Example,4,Example" if with_rows else "")

    found, code = run(write(tmp_path, text), "--dry-run")

    assert (found["rows"], code) == (int(with_rows), 1)
    assert [(fault["row"], fault["column"]) for fault in found["errors"]] == [
        (1, "shoe_size"),
        (1, "surname"),
        (1, "date_of_birth"),
    ]


def test_columns_in_any_order_and_spelling_are_read(run, tmp_path):
    text = "\ufeff Surname ,DATE OF BIRTH,Reference,source,Received_On\n" + (
        "Example,04/05/2018,A-1,Parent,2026-09-01\n"
    )

    found, code = run(write(tmp_path, text), "--dry-run")

    assert (found, code) == (UNREAD | {"rows": 1, "valid": 1, "errors": []}, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_h260_letters_survive_however_the_file_was_saved(run, tmp_path, encoding):
    path = write(tmp_path, as_csv(row(surname="Zoé")).encode(encoding))

    assert run(path)[0]["created"] == 1
    assert Child.objects.get().surname == "Zoé"


def test_a_spreadsheet_is_read_like_a_csv(run, tmp_path):
    path = save(tmp_path, book_of(row(), row(reference="B", surname="=A1"), row()))

    found, code = run(path, "--dry-run")

    assert (found["rows"], found["valid"], code) == (3, 1, 1)
    assert [(fault["row"], fault["column"]) for fault in found["errors"]] == [
        (3, "surname"),
        (4, "reference"),
    ]


def test_rows_that_name_no_officer_go_to_the_officer_who_is_named(run, tmp_path):
    officer = UserFactory(email="cora@council.example")

    run(write_csv(tmp_path, row()), "--officer", "Cora@council.example")

    assert Case.objects.get().officer == officer


def test_an_officer_nobody_knows_is_refused_before_anything_is_written(run, tmp_path):
    with pytest.raises(CommandError) as refused:
        run(write_csv(tmp_path, row()), "--officer", "nobody@council.example")

    assert str(refused.value) == "Nobody signs in as nobody@council.example."
    assert Case.objects.count() == 0


def test_a_person_reads_the_same_in_words(db, tmp_path, capsys):
    with pytest.raises(SystemExit) as stop:
        call_command("import_requests", write_csv(tmp_path, row(sex="X")), "--dry-run")

    assert stop.value.code == 1
    assert capsys.readouterr().out == (
        "Row 2, sex: “x” is none of: f, female, m, male.\n"
        "1 rows, 0 valid, 0 would be created, 0 would be added to, 0 unchanged, 1 faults\n"
    )
