"""The jobs around files of requests leave a record, without any person in it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from cases.models import AuditEntry, JobRun
from providers.imports import runs
from providers.tasks import check_sent_file, forget_old_files, read_in_file
from tests.factories import TeamFactory, UserFactory
from tests.providers.imports.files import TODAY, as_csv, row


@pytest.fixture(autouse=True)
def _on_24_november(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.mark.django_db
def test_reading_in_is_recorded_as_a_run_and_may_be_called_twice():
    officer = UserFactory(team=TeamFactory())
    run = runs.keep(SimpleUploadedFile("a.csv", as_csv(row()).encode()), by=officer)
    runs.start(run, by=officer)

    read_in_file(run.pk)
    read_in_file(run.pk)

    kept = JobRun.objects.order_by("pk").values_list("name", "succeeded", "summary")
    assert list(kept) == [
        ("read_in_file", True, {"created": 1, "updated": 0}),
        ("read_in_file", True, {}),
    ]
    assert AuditEntry.objects.filter(action__endswith="receive_imported").count() == 1


@pytest.mark.django_db
def test_forgetting_old_files_is_recorded_as_a_run():
    forget_old_files()

    kept = JobRun.objects.get()
    assert (kept.name, kept.succeeded, kept.summary) == (
        "forget_old_files",
        True,
        {"forgotten": 0},
    )


@pytest.mark.django_db
def test_checking_is_recorded_as_a_run_and_may_be_called_twice(monkeypatch):
    monkeypatch.setattr(runs, "AT_ONCE", 10)
    officer = UserFactory(team=TeamFactory())
    run = runs.keep(SimpleUploadedFile("a.csv", as_csv(row()).encode()), by=officer)

    check_sent_file(run.pk)
    check_sent_file(run.pk)

    kept = JobRun.objects.order_by("pk").values_list("name", "succeeded", "summary")
    assert list(kept) == [
        ("check_sent_file", True, {"rows": 1, "without a fault": 1}),
        ("check_sent_file", True, {}),
    ]
