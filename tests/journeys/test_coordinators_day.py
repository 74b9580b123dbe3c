"""One coordinator's day on the demonstration, from the worklist to signing out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from cases.models import (
    Contact,
    Decision,
    Document,
    FamilyMember,
    Message,
    Promise,
    Question,
    StatutoryException,
)
from statutory import days_after
from tests.journeys.a_day import WIDTHS, Day, a_day, case_of
from tests.papers import a_pdf

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "javascript"), WIDTHS)
def test_a_coordinators_day(page: Callable[..., Any], width: int, javascript: bool) -> None:
    day = a_day(page, width, javascript)

    _see_what_is_due(day)
    _open_a_case_from_the_intake_queue(day)
    _acknowledge_the_request(day)
    _log_a_call_with_a_promise(day)
    _upload_a_report_and_file_it(day)
    _write_a_letter_and_call_it_back(day)
    _rely_on_an_exception(day)
    _decide_for_a_reason_the_law_does_not_know(day)
    _decide_anew(day)
    _ask_a_senior(day)
    _edit_a_person(day)
    _search_by_name(day)
    day.sign_out()


def _on(day: Day, surname: str, words: str = "") -> None:
    """Go to the case of a child, and to one of the pages it leads to."""
    day.go(f"/cases/{case_of(surname).reference}/")
    if words:
        day.inside(words)


def _see_what_is_due(day: Day) -> None:
    day.sign_in("coordinator@demo.example")
    assert day.heading == "Worklist"
    assert "Promises and replies due" in day.words
    assert "Ring back when the school has answered" in day.words
    day.inside("Maya Sandhu, ")
    assert "She asks which psychologist will come" in day.words


def _open_a_case_from_the_intake_queue(day: Day) -> None:
    day.menu("Intake")
    assert "May be here twice" in day.words
    day.inside("Ella Thornton")
    assert "Also in the queue" in day.words
    day.press("Open a case")
    day.fill("Their relation to the child", "Mother")
    day.choose("Yes", "Do they have parental responsibility, or care of the child?")
    day.fill("Their address", "4 Sample Lane\nExampleton")
    day.press("Open the case")
    assert case_of("Thornton").officer.name == "Cora Coleman"
    assert day.heading == "Acknowledge the request"


def _acknowledge_the_request(day: Day) -> None:
    """The parent came on the case with the request, so it can be acknowledged the same day."""
    assert "Kate Thornton (mother), by post" in day.words
    assert not case_of("Thornton").documents.exists()
    day.press("Send the acknowledgement")
    assert "The request was acknowledged" in day.told
    letter = case_of("Thornton").messages.get(channel="post")
    assert (letter.to_member.name, letter.state) == ("Kate Thornton", Message.State.QUEUED)


def _log_a_call_with_a_promise(day: Day) -> None:
    _on(day, "Thornton", "Log a call")
    day.select("With whom", "Kate Thornton (Mother)")
    day.fill("What was said", "She asks whom the school will send.")
    day.unfold("More")
    day.page.fill("[name=promise]", "Ring back about the school")
    day.day("promise_due", days_after(timezone.localdate(), 3))
    day.press("Save")
    assert "It is in the contact log." in day.told
    said = Contact.objects.get(case=case_of("Thornton"))
    promise = Promise.objects.get(case=said.case)
    assert promise.what == "Ring back about the school"
    day.go("/cases/")
    assert "Ring back about the school" in day.words


def _upload_a_report_and_file_it(day: Day) -> None:
    _on(day, "Thornton", "Upload files")
    sent = {"name": "report.pdf", "mimeType": "application/pdf"}
    content = a_pdf("Report about Ella Thornton, who likes to draw.")
    day.page.set_input_files("[name=files_sent]", [{**sent, "buffer": content}])
    day.select("What kind of document is it?", "Health")
    day.fill("Who is it from?", "Community paediatrics")
    day.press("Upload")
    assert "report.pdf: ready to be filed." in day.told
    day.inside("Look and file")
    day.fill("Title", "Paediatric report")
    day.press("File it")
    assert "Filed as “Paediatric report”." in day.told
    paper = Document.objects.get(case=case_of("Thornton"), title="Paediatric report")
    assert paper.from_whom == "Community paediatrics"


def _write_a_letter_and_call_it_back(day: Day) -> None:
    _on(day, "Thornton", "Write a letter")
    day.inside("We are thinking about an EHC needs assessment")
    day.page.locator("[name=to]").first.check()
    day.press("Look at the letters")
    assert "Dear Kate Thornton" in day.words
    sent = Message.objects.filter(case=case_of("Thornton"), code="considering")
    assert not sent.exists()
    day.press("Send")
    assert "1 letter made." in day.told
    assert sent.get().state == Message.State.QUEUED
    day.inside("Call back We are thinking")
    day.page.locator("main textarea, main input[type=text]").first.fill("The school rang first")
    day.press("Call it back")
    assert day.told.endswith("The letter is called back. Nothing goes.")
    assert sent.get().state == Message.State.STOPPED


def _rely_on_an_exception(day: Day) -> None:
    _on(day, "Sandhu", "Rely on an exception for: Decide whether to assess")
    day.page.check("[name=ground][value=exceptional_circumstances]")
    today = timezone.localdate()
    day.day("starts", days_after(today, -20))
    day.day("ends", days_after(today, -10))
    day.fill("Why did this make it impractical to meet the time limit?", "She was in hospital.")
    day.fill("What shows it?", "The hospital's letter")
    day.press("Check what will happen")
    assert "The hospital's letter" in day.words
    day.press("Rely on this exception")
    assert "The exception is relied on." in day.told
    relied = StatutoryException.objects.get(case=case_of("Sandhu"))
    assert relied.evidence == "The hospital's letter"


def _decide_for_a_reason_the_law_does_not_know(day: Day) -> None:
    _on(day, "Haddad")
    day.press("Decide whether to assess")
    assert "it may be necessary for special educational provision" in day.words
    day.choose("Do not carry out one")
    day.choose("What is needed is ordinarily available without a plan")
    day.fill("Reasons for the decision", "There is no educational psychologist's report.")
    day.choose("No panel was asked")
    day.fill("Why is the decision late?", "The papers of the school came late.")
    day.press("Check what will happen")
    assert "Getting a psychologist’s advice is part of an assessment" in day.words
    day.press("Hold it for a senior")
    assert "The decision is held for a senior. Nothing was sent." in day.told
    assert case_of("Haddad").stage == "request"
    assert Decision.objects.get(case=case_of("Haddad")).is_held


def _decide_anew(day: Day) -> None:
    """The coordinator thinks again before the senior has to, and the family is told."""
    day.inside("Write it anew")
    day.choose("Carry out an assessment")
    day.choose("There may be special educational needs that are not yet understood")
    day.fill("Reasons for the decision", "Noor may have needs, and may need a plan to meet them.")
    day.press("Check what will happen")
    day.press("Decide to assess")
    assert "It goes out by letter." in day.told
    assert case_of("Haddad").stage == "assessment"
    day.inside("Read the letter to Rana Haddad")
    assert "Noor may have needs, and may need a plan to meet them." in day.words


def _ask_a_senior(day: Day) -> None:
    _on(day, "Thornton", "Ask a senior")
    day.fill("What do you want to know?", "May I ask the school for more before I decide?")
    day.press("Ask")
    assert "Selma Okafor is asked." in day.told
    assert Question.objects.get(case=case_of("Thornton")).asked_of.name == "Selma Okafor"


def _edit_a_person(day: Day) -> None:
    day.go(f"/cases/{case_of('Thornton').reference}/people/")
    day.inside("Change what we know of Kate Thornton")
    day.fill("What helps when we write or speak to them", "Ring after 4pm")
    day.choose("Large print")
    day.press("Save")
    assert "Ring after 4pm" in day.words
    kate = FamilyMember.objects.get(name="Kate Thornton")
    assert (kate.needs, kate.letter_format) == ("Ring after 4pm", "large_print")


def _search_by_name(day: Day) -> None:
    day.go("/cases/search/")
    day.page.locator("main [name=words]").fill("thornton ella")
    day.press("Search")
    assert "thornton" not in day.page.url.casefold()
    day.inside("Ella Thornton")
    assert case_of("Thornton").reference in day.page.url
