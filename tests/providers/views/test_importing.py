"""Sending a file in the browser: who may, what each page shows, and what only a POST does."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from kombu.exceptions import OperationalError

from accounts.models import Role
from cases.models import Case
from providers.imports import runs
from providers.ledger_file import harmless
from providers.models import ImportRun
from providers.register import SAMPLE
from providers.tasks import check_sent_file, read_in_file
from tests.cases.views.acting import said, signed_in
from tests.factories import TeamFactory, UserFactory
from tests.providers.imports.files import TODAY, as_csv, row

pytestmark = pytest.mark.django_db
BOTH = (row(), row(reference="PAPER-2", forename="Ben", surname="Other"))
State = ImportRun.State


@pytest.fixture(autouse=True)
def _on_24_november(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.fixture(autouse=True)
def handed_over(monkeypatch):
    """The jobs handed to a worker."""
    handed = []
    monkeypatch.setattr(read_in_file, "delay", handed.append)
    return handed


@pytest.fixture
def to_check(monkeypatch):
    """The checks handed to a worker, where every file is a large one."""
    handed = []
    monkeypatch.setattr(runs, "AT_ONCE", 10)
    monkeypatch.setattr(check_sent_file, "delay", handed.append)
    return handed


@pytest.fixture
def officer():
    return UserFactory(name="Cora Coleman", team=TeamFactory())


@pytest.fixture
def client(officer):
    return signed_in(officer)


def _send(client, *rows, name="requests.csv", content=None):
    content = as_csv(*(rows or BOTH)).encode() if content is None else content
    return client.post(reverse("import"), {"file": SimpleUploadedFile(name, content)})


def _begin(client, run, **typed):
    return client.post(reverse("import_begin", args=[run.pk]), typed)


def test_a_file_is_checked_and_nothing_is_recorded(client, handed_over):
    response = _send(client)

    run = ImportRun.objects.get()
    assert response.headers["Location"] == reverse("import_run", args=[run.pk])
    shown = client.get(response.headers["Location"])
    assert (run.state, shown.context["changes"]) == (State.CHECKED, 2)
    assert [cells[4] for cells in shown.context["glance"]] == ["surname", "Example", "Other"]
    assert (Case.objects.count(), handed_over) == (0, [])


def test_a_file_is_read_in_after_a_yes_and_the_result_is_shown(client, handed_over):
    _send(client)
    run = ImportRun.objects.get()

    _begin(client, run)
    asked = client.get(reverse("import_progress", args=[run.pk]))
    read_in_file(handed_over[0])

    assert "HX-Refresh" not in asked.headers
    assert client.get(reverse("import_progress", args=[run.pk])).headers["HX-Refresh"] == "true"
    run.refresh_from_db()
    assert (run.state, run.created, Case.objects.count()) == (State.DONE, 2, 2)


def test_a_second_press_starts_nothing_twice(client, handed_over):
    _send(client)
    run = ImportRun.objects.get()

    _begin(client, run)
    again = _begin(client, run)

    assert handed_over == [run.pk]
    assert (again.status_code, said(again)) == (302, [])


def test_a_form_sent_twice_makes_two_checks_and_one_set_of_cases(client, handed_over):
    _send(client)
    _send(client)
    for run in ImportRun.objects.order_by("pk"):
        _begin(client, run)
        read_in_file(run.pk)

    found = ImportRun.objects.order_by("pk").values_list("created", "unchanged")
    assert list(found) == [(2, 0), (0, 2)]
    assert Case.objects.count() == 2


def test_a_second_file_waits_while_one_is_read_in(client):
    _send(client)
    _send(client)
    first, second = ImportRun.objects.order_by("pk")
    _begin(client, first)

    refused = _begin(client, second)

    assert said(refused)[0].startswith("Another file is being read in: Cora Coleman started it at")
    assert "Another file is being read in" in client.get(reverse("import")).context["busy"]


def test_a_look_at_the_address_of_the_act_does_nothing(client, handed_over):
    _send(client)
    run = ImportRun.objects.get()

    client.get(reverse("import_begin", args=[run.pk]))

    run.refresh_from_db()
    assert (run.state, handed_over) == (State.CHECKED, [])


def test_a_worker_that_cannot_be_reached_loses_nothing(client, monkeypatch):
    def away(pk):
        raise OperationalError

    monkeypatch.setattr(read_in_file, "delay", away)
    _send(client)
    run = ImportRun.objects.get()

    response = _begin(client, run)

    run.refresh_from_db()
    assert (run.state, bool(run.file)) == (State.FAILED, True)
    assert said(response) == ["The work could not be started now. Nothing is lost: try again."]


def test_a_file_can_be_dropped(client):
    _send(client)
    run = ImportRun.objects.get()

    response = _begin(client, run, drop="yes")

    run.refresh_from_db()
    assert (run.state, bool(run.file)) == (State.DROPPED, False)
    assert response.headers["Location"] == reverse("import")


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "Choose a file"), (b"", "The file is empty. Choose another")],
)
def test_no_file_and_an_empty_one_are_told_beside_the_field(client, content, message):
    files = {} if content is None else {"file": SimpleUploadedFile("a.csv", content)}

    response = client.post(reverse("import"), files)

    assert response.context["form"].errors["file"] == [message]
    assert not ImportRun.objects.exists()


def test_a_file_too_large_is_told_beside_the_field(client, settings):
    settings.IMPORT_MAX_BYTES = 1024 * 1024

    response = _send(client, content=b"a" * (1024 * 1024 + 1))

    words = "The file must be smaller than 1 MB. Split it into smaller files"
    assert response.context["form"].errors["file"] == [words]
    assert not ImportRun.objects.exists()


def test_h262_the_list_of_faults_holds_nothing_that_a_spreadsheet_would_run(client):
    _send(client, row(source="x"), row(reference="B", source="=cmd|'/c calc'!A1"))
    run = ImportRun.objects.get()
    run.errors += [{"row": 9, "column": column, "message": "=1"} for column in "=+-@\t\r"]
    run.save()

    response = client.get(reverse("import_errors", args=[run.pk]))

    cells = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))
    assert cells[0] == ["row", "column", "message"]
    assert [column for _, column, message in cells if message == "'=1"] == [
        f"'{mark}" for mark in "=+-@\t\r"
    ]
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="import-{run.pk}-errors.csv"'
    )


def test_the_page_shows_the_first_hundred_faults_and_counts_the_rest(client):
    _send(client, *(row(reference=f"R{n}", surname="", sex="X") for n in range(60)))
    run = ImportRun.objects.get()

    shown = client.get(reverse("import_run", args=[run.pk])).context

    assert (len(shown["faults"]), shown["more"], shown["left_out"]) == (100, 20, 60)


def test_rows_that_cannot_be_read_for_want_of_a_column_are_counted_as_left_out(client):
    _send(client, content=b"reference,source,surname\nA1,parent,Example\n\nA2,parent,Other\n")
    run = ImportRun.objects.get()

    page = client.get(reverse("import_run", args=[run.pk]))

    assert (page.context["left_out"], page.context["changes"], run.valid) == (2, 0, 0)


def test_the_sample_file_can_be_taken(client):
    response = client.get(reverse("import_sample"))

    assert response.content == SAMPLE.read_bytes()


def test_h262_a_text_that_begins_harmlessly_is_left_alone():
    assert harmless("a=1") == "a=1"


@pytest.mark.parametrize("role", list(Role))
def test_only_the_roles_that_may_import_reach_the_page(role):
    found = signed_in(UserFactory(role=role)).get(reverse("import")).status_code

    may = role in (Role.COORDINATOR, Role.SENIOR, Role.DATA_OFFICER)
    assert found == (200 if may else 404)


@pytest.mark.parametrize("name", ["import_run", "import_progress", "import_begin", "import_errors"])
def test_a_file_is_shown_to_nobody_but_its_sender(client, officer, name):
    _send(client)
    run = ImportRun.objects.get()
    colleague = signed_in(UserFactory(team=officer.team))

    response = colleague.post(reverse(name, args=[run.pk]), {"drop": "yes"})

    run.refresh_from_db()
    assert (response.status_code, run.state) == (404, State.CHECKED)


def test_nobody_reaches_the_page_without_signing_in():
    response = Client().get(reverse("import"))

    assert response.headers["Location"].startswith(reverse("account_login"))


def test_a_large_file_is_checked_by_a_worker_while_its_sender_sees_how_far_it_is(client, to_check):
    response = _send(client)

    run = ImportRun.objects.get()
    assert to_check == [run.pk]
    waiting = client.get(response.headers["Location"]).content.decode()
    asked = client.get(reverse("import_progress", args=[run.pk]))
    ImportRun.objects.update(done=20, valid=900)
    shown = client.get(reverse("import_progress", args=[run.pk])).content.decode()
    check_sent_file(run.pk)

    assert "The file is being checked" in waiting
    assert "It waits for its turn" in waiting
    assert "Rows in the file" not in waiting
    assert "Rows checked: 20 of 900" in shown
    assert "HX-Refresh" not in asked.headers
    assert client.get(reverse("import_progress", args=[run.pk])).headers["HX-Refresh"] == "true"
    assert client.get(response.headers["Location"]).context["changes"] == 2


def test_a_check_that_stopped_is_done_again_from_its_page(client, to_check):
    _send(client)
    run = ImportRun.objects.get()
    ImportRun.objects.update(state=State.STOPPED)
    assert "Check it again" in client.get(reverse("import_run", args=[run.pk])).content.decode()

    _begin(client, run)
    _begin(client, run)

    assert to_check == [run.pk, run.pk]
    assert ImportRun.objects.get().state == State.CHECKING


def test_a_check_that_cannot_be_handed_over_loses_nothing(client, to_check, monkeypatch):
    def away(pk):
        raise OperationalError

    monkeypatch.setattr(check_sent_file, "delay", away)

    response = _send(client)

    run = ImportRun.objects.get()
    assert (run.state, bool(run.file)) == (State.STOPPED, True)
    assert said(response) == ["The work could not be started now. Nothing is lost: try again."]


def test_a_file_that_cannot_be_read_says_so_when_a_worker_finds_out(client, to_check):
    _send(client, content=b"not a file of requests" * 10)
    run = ImportRun.objects.get()

    check_sent_file(run.pk)

    run.refresh_from_db()
    assert (run.state, run.valid, len(run.errors) > 0) == (State.CHECKED, 0, True)
