"""A file sent through the browser: one at a time, once, and carried on after its worker died."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from cases.models import Case, Entry
from cases.refusals import Refused
from providers.imports import runs
from providers.models import ImportRun
from tests.factories import TeamFactory, UserFactory
from tests.providers.imports.files import TODAY, as_csv, book_of, row, save

State = ImportRun.State
BOTH = (row(), row(reference="PAPER-2", forename="Ben", surname="Other"))


@pytest.fixture(autouse=True)
def _on_24_november(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.fixture
def officer(db):
    return UserFactory(name="Cora Coleman", team=TeamFactory())


def _kept(by, *rows):
    file = SimpleUploadedFile("list of children.csv", as_csv(*(rows or BOTH)).encode())
    return runs.keep(file, by=by)


def _silent(run):
    ImportRun.objects.filter(pk=run.pk).update(
        heard_from_at=timezone.now() - runs.SILENCE - timedelta(seconds=1)
    )


def test_a_file_is_kept_under_a_name_of_ours_and_only_checked(officer):
    run = _kept(officer, *BOTH, row(reference=""))

    assert (run.state, run.rows, run.valid, run.created) == (State.CHECKED, 3, 2, 2)
    assert [fault["row"] for fault in run.errors] == [4, 4]
    assert "children" not in run.file.name
    assert not Case.objects.exists()


def test_a_checked_file_is_read_in_once_and_then_deleted(officer):
    run = _kept(officer)
    path = Path(run.file.path)

    assert runs.start(run, by=officer) is True
    assert runs.start(run, by=officer) is False
    runs.read_in(run.pk)
    assert runs.read_in(run.pk) is None

    run = ImportRun.objects.get()
    assert (run.state, run.done, run.created, bool(run.file)) == (State.DONE, 2, 2, False)
    assert not path.exists()
    assert Case.objects.count() == 2


def test_a_second_file_waits_while_one_is_read_in(officer):
    first, second = _kept(officer), _kept(officer)
    runs.start(first, by=officer)

    with pytest.raises(Refused) as refused:
        runs.start(second, by=officer)

    assert refused.value.sentence.startswith(
        "Another file is being read in: Cora Coleman started it at "
    )
    second.refresh_from_db()
    assert second.state == State.CHECKED


def test_a_worker_that_died_is_found_out_and_its_file_carried_on(officer, monkeypatch):
    run = _kept(officer)
    runs.start(run, by=officer)
    with monkeypatch.context() as patched:
        patched.setattr(runs, "EVERY", 1)

        def dies(run, token, done, of):
            raise SystemExit

        patched.setattr(runs, "_sign_of_life", dies)
        with pytest.raises(SystemExit):
            runs.read_in(run.pk)
    assert (Case.objects.count(), Entry.objects.count()) == (1, 1)
    assert runs.read_in(run.pk) is None
    _silent(run)

    runs.end_the_dead()
    assert ImportRun.objects.get().state == State.FAILED
    runs.start(run, by=officer)
    runs.read_in(run.pk)

    done = ImportRun.objects.get()
    assert (done.state, done.created, done.unchanged) == (State.DONE, 1, 1)
    assert (Case.objects.count(), Entry.objects.count()) == (2, 2)


def test_a_worker_that_was_taken_for_dead_stops_at_its_next_sign_of_life(officer, monkeypatch):
    run = _kept(officer)
    runs.start(run, by=officer)
    monkeypatch.setattr(runs, "EVERY", 1)
    signs = runs._sign_of_life

    def taken_over(run, token, done, of):
        ImportRun.objects.update(claimed_by="another")
        signs(run, token, done, of)

    monkeypatch.setattr(runs, "_sign_of_life", taken_over)

    assert runs.read_in(run.pk) is None
    assert ImportRun.objects.get().state == State.RUNNING
    assert Case.objects.count() == 1


def test_a_run_that_ends_in_an_error_can_be_carried_on(officer, monkeypatch):
    run = _kept(officer)
    runs.start(run, by=officer)

    def breaks(*_, **__):
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(runs, "apply_file", breaks)
        with pytest.raises(RuntimeError):
            runs.read_in(run.pk)

    assert ImportRun.objects.get().state == State.FAILED
    assert runs.start(run, by=officer) is True


def test_a_file_that_is_dropped_is_deleted_and_never_read_in(officer):
    run = _kept(officer)
    path = Path(run.file.path)

    runs.drop(run, by=officer)

    assert (ImportRun.objects.get().state, path.exists()) == (State.DROPPED, False)
    assert runs.start(run, by=officer) is False
    with pytest.raises(Refused):
        runs.drop(run, by=officer)


def test_a_job_that_could_not_be_handed_over_waits_to_be_carried_on(officer):
    run = _kept(officer)
    runs.start(run, by=officer)

    runs.could_not_start(run, by=officer)

    assert ImportRun.objects.get().state == State.FAILED
    assert runs.said_of_running() == ""


def test_old_files_and_lists_of_faults_are_forgotten(officer):
    old, fresh = _kept(officer, row(sex="X")), _kept(officer, row(sex="X"))
    ImportRun.objects.filter(pk=old.pk).update(uploaded_at=timezone.now() - timedelta(days=40))

    assert runs.forget_old(timezone.now().date()) == 1

    old.refresh_from_db()
    fresh.refresh_from_db()
    assert (old.state, bool(old.file), old.errors) == (State.DROPPED, False, [])
    assert (fresh.state, bool(fresh.file), len(fresh.errors)) == (State.CHECKED, True, 1)


def test_a_spreadsheet_sent_through_the_browser_is_read_in(officer, tmp_path):
    content = save(tmp_path, book_of(*BOTH)).read_bytes()

    run = runs.keep(SimpleUploadedFile("list.xlsx", content), by=officer)
    runs.start(run, by=officer)
    runs.read_in(run.pk)

    run.refresh_from_db()
    assert (run.errors, run.created, Case.objects.count()) == ([], 2, 2)


def test_a_list_of_faults_that_is_cut_off_says_so(officer, monkeypatch):
    monkeypatch.setattr(runs, "MOST_ERRORS", 2)

    run = _kept(officer, row(sex="X", source="aunt"), row(reference="B", sex="X", upn="1"))

    words = "3 more faults follow from here. Mend those above and send the file again."
    assert (len(run.errors), run.errors[-1]) == (3, {"row": 3, "column": "", "message": words})
