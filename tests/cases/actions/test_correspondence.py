"""Writing is sending: each right holder gets their own letter, once, or nobody gets any."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from django.db import transaction

from cases import pdf
from cases.actions import correspondence, settling, writing
from cases.actions.decisions import decide_not_to_assess
from cases.actions.posting import mark_posted
from cases.letters import NOT_TO_ASSESS, WILL_ASSESS
from cases.letters.composing import template_version
from cases.letters.notices import LetterIsUnlawful
from cases.letters.recipients import recipients_of, why_stopped
from cases.models import AuditEntry, Document, Entry, Message
from cases.refusals import Refused
from tests.cases.letter_cast import (
    DECIDED,
    REASONS,
    a_case,
    a_father,
    a_parent,
    an_officer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return an_officer()


@pytest.fixture
def case(officer):
    return a_case(officer)


def decide(case, officer):
    return decide_not_to_assess(case, on=DECIDED, by=officer, reasons=REASONS, today=DECIDED)


def letters_to(case) -> list[tuple[str, str]]:
    return [(m.to_member.name, m.channel) for m in case.messages.order_by("to_member__pk")]


def test_each_parent_with_responsibility_gets_a_letter_of_their_own(case, officer):
    a_parent(case)
    a_father(case)
    a_parent(case, "Gran", relation="Grandmother", parental_responsibility=False)
    a_parent(case, "Old Carer", relation="Carer", removed_on=date(2026, 1, 1))

    decide(case, officer)

    assert letters_to(case) == [("Priya Khan", "post"), ("Imran Khan", "post")]
    for message in case.messages.all():
        assert message.document.addressed_to == message.to_member
        others = {"Priya Khan", "Imran Khan"} - {message.to_member.name}
        assert others.pop() not in message.document.snapshot["body"]


def test_the_letter_kept_is_the_one_that_went_with_all_it_was_made_from(case, officer):
    a_parent(case)

    decide(case, officer)

    document = Document.objects.get()
    content = document.file.read()
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert document.size == len(content)
    assert document.template_version == template_version(NOT_TO_ASSESS)
    assert document.media_type == "application/pdf"
    assert content.startswith(b"%PDF-1.7")
    assert document.snapshot["appeal_by"] == "Monday 20 July 2026"
    assert document.snapshot["reasons"] == REASONS
    assert document.snapshot["address"] == "Flat 2\n14 Mill Lane\nExampleton\nEX2 4AB"


def test_the_letter_and_the_case_name_the_same_day_for_the_appeal(case, officer):
    a_parent(case)

    decide(case, officer)

    assert case.deadlines.get(rule="P01").due == date(2026, 7, 20)
    assert case.deadlines.get(rule="M01").due == date(2026, 7, 19)


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        (date(2010, 8, 31), [("Amira Khan", "post")]),
        (date(2010, 9, 1), [("Priya Khan", "post")]),
    ],
    ids=["left school age in June 2026", "still of school age"],
)
def test_h090_from_the_end_of_school_age_the_young_person_is_written_to(officer, born, expected):
    case = a_case(officer, born=born, received=date(2026, 6, 1))
    a_parent(case)
    a_parent(case, "Amira Khan", relation="Young person", is_young_person=True)
    on = date(2026, 7, 1)

    decide_not_to_assess(case, on=on, by=officer, reasons=REASONS, today=on)

    assert letters_to(case) == expected


def test_an_email_holds_only_the_reference_and_a_link(case, officer):
    a_parent(case, channel="email", email="priya@example.org")

    decide(case, officer)

    message = case.messages.get()
    assert (message.channel, message.subject) == (
        "email",
        "A letter from Exampleshire Council, reference EHC-2026-00012",
    )
    assert message.body == (
        "Exampleshire Council has written to you. Our reference is EHC-2026-00012.\n\n"
        "Sign in to read the letter: http://127.0.0.1:8000\n\n"
        "If you cannot sign in, ring us on 01632 960000.\n"
    )


def test_nobody_to_write_to_refuses_the_decision_whole(case, officer):
    with pytest.raises(Refused) as refusal:
        decide(case, officer)

    assert refusal.value.sentence == (
        "The letter cannot be sent. Nobody with parental responsibility is on the case."
        " Add the parent or carer under People, with how to write to them."
    )
    assert [entry.kind for entry in case.entries.all()] == ["request_received"]


def test_a_young_person_who_is_not_on_the_case_is_asked_for(officer):
    case = a_case(officer, born=date(2009, 3, 2))
    a_parent(case)

    assert recipients_of(case, DECIDED).why_nobody == (
        "The young person now holds the right, and nobody on the case is the young person."
        " Add them under People, with how to write to them."
    )


def test_an_address_that_is_missing_is_named(case, officer):
    a_parent(case, address=" ", postcode="")

    with pytest.raises(Refused) as refusal:
        decide(case, officer)

    assert refusal.value.sentence == (
        "The letter cannot be sent. No postal address is recorded for Priya Khan."
    )


def test_a_parent_who_cannot_be_reached_is_noted_and_the_other_is_told(case, officer):
    a_parent(case)
    a_father(case, channel="email", email="")

    decide(case, officer)

    assert letters_to(case) == [("Priya Khan", "post")]
    assert case.entries.get(kind=Entry.Note.NOTE.value).note == (
        "The letter “We will not carry out an EHC needs assessment” did not go to everybody it"
        " should. No email address is recorded for Imran Khan."
    )


def test_the_same_letter_of_the_same_day_is_written_once(case, officer):
    to = a_parent(case)

    first = correspondence.send_letter(case, letter=WILL_ASSESS, to=to, on=DECIDED, by=officer)
    again = correspondence.send_letter(case, letter=WILL_ASSESS, to=to, on=DECIDED, by=officer)

    assert again == first
    assert Message.objects.count() == 1
    assert Document.objects.count() == 1


def test_of_two_presses_in_the_same_moment_the_second_gets_the_first_letter(
    case, officer, monkeypatch
):
    to = a_parent(case)
    first = correspondence.send_letter(case, letter=WILL_ASSESS, to=to, on=DECIDED, by=officer)
    unseen = Message.objects.none()
    monkeypatch.setattr(writing, "_written", lambda once: unseen.first())

    second = correspondence.send_letter(case, letter=WILL_ASSESS, to=to, on=DECIDED, by=officer)

    assert second == first
    assert Document.objects.get() == first.document


def test_h160_a_decision_that_is_rolled_back_leaves_no_message(case, officer):
    a_parent(case)

    with pytest.raises(RuntimeError), transaction.atomic():
        decide(case, officer)
        raise RuntimeError("the power went")

    assert not Message.objects.exists()
    assert not Document.objects.exists()
    assert not Entry.objects.filter(kind="decided_not_to_assess").exists()


def test_h147_an_unlawful_letter_stops_the_decision_and_every_letter(case, officer, settings):
    a_parent(case)
    a_father(case)
    settings.LOCAL_AUTHORITY = settings.LOCAL_AUTHORITY | {"sendiass": ""}

    with pytest.raises(LetterIsUnlawful):
        decide(case, officer)

    assert not Message.objects.exists()
    assert not Document.objects.exists()
    assert [entry.kind for entry in case.entries.all()] == ["request_received"]


def test_without_the_pdf_library_the_letter_goes_as_a_page_to_print(case, officer, monkeypatch):
    a_parent(case)

    def unavailable(page: str) -> bytes:
        raise pdf.PdfUnavailable(pdf.MISSING_LIBRARY)

    monkeypatch.setattr(pdf, "from_html", unavailable)

    decide(case, officer)

    document = Document.objects.get()
    assert document.media_type == "text/html"
    assert document.file.read().startswith(b"<!DOCTYPE html>")
    assert document.snapshot["why_no_pdf"] == pdf.MISSING_LIBRARY
    assert case.messages.get().document == document


def test_h011_what_waits_for_somebody_removed_is_stopped_and_said_so(case, officer):
    mother, _ = a_parent(case), a_father(case)
    decide(case, officer)

    correspondence.stop_queued_to(mother, because="Removed from the case", by=officer)

    states = {m.to_member.name: m.state for m in case.messages.all()}
    assert states == {"Priya Khan": "stopped", "Imran Khan": "queued"}
    assert case.entries.get(kind=Entry.Note.NOTE.value).note == (
        "A letter that was waiting to go was stopped: Removed from the case"
    )


def test_h011_a_person_removed_is_found_at_the_moment_of_sending(case, officer):
    mother = a_parent(case)
    decide(case, officer)
    message = case.messages.get()
    assert why_stopped(message) == ""

    mother.removed_on = DECIDED
    mother.save()
    message.refresh_from_db()

    assert why_stopped(message) == "The person is no longer on the case"


def test_h011_a_letter_to_somebody_removed_is_not_posted(case, officer):
    mother = a_parent(case)
    decide(case, officer)
    mother.removed_on = DECIDED
    mother.save()

    with pytest.raises(Refused) as refusal:
        mark_posted(case.messages.get(), by=officer)

    assert refusal.value.sentence == (
        "Do not post this letter. The person is no longer on the case."
    )
    assert case.messages.get().state == "queued"


def test_h013_a_letter_to_an_address_since_changed_is_found_at_the_moment_of_sending(case, officer):
    mother = a_parent(case)
    decide(case, officer)

    mother.address = "3 New Road\nExampleton"
    mother.save()

    assert why_stopped(case.messages.get()) == (
        "The person's address has changed since it was written"
    )


def test_a_letter_that_was_stopped_can_be_written_anew_on_the_same_day(case, officer):
    mother = a_parent(case)
    first = correspondence.send_letter(case, letter=WILL_ASSESS, to=mother, on=DECIDED, by=officer)
    correspondence.stop_queued_to(mother, because="Address changed", by=officer)

    second = correspondence.send_letter(case, letter=WILL_ASSESS, to=mother, on=DECIDED, by=officer)

    assert second.pk != first.pk
    assert second.state == "queued"


def test_h010_a_letter_goes_only_to_somebody_on_the_case(case, officer):
    stranger = a_parent(a_case(officer, reference="EHC-2026-00099", forename="Bo"))

    with pytest.raises(Refused) as refusal:
        correspondence.send_letter(case, letter=WILL_ASSESS, to=stranger, on=DECIDED, by=officer)

    assert refusal.value.sentence == "Letters about a case go only to people who are on it"


def test_the_same_cause_writes_one_email(officer):
    def digest() -> Message:
        return correspondence.send(
            None,
            to=officer,
            code="digest",
            subject="Your work\ntoday",
            body="3 cases need you today.",
            caused_by="Reminders of Tuesday 9 June 2026",
            once="digest:1:2026-06-09",
        )

    assert digest() == digest()
    assert Message.objects.get().subject == "Your work today"


def uncertain(case, officer) -> Message:
    to = a_parent(case)
    message = correspondence.send_letter(case, letter=WILL_ASSESS, to=to, on=DECIDED, by=officer)
    message.state = Message.State.UNCERTAIN
    message.save()
    return message


@pytest.mark.parametrize(("sent", "state"), [(True, "sent"), (False, "queued")])
def test_an_uncertain_message_is_settled_by_somebody_who_knows(case, officer, sent, state):
    message = uncertain(case, officer)

    settled = settling.settle(message, sent=sent, because="Rang the post room", by=officer)

    assert settled.state == state
    assert (settled.sent_at is not None) is sent
    assert (settled.settled_by, settled.settled_because) == (officer, "Rang the post room")


def test_a_message_is_settled_once_and_never_without_saying_how_it_is_known(case, officer):
    message = uncertain(case, officer)

    with pytest.raises(Refused) as silent:
        settling.settle(message, sent=True, because=" ", by=officer)
    settling.settle(message, sent=True, because="Rang the post room", by=officer)
    with pytest.raises(Refused) as again:
        settling.settle(message, sent=False, because="Second thoughts", by=officer)

    assert silent.value.sentence == "Say how you know"
    assert again.value.sentence == "This message is not waiting to be settled"


def test_the_audit_names_the_letter_and_no_file(case, officer):
    to = a_parent(case)

    correspondence.send_letter(case, letter=WILL_ASSESS, to=to, on=DECIDED, by=officer)

    entry = AuditEntry.objects.get(action="correspondence.send_letter")
    assert entry.after["letter"] == "will-assess"
    assert "Priya" not in str(entry.after)
