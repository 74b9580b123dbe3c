"""The letters of a case on screen: choose, look, send, call back, take a copy."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.utils import timezone
from docx import Document

from cases.actions.decisions import decide_to_assess
from cases.models import AuditEntry, Case, FamilyMember, Message
from tests.cases.views.acting import a_request, errors, hidden, press, said, signed_in, to
from tests.factories import CaseFactory, FamilyMemberFactory
from tests.people import Cast

CODE = "request-received"


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


@pytest.fixture
def mother(case: Case) -> FamilyMember:
    return case.child.family.get()


def write(case: Case, code: str = CODE) -> str:
    return to(case, "letter_write", code)


def look(client: Any, case: Case, code: str = CODE, **typed: Any) -> Any:
    return press(client, write(case, code), typed, step="check")


def send(client: Any, case: Case, looked: Any, code: str = CODE, **typed: Any) -> Any:
    """Press "Send" on the page that was looked at."""
    carried = dict(looked.context["form"].carried())
    return client.post(
        write(case, code),
        carried | typed | {"step": "do", "looked_at": looked.context["mark"]},
    )


def test_the_page_lists_what_can_go_now_and_why_the_others_cannot(people, case):
    page = signed_in(people.officer).get(to(case, "case_letters"))

    assert [one.letter.code for one in page.context["can"]] == [
        "request-received",
        "considering",
        "notice-of-request",
        "information-for-decision",
        "late",
    ]
    why = {one.letter.code: one.why_not for one in page.context["cannot"]}
    assert why["not-to-issue"] == ("Not yet. It follows “Family told: no plan will be issued”.")


def test_a_letter_is_looked_at_and_then_sent_as_it_was_looked_at(people, case, mother):
    client = signed_in(people.assistant)
    key = f"member-{mother.pk}"

    looked = look(client, case, to=[key])
    before = Message.objects.count()
    sent = send(client, case, looked)

    message = case.messages.get()
    composed, _ = looked.context["sheets"][0]
    assert before == 0
    assert sent.url == to(case, "case_letters")
    assert said(sent) == ["1 letter made. See below how each stands."]
    assert (message.to_member, message.code, message.state) == (mother, CODE, "queued")
    assert message.document.snapshot["body"] == composed.body
    assert "Waits to be printed" in client.get(sent.url).content.decode()


def test_a_second_press_sends_nothing_more(people, case, mother):
    client = signed_in(people.officer)
    looked = look(client, case, to=[f"member-{mother.pk}"])

    send(client, case, looked)
    again = send(client, case, looked)

    assert said(again)[-1] == "This was already sent, and it was done once. This is the result."
    assert case.messages.count() == 1


def test_what_changed_since_it_was_looked_at_is_looked_at_again(people, case, mother):
    client = signed_in(people.officer)
    looked = look(client, case, to=[f"member-{mother.pk}"])
    mother.address = "9 New Road\nExampleton"
    mother.save()

    again = send(client, case, looked)

    assert not case.messages.exists()
    assert "has changed since you looked at it" in again.content.decode()
    send(client, case, again)
    assert case.messages.get().document.snapshot["address"].startswith("9 New Road")


def test_a_letter_is_not_sent_unseen(people, case, mother):
    client = signed_in(people.officer)

    press(client, write(case), {"to": [f"member-{mother.pk}"]}, step="do")

    assert not case.messages.exists()


def test_the_very_file_that_would_go_can_be_opened_before_and_nothing_is_kept(people, case, mother):
    client = signed_in(people.officer)
    key = f"member-{mother.pk}"

    file = press(client, write(case), {"to": [key], "as_file": key}, step="check")

    assert file["Content-Type"] == "application/pdf"
    assert file.content.startswith(b"%PDF-1.7")
    assert not case.documents.exists()


def test_nobody_chosen_is_asked_for(people, case):
    answer = look(signed_in(people.officer), case)

    assert errors(answer) == {"to": ["Select who the letter goes to"]}


def test_h010_somebody_of_another_case_cannot_be_chosen(people, case):
    stranger = a_request_of_another(people)

    answer = look(signed_in(people.officer), case, to=[f"member-{stranger.pk}"])

    assert list(errors(answer)) == ["to"]


def a_request_of_another(people: Cast) -> FamilyMember:
    other = CaseFactory(officer=people.officer, reference="EHC-2026-77777")
    return FamilyMemberFactory(child=other.child)


def test_the_address_of_the_head_is_asked_for_kept_and_used(people, case):
    case.setting_name = "Willow Bank Primary School"
    case.save()
    client = signed_in(people.officer)
    typed = {"to": ["setting"], "setting_address": "School Lane\nExampleton"}

    without = look(client, case, "notice-of-request", to=["setting"])
    looked = look(client, case, "notice-of-request", **typed)
    unkept = Case.objects.get(pk=case.pk).setting_address
    send(client, case, looked, "notice-of-request")

    case.refresh_from_db()
    assert errors(without) == {
        "to": ["No address is recorded for Willow Bank Primary School. Add it below."]
    }
    assert unkept == ""
    assert case.setting_address == "School Lane\nExampleton"
    assert case.messages.get().to_body == "Head or principal, Willow Bank Primary School"


def test_what_the_letter_asks_of_the_officer_is_asked(people, case, mother):
    answer = look(signed_in(people.officer), case, "late", to=[f"member-{mother.pk}"])

    assert errors(answer) == {
        "why_late": ["Answer “Why is it late?”"],
        "new_date": ["Enter the day"],
        "meanwhile": ["Answer “What support runs meanwhile?”"],
    }


def test_h149_what_is_typed_is_shown_as_text(people, case, mother):
    client = signed_in(people.officer)
    typed = {
        "to": [f"member-{mother.pk}"],
        "why_late": "<script>alert(1)</script> {{ sendiass }}",
        "new_date-day": "1",
        "new_date-month": "6",
        "new_date-year": "2030",
        "meanwhile": "=cmd",
    }

    page = look(client, case, "late", **typed).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ sendiass }}" in page


def made(client: Any, case: Case, member: FamilyMember) -> Message:
    send(client, case, look(client, case, to=[f"member-{member.pk}"]))
    return case.messages.get()


def test_a_letter_that_waits_is_called_back_once(people, case, mother):
    client = signed_in(people.assistant)
    message = made(client, case, mother)
    url = to(case, "message_call_back", message.pk)
    form = hidden(client, url) | {"because": "The wrong letter"}

    done = client.post(url, form)
    again = client.post(url, form)

    message.refresh_from_db()
    assert said(done)[-1] == "The letter is called back. Nothing goes."
    assert again.url == done.url == to(case, "case_letters")
    assert (message.state, message.stopped_by) == ("stopped", people.assistant)
    assert AuditEntry.objects.filter(action="recalling.call_back").count() == 1
    page = client.get(done.url).content.decode()
    assert "Called back" in page
    assert "Anna Assistant: The wrong letter" in page


def test_a_letter_that_has_gone_cannot_be_called_back(people, case, mother):
    client = signed_in(people.officer)
    message = made(client, case, mother)
    url = to(case, "message_call_back", message.pk)
    form = hidden(client, url) | {"because": "Too late"}
    Message.objects.filter(pk=message.pk).update(state="sent")

    shown = client.get(url).content.decode()
    answer = client.post(url, form)

    assert "can no longer be called back" in shown
    assert errors(answer) == {"__all__": ["It has gone, so it cannot be called back"]}


def test_a_letter_called_back_can_be_sent_again_the_same_day(people, case, mother):
    client = signed_in(people.officer)
    message = made(client, case, mother)
    url = to(case, "message_call_back", message.pk)
    client.post(url, hidden(client, url) | {"because": "A typing slip"})

    send(client, case, look(client, case, to=[f"member-{mother.pk}"]))

    assert sorted(case.messages.values_list("state", flat=True)) == ["queued", "stopped"]


def test_who_had_the_letter_is_said_and_not_chosen_again(people, case, mother):
    client = signed_in(people.officer)
    made(client, case, mother)

    form = client.get(write(case)).context["form"]
    again = send(client, case, look(client, case, to=[f"member-{mother.pk}"]))

    (hint,) = form.fields["to"].widget.hints.values()
    assert hint.startswith("By post: 2 Example Road, Exampleton, EX1 1AA. Already made on ")
    assert form.initial["to"] == []
    assert said(again)[-1] == "They had this letter today already, so no other was made."
    assert case.messages.count() == 1


def test_a_parent_added_later_gets_the_decision_with_the_reasons_it_was_made_for(people, case):
    today = timezone.localdate()
    decide_to_assess(case, on=today, by=people.officer, reasons="She needs help.")
    father = FamilyMemberFactory(child=case.child, name="Emeka Okoro", relation="Father")
    client = signed_in(people.officer)

    looked = look(client, case, "will-assess", to=[f"member-{father.pk}"])
    send(client, case, looked, "will-assess")

    paper = case.documents.get(addressed_to=father)
    assert "reasons" not in looked.context["form"].fields
    assert paper.snapshot["reasons"] == "She needs help."


def test_a_copy_to_edit_is_a_word_file_under_a_name_that_tells_nothing(people, case, mother):
    client = signed_in(people.officer)
    paper = made(client, case, mother).document

    copy = client.get(to(case, "document_copy", paper.pk))

    document = Document(io.BytesIO(copy.content))
    assert copy["Content-Disposition"] == (
        f'attachment; filename="{case.reference}-{CODE}-{paper.pk}-copy.docx"'
    )
    assert document.sections[0].header.paragraphs[0].text == "Copy, not the issued letter"
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == [
        "Ada Okoro: we have received the request for an EHC needs assessment"
    ]
    assert client.get(to(case, "document_html", paper.pk)).status_code == 200


def test_a_letter_to_a_body_is_posted_to_the_address_it_was_written_to(people, case):
    client = signed_in(people.officer)
    looked = look(client, case, "notice-of-request", to=["health"])
    send(client, case, looked, "notice-of-request")

    page = client.get(to(case, "message_posted", case.messages.get().pk)).content.decode()

    assert "Exampleshire Integrated Care Board" in page
    assert "2 Example Square<br>Exampleton" in page


def test_h308_large_print_once_asked_for_holds_for_every_later_letter(people, case, mother):
    client = signed_in(people.assistant)
    press(client, to(case, "letter_format", mother.pk), {"to": "large_print"})

    paper = made(client, case, mother).document

    assert paper.snapshot["shape"] == "large_print"
    assert "letter--large_print" in paper.snapshot["body"]
