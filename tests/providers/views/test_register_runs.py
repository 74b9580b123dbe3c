"""The register in the browser: looked at, read in as a job, and what its page tells."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from kombu.exceptions import OperationalError

from accounts.models import Role
from cases.fields import date_parts
from cases.models import AuditEntry, JobRun
from providers.jobs import register as jobs
from providers.models import Link, Provider, RegisterRun
from providers.register import import_register
from providers.tasks import read_in_register
from tests.cases.views.acting import said, signed_in
from tests.factories import UserFactory
from tests.providers.register.extracts import a_row, an_extract

pytestmark = pytest.mark.django_db
NAME = "edubasealldata20260603.csv"


@pytest.fixture(autouse=True)
def handed_over(monkeypatch):
    """The jobs handed to a worker."""
    handed = []
    monkeypatch.setattr(read_in_register, "delay", handed.append)
    return handed


@pytest.fixture
def client():
    return signed_in(UserFactory(role=Role.DATA_OFFICER, name="Dara"))


def _send(client, path, name=NAME, **typed):
    file = SimpleUploadedFile(name, path.read_bytes())
    return client.post(reverse("register"), {"what": "register", "file": file} | typed)


def _begin(client, run, **typed):
    return client.post(reverse("register_begin", args=[run.pk]), typed)


def _text(response):
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text(" ").split())


def test_a_file_is_looked_at_and_nothing_is_taken_in(client, tmp_path, handed_over):
    response = _send(client, an_extract(tmp_path, a_row("999001"), a_row("999002")))

    run = RegisterRun.objects.get()
    assert response["Location"] == reverse("register_run", args=[run.pk])
    assert (run.state, run.rows, run.added, run.extracted_on) == (
        "checked",
        2,
        2,
        date(2026, 6, 3),
    )
    assert not Provider.objects.exists() and handed_over == []
    assert "Check what will happen" in _text(client.get(response["Location"]))


def test_a_file_is_read_in_as_a_job(client, tmp_path, handed_over):
    _send(client, an_extract(tmp_path, a_row()))
    run = RegisterRun.objects.get()

    _begin(client, run)
    assert "The file is being read in" in _text(client.get(reverse("register_run", args=[run.pk])))
    read_in_register(handed_over[0])

    run.refresh_from_db()
    assert (run.state, run.added, run.done, bool(run.file)) == ("done", 1, 1, False)
    assert Provider.objects.get().last_seen == date(2026, 6, 3)
    assert JobRun.objects.get().summary == {"added": 1, "changed": 0}
    assert AuditEntry.objects.filter(action="register_runs.start", by_name="Dara").exists()
    assert "The file was read in" in _text(client.get(reverse("register_run", args=[run.pk])))


def test_links_are_read_in_the_same_way(client, tmp_path, handed_over):
    path = tmp_path / "links.csv"
    path.write_text(
        "URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n999001,999002,New,Successor,\n"
    )
    _send(client, path, name="links_edubasealldata20260603.csv", what="links")

    _begin(client, RegisterRun.objects.get())
    jobs.read_in(handed_over[0])

    assert (Link.objects.count(), RegisterRun.objects.get().state) == (1, "done")


def test_the_day_is_asked_for_when_the_name_of_the_file_does_not_tell_it(client, tmp_path):
    path = an_extract(tmp_path, a_row())

    assert "Enter the day of the extract" in _text(_send(client, path, name="register.csv"))
    _send(client, path, name="register.csv", **date_parts("on", date(2026, 5, 1)))

    assert RegisterRun.objects.get().extracted_on == date(2026, 5, 1)


def test_another_kind_of_file_is_refused_beside_the_field(client, tmp_path):
    path = tmp_path / "other.csv"
    path.write_text("URN,Name\n999001,Example\n")

    assert "The file has no column EstablishmentName" in _text(_send(client, path))
    assert not RegisterRun.objects.exists()


def test_a_file_with_far_fewer_rows_needs_a_reason(client, tmp_path, handed_over):
    import_register(
        an_extract(tmp_path, *(a_row(f"99900{n}") for n in range(5))), on=date(2026, 5, 1)
    )
    _send(client, an_extract(tmp_path, a_row("999001")))
    run = RegisterRun.objects.first()

    assert "more than 10% fewer" in _text(client.get(reverse("register_run", args=[run.pk])))
    assert said(_begin(client, run)) == [
        "Say why this file is right although the check warns of it."
    ]
    assert handed_over == []

    _begin(client, run, reason="A part file for the nursery")
    jobs.read_in(handed_over[0])

    run.refresh_from_db()
    assert (run.state, run.report["even_so"]) == ("done", "A part file for the nursery")
    assert Provider.objects.count() == 5


def test_a_reused_urn_is_shown_and_taken_only_when_ticked(client, tmp_path, handed_over):
    import_register(an_extract(tmp_path, a_row()), on=date(2026, 5, 1))
    college = {"EstablishmentName": "Northern Maritime College", "Postcode": "NE1 1AA"}
    _send(client, an_extract(tmp_path, a_row(**college)))
    run = RegisterRun.objects.first()

    assert "Northern Maritime College" in _text(client.get(reverse("register_run", args=[run.pk])))
    _begin(client, run, take="999001")
    jobs.read_in(handed_over[0])

    assert Provider.objects.get().name == "Northern Maritime College"


def test_a_second_worker_finds_nothing_to_do(client, tmp_path, handed_over):
    _send(client, an_extract(tmp_path, a_row()))
    _begin(client, RegisterRun.objects.get())

    assert jobs.read_in(handed_over[0]) is not None
    assert jobs.read_in(handed_over[0]) is None


def test_a_file_is_dropped_or_waits_when_no_worker_is_there(client, tmp_path, monkeypatch):
    def away(pk):
        raise OperationalError

    monkeypatch.setattr(read_in_register, "delay", away)
    _send(client, an_extract(tmp_path, a_row()))
    run = RegisterRun.objects.get()

    _begin(client, run)
    run.refresh_from_db()
    assert run.state == "failed"

    _begin(client, run, drop="yes")
    run.refresh_from_db()
    assert (run.state, bool(run.file)) == ("dropped", False)


def test_files_that_nobody_read_in_are_forgotten_after_a_month(client, tmp_path):
    _send(client, an_extract(tmp_path, a_row()))
    run = RegisterRun.objects.get()

    assert jobs.forget_old(date(2030, 1, 1)) == 1
    run.refresh_from_db()
    assert (run.state, bool(run.file)) == ("dropped", False)
