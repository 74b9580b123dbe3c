"""A first working day, from the file of requests to the reminder in the outbox."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import Role, User
from cases.letters import NOT_TO_ASSESS, WILL_ASSESS, Letter
from cases.models import Case, Entry, Message, Reminder
from cases.tasks import deliver_messages, plan_reminders
from providers.models import ImportRun
from providers.register import SAMPLE, import_register
from providers.tasks import read_in_file
from tests.factories import PASSWORD, TeamFactory, UserFactory
from tests.journeys.browsing import Walk
from tests.journeys.pdf_text import is_tagged, opened, words_of
from tests.plain import plain

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TODAY = date(2026, 11, 24)  # a Tuesday, the day the sample file was made for
SERVICES = ("Example Mediation", "Exampleshire SENDIASS", "Example Resolution")
EMAIL = "coordinator@demo.example"


@pytest.fixture(autouse=True)
def _on_24_november(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


@pytest.fixture
def officer(settings: Any, tmp_path: Path) -> User:
    """The coordinator whom the sample file names, and their senior. Emails go to files."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    import_register()
    team = TeamFactory()
    senior = UserFactory(email="senior@demo.example", role=Role.SENIOR, team=team)
    cora: User = UserFactory(email=EMAIL, name="Cora Coleman", team=team, senior=senior)
    return cora


def case_of(surname: str) -> Case:
    return Case.objects.get(child__surname=surname)


@pytest.mark.parametrize(("width", "javascript"), [(320, False), (1280, True)])
def test_a_first_working_day(
    page: Callable[..., Any], officer: User, width: int, javascript: bool
) -> None:
    walk = Walk(page(javascript=javascript, width=width), width)

    _sign_in(walk)
    _import_the_sample(walk, javascript)
    _see_todays_work_and_why(walk)
    _record_a_request_that_may_be_known(walk)
    _decide_to_assess_and_open_the_letter(walk)
    _decide_not_to_assess_and_read_the_letter(walk)
    _rely_on_an_exception_and_withdraw_it(walk)
    _correct_a_day_and_see_what_moves(walk)
    _see_the_reminder_in_the_outbox(walk)


def _sign_in(walk: Walk) -> None:
    walk.go("/")
    assert walk.heading == "Sign in"
    walk.fill("Email", EMAIL)
    walk.fill("Password", PASSWORD)
    walk.press("Sign in")
    assert "No open cases" in walk.words


def _import_the_sample(walk: Walk, javascript: bool) -> None:
    walk.go("/imports/")
    walk.page.get_by_label("File of requests").set_input_files(SAMPLE)
    walk.press("Check the file")
    assert walk.heading == "Check what will happen"
    assert Case.objects.count() == 0
    walk.press("Read in the rows without a fault")
    run = ImportRun.objects.get()
    assert run.state == ImportRun.State.RUNNING
    read_in_file(run.pk)
    if not javascript:
        walk.follow("Refresh this page")
    walk.page.wait_for_selector("text=The file was read in")
    assert Case.objects.count() == 40
    walk.press("Go to your worklist")


def _see_todays_work_and_why(walk: Walk) -> None:
    mine = Case.objects.filter(officer__email=EMAIL, closed_on=None)
    assert walk.page.locator("tbody tr").count() == mine.count() == 36
    walk.follow("Bilal Fairbrother")
    assert walk.heading == "Deciding whether to assess"
    assert (
        "Decide whether to assess and tell the family by Saturday 21 November 2026: 6 weeks from"
        " receiving the request on Saturday 10 October 2026 (SEND Regulations 2014"
        " (SI 2014/1530), reg 5(1))" in walk.words
    )
    assert "Overdue" in walk.words


def _record_a_request_that_may_be_known(walk: Walk) -> None:
    walk.go("/requests/new/")
    walk.fill("First name", "Abernathy")
    walk.fill("Last name", "Aron")
    walk.day("date_of_birth", date(2019, 5, 3))
    walk.day("received_on", date(2026, 11, 23))
    walk.choose("Parent or carer", "Who asked for the assessment?")
    walk.fill("Their name", "Jo Abernathy")
    walk.press("Record the request")
    assert "first and last name changed places, same date of birth" in walk.words
    known = case_of("Abernathy").child
    walk.page.check(f"[name='match-{known.pk}'][value=different]")
    walk.press("Record the request")
    case = case_of("Aron")
    assert walk.banner.startswith(f"Case {case.reference} is open.")
    assert case.entries.get(kind=Entry.Note.DUPLICATE_CONFIRMED).on == TODAY


def _decide(walk: Walk, surname: str, answer: str, reasons: str, button: str) -> None:
    walk.go(f"/cases/{case_of(surname).reference}/")
    walk.press("Decide whether to assess")
    walk.choose(answer)
    yes = button == "Decide to assess"
    walk.choose(
        "Progress depends on help beyond what is ordinarily available"
        if yes
        else "What is needed is ordinarily available without a plan"
    )
    walk.fill("Reasons for the decision", reasons)
    walk.fill("Name", f"Sam {surname}")
    walk.fill("Relation to the child", "Mother")
    walk.fill("Address", "2 Example Road")
    walk.press("Check what will happen")
    assert not case_of(surname).documents.exists()
    walk.press(button)
    walk.follow(f"Read the letter to Sam {surname}")


def _decide_to_assess_and_open_the_letter(walk: Walk) -> None:
    reasons = "Adaeze may have special educational needs. She may need a plan."
    _decide(walk, "Begum", "Carry out an assessment", reasons, "Decide to assess")
    for told in (walk.words, _pdf_of("Begum", walk)):
        _holds_every_notice(told, WILL_ASSESS)
        assert "Sam Begum" in told
        # Weeks 16 and 20 from the request of 5 November 2026.
        assert "Thursday 25 February 2027" in told
        assert "Thursday 25 March 2027" in told


def _holds_every_notice(told: str, letter: Letter) -> None:
    """What the law requires of a letter is in it, word for word."""
    flat = " ".join(told.split())
    always = [n for n in letter.must_contain if not n.when]
    fixed = [words for n in always for words in n.words if "{" not in words]
    assert len(fixed) > 5
    assert [words for words in fixed if words not in flat] == []


def _decide_not_to_assess_and_read_the_letter(walk: Walk) -> None:
    reasons = "The school meets his needs. The evidence is in its report."
    _decide(walk, "Castellano", "Do not carry out one", reasons, "Decide not to assess")
    for told in (walk.words, _pdf_of("Castellano", walk)):
        _holds_every_notice(told, NOT_TO_ASSESS)
        flat = " ".join(told.split())
        assert reasons in flat
        # Two months from the notice is a Sunday: the Tribunal's office opens the day after.
        assert "Monday 25 January 2027 (2 months after we sent this letter" in flat
        assert "Contact the mediation adviser by Sunday 24 January 2027" in flat
        assert [name for name in SERVICES if name not in flat] == []


def _pdf_of(surname: str, walk: Walk) -> str:
    """The words of the letter's file, as the browser gets it."""
    document = case_of(surname).documents.get()
    answer = walk.page.context.request.get(
        f"/cases/{document.case.reference}/documents/{document.pk}/"
    )
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    file = opened(answer.body())
    assert is_tagged(file)
    return words_of(file)


def _rely_on_an_exception_and_withdraw_it(walk: Walk) -> None:
    case = case_of("Eastwood")
    walk.go(f"/cases/{case.reference}/")
    walk.page.locator("article", has_text="Decide whether to assess").get_by_role(
        "link", name="Rely on an exception"
    ).click()
    walk.look()
    walk.page.check("[name=ground][value=exceptional_circumstances]")
    walk.day("starts", date(2026, 11, 2))
    walk.fill("Why did this make it impractical to meet the time limit?", "Mother in hospital")
    walk.press("Check what will happen")
    walk.press("Rely on this exception")
    assert walk.banner == ("The exception is relied on. The date stays Wednesday 25 November 2026.")
    case.refresh_from_db()
    assert (case.next_due, case.disapplied) == (date(2026, 11, 25), True)
    walk.page.get_by_role("link", name=re.compile("^Withdraw")).click()
    walk.look()
    walk.page.get_by_role("textbox").first.fill("She is home again")
    walk.page.locator("main form button").first.click()
    walk.look()
    assert walk.banner == "The exception is withdrawn. The time limit binds again."
    case.refresh_from_db()
    assert (case.next_due, case.disapplied) == (date(2026, 11, 25), False)


def _correct_a_day_and_see_what_moves(walk: Walk) -> None:
    case = case_of("Norrington")
    walk.go(f"/cases/{case.reference}/")
    walk.page.get_by_role("link", name=re.compile("^Correct")).first.click()
    walk.look()
    walk.choose("It happened on another day")
    walk.day("on", date(2026, 10, 1))
    walk.fill("How do we know?", "The stamp on the letter")
    walk.fill("Who agreed to the correction?", "Selma Okafor")
    walk.press("Check what moves")
    assert case.entries.filter(corrects__isnull=False).count() == 0
    walk.press("Correct the entry")
    assert walk.banner.splitlines()[:2] == [
        "Corrected: Request for an assessment received. 4 dates move:",
        "Decide whether to assess and tell the family: 19 Nov 2026 to 12 Nov 2026",
    ]
    assert case.entries.count() == 2


def _see_the_reminder_in_the_outbox(walk: Walk) -> None:
    plan_reminders()
    deliver_messages()
    walk.go("/demo/outbox/")
    mine = walk.page.locator("article", has_text=f"To {EMAIL}")
    told = plain(mine.inner_text())
    assert mine.count() == 1
    assert case_of("Fairbrother").reference in told
    names = {name for child in Case.objects.select_related("child") for name in _names(child)}
    assert [name for name in names if name in told] == []
    digest = Message.objects.get(to_user__email=EMAIL)
    assert digest.state == Message.State.SENT
    assert Reminder.objects.filter(message=digest, case=case_of("Fairbrother")).exists()


def _names(case: Case) -> tuple[str, ...]:
    return tuple(name for name in (case.child.forename, case.child.surname) if len(name) > 3)
