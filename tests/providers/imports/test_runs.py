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


def _large(by, monkeypatch, *rows):
    monkeypatch.setattr(runs, "AT_ONCE", 10)
    return _kept(by, *rows)


def test_a_large_file_is_checked_by_a_worker_and_shows_how_far_it_is(officer, monkeypatch):
    run = _large(officer, monkeypatch, *BOTH, row(reference=""))
    assert (run.state, run.rows, run.errors) == (State.CHECKING, 0, [])
    monkeypatch.setattr(runs, "EVERY", 1)
    seen = []
    signs = runs._sign_of_life

    def noted(run, token, done, of):
        signs(run, token, done, of)
        seen.append(ImportRun.objects.values_list("state", "done", "valid").get())

    monkeypatch.setattr(runs, "_sign_of_life", noted)

    assert runs.check(run.pk) is not None
    assert runs.check(run.pk) is None

    run.refresh_from_db()
    assert seen == [(State.CHECKING, 1, 2), (State.CHECKING, 2, 2)]
    assert (run.state, run.rows, run.valid, run.created, run.done, run.claimed_by) == (
        State.CHECKED,
        3,
        2,
        2,
        0,
        "",
    )
    assert [fault["row"] for fault in run.errors] == [4, 4]
    assert not Case.objects.exists()


def test_what_a_worker_checked_says_the_same_as_what_was_checked_at_once(officer, monkeypatch):
    rows = (*BOTH, row(reference="C", sex="X"))
    small, large = _kept(officer, *rows), _large(officer, monkeypatch, *rows)

    runs.check(large.pk)

    large.refresh_from_db()
    results = ("state", "rows", "valid", "created", "updated", "unchanged", "errors")
    assert [getattr(large, name) for name in results] == [getattr(small, name) for name in results]


def test_an_unchecked_file_is_neither_read_in_nor_dropped_while_a_worker_has_it(
    officer, monkeypatch
):
    run = _large(officer, monkeypatch)

    assert (runs.start(run, by=officer), runs.read_in(run.pk)) == (False, None)
    with pytest.raises(Refused, match="being checked"):
        runs.drop(run, by=officer)


def test_a_check_whose_worker_died_is_found_out_and_done_again(officer, monkeypatch):
    run = _large(officer, monkeypatch)
    ImportRun.objects.update(claimed_by="a worker that was killed")
    assert runs.check(run.pk) is None
    _silent(run)

    runs.end_the_dead()
    assert ImportRun.objects.get().state == State.STOPPED
    assert runs.start(run, by=officer) is False
    assert (runs.check_again(run, by=officer), runs.check_again(run, by=officer)) == (True, False)
    runs.check(run.pk)

    assert ImportRun.objects.get().state == State.CHECKED


def test_a_check_that_ends_in_an_error_can_be_done_again_or_dropped(officer, monkeypatch):
    run = _large(officer, monkeypatch)

    def breaks(*_, **__):
        raise RuntimeError

    monkeypatch.setattr(runs, "check_file", breaks)
    with pytest.raises(RuntimeError):
        runs.check(run.pk)

    assert ImportRun.objects.get().state == State.STOPPED
    runs.drop(run, by=officer)
    assert ImportRun.objects.get().state == State.DROPPED


def test_a_check_that_was_taken_for_dead_stops_and_writes_nothing(officer, monkeypatch):
    run = _large(officer, monkeypatch)
    monkeypatch.setattr(runs, "EVERY", 1)
    signs = runs._sign_of_life

    def taken_over(run, token, done, of):
        ImportRun.objects.update(claimed_by="another")
        signs(run, token, done, of)

    monkeypatch.setattr(runs, "_sign_of_life", taken_over)

    assert runs.check(run.pk) is None
    assert ImportRun.objects.values_list("state", "rows").get() == (State.CHECKING, 0)


def test_while_its_rows_are_looked_at_once_more_a_worker_gives_signs_of_life(officer, monkeypatch):
    run = _kept(officer)
    runs.start(run, by=officer)
    monkeypatch.setattr(runs, "EVERY", 1)
    alive = []
    monkeypatch.setattr(runs, "_stay_alive", lambda run, token, done: alive.append(done))

    runs.read_in(run.pk)

    assert alive == [1, 2]
