"""Papers on a case: filed with their mark, replaced but never changed, shared on purpose."""

from __future__ import annotations

import hashlib
import re

import pytest
from django.core.files.storage import default_storage

from cases.actions import documents
from cases.models import AuditEntry, Document
from cases.refusals import Refused
from tests.cases.letter_cast import a_case, an_officer

pytestmark = pytest.mark.django_db

ADVICE = b"%PDF-1.7 advice of the educational psychologist on Amira Khan"


@pytest.fixture
def officer():
    return an_officer()


@pytest.fixture
def paper(officer):
    return documents.file(
        a_case(officer),
        title=" Advice: educational psychologist ",
        content=ADVICE,
        media_type="application/pdf",
        by=officer,
    )


def test_a_filed_paper_keeps_its_bytes_and_their_mark(paper, officer):
    kept = Document.objects.get(pk=paper.pk)

    assert kept.file.read() == ADVICE
    assert kept.sha256 == hashlib.sha256(ADVICE).hexdigest()
    assert kept.size == len(ADVICE)
    assert kept.title == "Advice: educational psychologist"
    assert kept.filed_by == officer
    assert kept.shared_with_family_at is None


def test_the_stored_file_name_tells_nothing_about_anybody(paper):
    assert re.fullmatch(r"documents/\d{4}/\d{2}/[0-9a-f]{32}\.pdf", paper.file.name)


def test_the_audit_says_that_a_paper_was_filed_but_not_what_is_in_it(paper):
    entry = AuditEntry.objects.get(action="documents.file")

    assert entry.case == paper.case
    assert entry.after["content"] == f"{len(ADVICE)} bytes"
    assert "Amira" not in str(entry.after)


@pytest.mark.parametrize(
    ("title", "content", "sentence", "field"),
    [
        (" ", b"x", "Enter a title for the document", "title"),
        ("Advice", b"", "The file is empty", "file"),
    ],
)
def test_a_paper_without_title_or_content_is_refused(officer, title, content, sentence, field):
    case = a_case(officer)

    with pytest.raises(Refused) as refusal:
        documents.file(case, title=title, content=content, media_type="application/pdf", by=officer)

    assert (refusal.value.sentence, refusal.value.field) == (sentence, field)
    assert not Document.objects.exists()


def test_a_newer_paper_takes_the_place_of_one_that_stays_as_it_was(paper, officer):
    newer = documents.supersede(paper, content=b"%PDF-1.7 newer", by=officer, reason="Wrong child")

    assert newer.supersedes == paper
    assert newer.title == paper.title
    assert Document.objects.get(pk=paper.pk).file.read() == ADVICE
    assert AuditEntry.objects.get(action="documents.supersede").reason == "Wrong child"


def test_a_paper_is_replaced_once_and_then_the_newer_one_is(paper, officer):
    documents.supersede(paper, content=b"newer", by=officer, reason="Wrong child")

    with pytest.raises(Refused) as refusal:
        documents.supersede(paper, content=b"newest", by=officer, reason="Typing error")

    assert refusal.value.sentence == (
        "This document has already been replaced. Replace the newer one."
    )


def test_a_paper_is_not_replaced_without_a_reason(paper, officer):
    with pytest.raises(Refused) as refusal:
        documents.supersede(paper, content=b"newer", by=officer, reason=" ")

    assert refusal.value.field == "reason"


def test_a_letter_that_was_issued_is_never_replaced(officer):
    letter = documents.file(
        a_case(officer),
        title="We will assess",
        content=b"%PDF",
        media_type="application/pdf",
        by=officer,
        letter="will-assess",
    )

    with pytest.raises(Refused) as refusal:
        documents.supersede(letter, content=b"newer", by=officer, reason="Typing error")

    assert refusal.value.sentence == (
        "A letter that was issued is not replaced. Send a new letter instead."
    )


def test_sharing_twice_keeps_the_first_moment(paper, officer):
    first = documents.share_with_family(paper, by=officer).shared_with_family_at

    again = documents.share_with_family(paper, by=officer).shared_with_family_at

    assert first is not None
    assert again == first


def test_a_file_is_not_left_behind_when_its_row_cannot_be_written(officer, monkeypatch):
    case = a_case(officer)
    written: list[str] = []

    def failing(self: Document, **kwargs: object) -> None:
        written.append(str(self.file.name))
        assert self.file.storage.exists(written[0])
        raise RuntimeError("the database went away")

    monkeypatch.setattr(Document, "save", failing)

    with pytest.raises(RuntimeError):
        documents.file(case, title="Advice", content=b"x", media_type="text/plain", by=officer)

    assert not default_storage.exists(written[0])
