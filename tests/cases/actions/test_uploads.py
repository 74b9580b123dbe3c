"""A file from the moment it is sent to its place on the case."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from cases.actions.uploads import Filing, bring_back, file_upload, put_on_case, set_aside, take_in
from cases.jobs import scanning as job
from cases.models import AuditEntry, Case, Document, Entry, IntakeItem, JobRun, Upload
from cases.refusals import Refused
from cases.tasks import scan_uploads
from tests.cases.papers.clamd_double import a_scanner
from tests.factories import CaseFactory, ChildFactory
from tests.papers import EICAR, a_pdf, filed, taken_in
from tests.people import Cast

State = Upload.State
NOBODY = "tcp://127.0.0.1:1"
FILING = Filing("School report", Document.Sort.EDUCATION, date(2026, 6, 1), "The school")


@pytest.fixture
def case(people: Cast) -> Case:
    child = ChildFactory(forename="Ada", surname="Okoro", date_of_birth=date(2018, 5, 4))
    return CaseFactory(child=child, officer=people.officer)


def waiting(case: Case, people: Cast, content: bytes, name: str = "a.pdf") -> Upload:
    return take_in(name=name, content=ContentFile(content), by=people.officer, case=case)


def about_ada(more: str = "") -> bytes:
    return a_pdf(f"Ada Okoro, born 4 May 2018 {more}")


def test_a_file_waits_under_a_name_that_tells_nothing(case: Case, people: Cast) -> None:
    upload = waiting(case, people, about_ada(), "../Ada Okoro\u202efdp.exe")

    assert (upload.state, upload.media_type) == (State.WAITING, "application/pdf")
    assert upload.given_name == "Ada Okorofdp.exe"
    assert re.fullmatch(r"uploads/\d{4}/\d{2}/[0-9a-f]{32}\.bin", upload.file.name)


def test_the_audit_of_an_upload_names_nobody(case: Case, people: Cast) -> None:
    waiting(case, people, about_ada(), "Ada Okoro.pdf")

    entry = AuditEntry.objects.get(action="uploads.take_in")
    assert (entry.case, entry.by) == (case, people.officer)
    assert "Ada" not in str(entry.after)


def test_what_waits_is_not_filed(case: Case, people: Cast) -> None:
    upload = waiting(case, people, about_ada())

    with pytest.raises(Refused, match="has not been scanned yet"):
        file_upload(upload, filing=FILING, by=people.officer)


def test_h144_a_file_over_the_limit_is_answered_and_not_kept(
    case: Case, people: Cast, settings: Any
) -> None:
    settings.UPLOAD_MAX_BYTES = 1000

    upload = waiting(case, people, b"%PDF-" + b"x" * 2000)

    assert (upload.state, upload.file.name) == (State.REFUSED, "")
    assert upload.problem.startswith("It is 2.0\xa0KB; the most is 1000\xa0bytes. Split it")


def test_without_a_scanner_it_is_said_that_nothing_was_scanned(case: Case, people: Cast) -> None:
    upload = taken_in(case, people.officer, about_ada())

    assert (upload.state, upload.scanner) == (State.CLEAN, "none")
    assert upload.findings["child"] is True and upload.findings["birth_date"] is True


def test_where_a_scanner_is_asked_for_and_missing_files_wait(
    case: Case, people: Cast, settings: Any
) -> None:
    settings.UPLOADS_WITHOUT_SCANNER = False

    upload = taken_in(case, people.officer, about_ada())

    assert (upload.state, upload.problem) == (State.WAITING, job.NO_SCANNER_WAITS)
    with pytest.raises(Refused, match="has not been scanned"):
        file_upload(upload, filing=FILING, by=people.officer)


def test_h144_malware_is_destroyed_and_the_row_stays(
    case: Case, people: Cast, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    upload = waiting(case, people, a_pdf("x") + EICAR.encode())
    stored = upload.file.name
    with a_scanner() as scanner, django_capture_on_commit_callbacks(execute=True):
        settings.CLAMD_URL = scanner.url
        scan_uploads()

    upload.refresh_from_db()
    assert (upload.state, upload.scanner, upload.file.name) == (State.INFECTED, "ClamAV", "")
    assert "Eicar-Test-Signature" in upload.problem
    assert not default_storage.exists(stored)


def test_a_scanner_that_comes_back_is_asked_again_by_the_schedule(
    case: Case, people: Cast, settings: Any
) -> None:
    settings.CLAMD_URL = NOBODY
    upload = taken_in(case, people.officer, about_ada())
    assert upload.problem == (
        "Not scanned yet: the scanner cannot be reached. It is tried again each minute."
    )

    scan_uploads()
    with a_scanner() as scanner:
        settings.CLAMD_URL = scanner.url
        scan_uploads()

    upload.refresh_from_db()
    assert (upload.state, upload.scanner, upload.problem) == (State.CLEAN, "ClamAV", "")
    runs = JobRun.objects.filter(name="scan_uploads").order_by("pk")
    assert [(run.succeeded, run.summary) for run in runs] == [
        (False, {"not scanned": 1, "problems": 1}),
        (True, {"scanned": 1}),
    ]
    assert runs[0].problems[0]["reference"] == case.reference


def test_the_schedule_leaves_no_run_when_nothing_waits(case: Case) -> None:
    scan_uploads()

    assert not JobRun.objects.exists()


def test_a_file_in_the_hands_of_another_worker_is_left_to_it(case: Case, people: Cast) -> None:
    upload = waiting(case, people, about_ada())
    Upload.objects.update(claimed_at=timezone.now())

    job.scan_now([upload.pk])

    upload.refresh_from_db()
    assert upload.state == State.WAITING


def test_a_claim_that_grew_old_is_taken_over(case: Case, people: Cast) -> None:
    upload = waiting(case, people, about_ada())
    Upload.objects.update(claimed_at=timezone.now() - 2 * job.CLAIM_LASTS)

    scan_uploads()

    upload.refresh_from_db()
    assert (upload.state, upload.claimed_at) == (State.CLEAN, None)


def test_a_file_that_was_set_aside_while_it_was_scanned_stays_aside(
    case: Case, people: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = waiting(case, people, about_ada())
    real = job.findings_of

    def meanwhile(*about: Any) -> Any:
        set_aside(Upload.objects.get(), by=people.assistant)
        return real(*about)

    monkeypatch.setattr(job, "findings_of", meanwhile)
    job.scan_now([upload.pk])

    upload.refresh_from_db()
    assert upload.state == State.ASIDE


def test_a_filed_paper_says_what_was_typed_and_changes_no_fact(case: Case, people: Cast) -> None:
    upload = taken_in(case, people.officer, about_ada())

    paper = file_upload(upload, filing=FILING, by=people.officer)

    assert (paper.title, paper.sort, paper.from_whom) == (
        "School report",
        Document.Sort.EDUCATION,
        "The school",
    )
    assert paper.file.read() == about_ada()
    assert paper.findings["scanner"] == "none"
    assert list(paper.uploads.all()) == [upload]
    assert not Entry.objects.exists()
    with pytest.raises(Refused, match="already filed"):
        file_upload(upload, filing=FILING, by=people.officer)


@pytest.mark.parametrize("content", [a_pdf("", ""), a_pdf("About Theo Marsh")])
def test_a_paper_that_is_not_read_or_names_not_this_child_is_looked_at_first(
    case: Case, people: Cast, content: bytes
) -> None:
    upload = taken_in(case, people.officer, content)

    with pytest.raises(Refused, match="Tick to say that you looked"):
        file_upload(upload, filing=FILING, by=people.officer)

    assert file_upload(upload, filing=FILING, by=people.officer, looked=True).pk


def test_h007_a_paper_naming_both_twins_is_held_for_a_person(case: Case, people: Cast) -> None:
    twin = ChildFactory(forename="Obi", surname="Okoro", date_of_birth=date(2018, 5, 4))
    other = CaseFactory(child=twin, officer=people.officer)

    upload = taken_in(case, people.officer, about_ada("and Obi Okoro"))

    assert upload.findings["others"] == [other.pk]
    with pytest.raises(Refused, match="Tick to say that you looked"):
        file_upload(upload, filing=FILING, by=people.officer)


def test_h151_one_report_sent_four_times_is_linked_once_and_every_upload_kept(
    case: Case, people: Cast
) -> None:
    first = taken_in(case, people.officer, about_ada(), "report.pdf")
    second = taken_in(case, people.officer, about_ada(), "report (1).pdf")
    paper = file_upload(first, filing=FILING, by=people.officer)
    third = taken_in(case, people.assistant, about_ada(), "EP.pdf")
    fourth = taken_in(case, people.officer, about_ada(), "final FINAL.pdf")

    assert second.same_as == first
    assert [one.state for one in (second, third, fourth)] == [State.SAME] * 3
    assert [one.given_name for one in paper.uploads.order_by("pk")] == [
        "report.pdf",
        "report (1).pdf",
        "EP.pdf",
        "final FINAL.pdf",
    ]
    assert case.documents.count() == 1


def test_the_same_file_on_another_case_is_a_file_of_its_own(case: Case, people: Cast) -> None:
    filed(case, people.officer, about_ada())

    upload = taken_in(CaseFactory(officer=people.officer), people.officer, about_ada())

    assert (upload.state, upload.document) == (State.CLEAN, None)


def test_a_newer_version_takes_the_place_of_an_older_one_whatever_its_kind(
    case: Case, people: Cast
) -> None:
    old = filed(case, people.officer, about_ada())
    upload = taken_in(case, people.officer, b"Ada Okoro, as text", "report.txt")
    filing = Filing("Corrected", Document.Sort.HEALTH, replaces=old, because="A name was wrong")

    newer = file_upload(upload, filing=filing, by=people.officer)

    assert (newer.supersedes, newer.media_type, newer.sort) == (old, "text/plain", "health")


def test_what_is_set_aside_can_be_brought_back(case: Case, people: Cast) -> None:
    upload = taken_in(case, people.officer, about_ada())
    set_aside(upload, by=people.officer, because="Not ours")
    upload.refresh_from_db()
    assert upload.state == State.ASIDE

    bring_back(upload, by=people.officer)

    upload.refresh_from_db()
    assert upload.state == State.CLEAN


def test_what_is_filed_is_not_set_aside(case: Case, people: Cast) -> None:
    filed(case, people.officer, about_ada())

    with pytest.raises(Refused, match="already on the case"):
        set_aside(Upload.objects.get(), by=people.officer)


def test_a_file_that_changed_in_quarantine_is_not_filed(case: Case, people: Cast) -> None:
    upload = taken_in(case, people.officer, about_ada())
    with default_storage.open(upload.file.name, "wb") as stored:
        stored.write(b"something else")

    with pytest.raises(Refused, match="changed while it waited"):
        file_upload(upload, filing=FILING, by=people.officer)


def test_a_file_that_came_with_a_request_is_looked_at_again_on_its_case(
    case: Case, people: Cast
) -> None:
    item = IntakeItem.objects.create(
        route="email", received_on=date(2026, 6, 1), dated_by="header", source="parent", surname="O"
    )
    content = ContentFile(about_ada())
    upload = take_in(name="a.pdf", content=content, by=people.officer, intake=item)
    job.scan_now([upload.pk])
    assert "child" not in Upload.objects.get().findings

    upload = put_on_case(upload, case=case, by=people.officer)

    assert (upload.case, upload.intake, upload.findings["child"]) == (case, None, True)
    assert file_upload(upload, filing=FILING, by=people.officer).case == case


def test_what_no_database_keeps_is_left_out_of_what_is_found(case: Case, people: Cast) -> None:
    content = a_pdf("Ada Okoro", author="Dr\x00 Other")

    upload = taken_in(case, people.officer, content, "a\x00\ud800.pdf")

    assert "\x00" not in str(upload.findings) and upload.given_name == "a.pdf"
