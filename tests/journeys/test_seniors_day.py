"""One senior's day on the demonstration, from the desk to signing out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from cases.models import (
    BreakGlass,
    Case,
    Decision,
    FamilyMember,
    Incident,
    LetterWording,
    Merge,
    Message,
    Question,
    StatutoryException,
)
from statutory import days_after
from tests.journeys.a_day import WIDTHS, Day, a_day, case_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "javascript"), WIDTHS)
def test_a_seniors_day(page: Callable[..., Any], width: int, javascript: bool) -> None:
    day = a_day(page, width, javascript)

    _click_a_figure_through_to_its_cases(day)
    _explain_the_held_decision(day)
    _approve_an_exception(day)
    _answer_the_question(day)
    _move_a_case_and_undo_it(day)
    _arrange_cover(day)
    _merge_two_records_of_one_child(day)
    _look_at_an_emergency_opening(day)
    _make_a_change_as_the_second_person(day)
    _work_on_an_incident(day)
    _answer_a_held_letter(day)
    _word_a_letter(day)
    _read_the_handover_page(day)
    day.sign_out()


def _click_a_figure_through_to_its_cases(day: Day) -> None:
    day.sign_in("senior@demo.example")
    day.go("/desk/")
    figure = day.page.get_by_role("link", name=re.compile(r"overdue, Cora Coleman$"))
    number = int(re.match(r"\d+", figure.inner_text().strip())[0])  # type: ignore[index]
    figure.click()
    day.look()
    assert day.page.locator("tbody tr").count() == number
    assert "Noor Haddad" in day.words


def _explain_the_held_decision(day: Day) -> None:
    day.go("/approvals/")
    day.inside("Kai Whitlock")
    assert "Getting a psychologist’s advice is part of an assessment" in day.words
    day.choose("It may stand: explain why")
    day.fill("Say why", "The rest of the reasons answers both parts of the test.")
    day.press("Send your answer")
    assert "your explanation is kept with it" in day.told
    assert case_of("Whitlock").stage == "not_assessed"
    assert not Decision.objects.get(case=case_of("Whitlock")).is_held


def _approve_an_exception(day: Day) -> None:
    day.go("/approvals/")
    day.inside("Elif Yildiz")
    day.choose("Approve it")
    day.press("Send your answer")
    assert "The exception is approved." in day.told
    assert "Elif Yildiz" not in day.words
    relied = StatutoryException.objects.get(case=case_of("Yildiz"))
    assert relied.approved_at is not None


def _answer_the_question(day: Day) -> None:
    day.go("/questions/")
    day.inside("Answer the question of Cora Coleman")
    day.fill("Your answer", "Yes, if both families agree.")
    day.press("Answer")
    assert "Your answer is on the case." in day.told
    assert Question.objects.get().answer == "Yes, if both families agree."


def _move_a_case_and_undo_it(day: Day) -> None:
    """The work before and after is shown first; what was moved can go back."""
    day.go("/caseloads/")
    day.inside("Move cases of Cora Coleman")
    day.choose("Only the cases I tick")
    reference = case_of("Rowan").reference
    day.page.check(f"[name=cases][value='{reference}']")
    day.select("Who should hold them?", "Wren Ashby")
    day.fill("Why are they moving?", "Wren has room")
    day.press("See what would happen")
    assert "1 of 1 would move to Wren Ashby." in day.words
    assert case_of("Rowan").officer.name == "Cora Coleman"
    day.press("Move the cases")
    assert case_of("Rowan").officer.name == "Wren Ashby"
    day.page.locator("main textarea, main input[type=text]").first.fill("Cora keeps it")
    day.press("Undo the move")
    assert case_of("Rowan").officer.name == "Cora Coleman"


def _arrange_cover(day: Day) -> None:
    today = timezone.localdate()
    day.go("/caseloads/")
    day.inside("Cover for Wren Ashby")
    day.select("Who will cover?", "Cora Coleman")
    day.day("starts", today)
    day.day("ends", days_after(today, 4))
    day.fill("Why is cover needed?", "Leave")
    day.press("Check what will happen")
    day.press("Arrange the cover")
    assert "Cora Coleman covers for Wren Ashby until" in day.told
    assert "Cora Coleman covers from" in day.words


def _merge_two_records_of_one_child(day: Day) -> None:
    day.go("/merges/")
    day.inside("Harriet Boone")
    assert "the name and the birth date were typed" in day.words
    day.choose("They are one child: merge the records")
    day.press("Decide")
    assert Merge.objects.get().state == Merge.State.APPROVED
    assert Case.objects.filter(child__surname="Boone").count() == 2


def _look_at_an_emergency_opening(day: Day) -> None:
    day.go("/desk/")
    day.inside("Bashir Lowe, ")
    assert "nobody came for Robin" in day.words
    day.inside("Look at it")
    day.fill("What did you find?", "It was an emergency, and it is over.")
    day.page.get_by_label("End their leave now").check()
    day.press("Keep the finding")
    assert "Your finding is kept." in day.told
    opened = BreakGlass.objects.get()
    assert (opened.reviewed_by.name, opened.grant.withdrawn_at is None) == ("Selma Okafor", False)
    day.inside("Who was stopped")
    assert "Nobody was stopped" in day.words


def _make_a_change_as_the_second_person(day: Day) -> None:
    day.go("/contact-changes/")
    assert "Marta Lindgren" in day.words
    day.inside("Rana Haddad")
    assert "Somebody else asked for it" in day.words
    day.press("Make the change")
    day.fill("How do you know that it is right?", "She said so on the number on file.")
    day.press("Make the change")
    assert FamilyMember.objects.get(name="Rana Haddad").phone == "01632 960187"


def _work_on_an_incident(day: Day) -> None:
    """A page about one child was in the envelope of another, and was read."""
    day.go("/desk/")
    day.inside("Incident ")
    assert "hours left" in day.words
    day.inside("Incident ")
    assert "They opened it: that cannot be undone." in day.words
    day.inside("Say whether it was opened")
    day.choose("Yes")
    day.fill(
        "What were they asked to do, and what did they say?", "To send it back; she posted it today"
    )
    day.press("Save")
    day.inside("Say how it was contained")
    day.fill("How was it contained?", "The page came back. She keeps no copy.")
    day.press("Save")
    _tell_the_families_and_the_commissioner(day)
    day.inside("Close the incident")
    day.fill("What did we learn from it?", "Two people look at each envelope.")
    day.press("Close it")
    assert "Two people look at each envelope." in day.words
    assert Incident.objects.get().closed_at is not None


def _tell_the_families_and_the_commissioner(day: Day) -> None:
    for child in ("Hugo Penrose", "Harriet Boone"):  # merged by now
        day.inside("Say whether a family was told")
        day.page.get_by_label(re.compile(f"^{child}, ")).check()
        day.choose("Yes")
        day.fill(
            "How were they told and what did they say, or why are they not told?", "By telephone"
        )
        day.press("Save")
    day.inside("Close the incident")
    assert "Still to do: tell the Commissioner, or say why not." in day.words
    day.press("Close it")
    day.page.go_back()
    day.page.go_back()
    day.inside("Say whether the Commissioner was told")
    day.choose("Yes")
    day.fill("What was told and under which number, or why is it not told?", "Reported, IC-1")
    day.press("Save")
    assert "Told in time" in day.words


def _answer_a_held_letter(day: Day) -> None:
    day.go("/letters/held/")
    day.inside("EHC-")
    assert "A withheld address" in day.words
    day.choose("No, stop it")
    day.fill("Why?", "The mother's address is in it")
    day.press("Answer")
    assert "It was stopped. Nothing goes." in day.told
    stopped = Message.objects.get(to_member__name="Samir Farouk", document__letter="")
    assert stopped.state == Message.State.STOPPED


def _word_a_letter(day: Day) -> None:
    """A version without a notice that the law requires is never put in use."""
    day.go("/letters/wording/")
    day.inside("We have received the request")
    day.press("Write a new version")
    wording = day.page.get_by_label("The wording", exact=True)
    wording.fill(wording.input_value().replace("[[advice_service]]", ""))
    day.fill("What is new in this version?", "Shorter")
    day.press("Save the draft")
    assert "This version cannot be put in use." in day.words
    assert day.page.get_by_role("button", name="Put this version in use").count() == 0
    assert not LetterWording.objects.filter(state=LetterWording.State.PUBLISHED).exists()


def _read_the_handover_page(day: Day) -> None:
    day.go("/caseloads/")
    day.inside("Hand over the cases of Cora Coleman")
    day.inside("Noor Haddad")
    assert "Decide whether to assess and tell the family" in day.words
