"""A family without a screen: asked by telephone, written to in large print, heard by an officer."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from cases.actions import decisions
from cases.letters import REQUEST_RECEIVED, TAKEN_DOWN, WILL_ASSESS, Letter
from cases.models import Case, FamilyMember, IntakeItem, Message
from families.models import Given
from tests.journeys.family_people import House
from tests.journeys.pdf_text import is_tagged, opened, usual_size, words_of
from tests.journeys.the_exemplar import Calendar, Desk
from tests.people import Cast

RANG, DECIDED = date(2026, 6, 2), date(2026, 6, 9)
LARGE = 18  # no standard letter is set as large
MOTHER, VIEWS = "Rosa O'Vale", "Lea counts everything. She hides when it is loud."


def she_rings(house: House, people: Cast, calendar: Calendar) -> Desk:
    """What she says on the telephone is taken in, with the day on which she rang."""
    calendar.today = RANG
    desk = house.only_desk(people.officer)
    desk.go("/intake/new/")
    desk.choose("By hand or by phone")
    desk.day("received_on", RANG)
    desk.choose("The person who took it in")
    desk.fill("First name", "Lea")
    desk.fill("Last name", "O'Vale")
    desk.day("date_of_birth", date(2018, 3, 14))
    desk.fill("Home address", "3 Quiet Row\nExampleton")
    desk.fill("Postcode", "EX1 1AA")
    desk.choose("Parent or carer", "Who asks?")
    desk.fill("Their name", MOTHER)
    desk.fill("What does it say?", "She rang. Lea is lost in class. She reads Polish.")
    desk.press("Add to the queue")
    return desk


def the_case_is_opened(desk: Desk) -> None:
    """With what helps her: an interpreter, her language, large print. The answer goes by post."""
    desk.go(reverse("intake_open", args=[IntakeItem.objects.get().pk]))
    desk.fill("Their relation to the child", "Mother")
    desk.choose("Yes", "Do they have parental responsibility, or care of the child?")
    desk.choose("Post", "How do they want us to write to them?")
    desk.fill("Their telephone", "01632 960111")
    desk.fill("Language they read, if not English", "Polish")
    desk.fill("An interpreter they need when we speak", "Polish")
    desk.choose("Large print", "Format of letters")
    desk.press("Open the case")
    desk.case = Case.objects.get()
    desk.reads(f"{MOTHER} (mother), by post, in large print")
    desk.press("Send the acknowledgement")
    desk.hears("The request was acknowledged.")
    desk.at("case")
    desk.reads("We write by post.")
    for words in ("Polish", "arge print"):
        desk.reads(words)
    desk.at("family_accounts")
    desk.reads("No email address is recorded, so they cannot be invited.")
    is_posted(desk, REQUEST_RECEIVED)


def is_posted(desk: Desk, letter: Letter) -> None:
    """The sheet is printed, in large print and to her alone, and ticked as posted."""
    desk.go(reverse("letters_to_post"))
    desk.reads(letter.title)
    waiting = Message.objects.get(code=letter.code, to_member__name=MOTHER)
    sheet = desk.page.request.get(reverse("print_sheet", args=[desk.case.reference, waiting.pk]))
    file = opened(sheet.body())
    assert is_tagged(file)
    said = words_of(file)
    assert MOTHER in said and "3 Quiet Row" in said
    assert usual_size(file) >= LARGE
    desk.page.check(f"[name=letters][value='{waiting.pk}']")
    desk.press("Mark the ticked letters as posted")
    desk.hears("1 letter marked as posted.")
    waiting.refresh_from_db()
    assert waiting.state == Message.State.SENT


def she_is_heard(desk: Desk) -> None:
    """She rings again: her views are hers, marked with who wrote them down; a copy is posted."""
    mother = FamilyMember.objects.get(name=MOTHER)
    desk.at("behalf")
    desk.follow("Their views")
    desk.fill("What matters to you?", VIEWS)
    desk.press("Write it down")
    desk.reads("Select how they told us")
    desk.choose("By telephone", "How did they tell us?")
    desk.press("Write it down")
    desk.hears("It is on the case. A copy goes to them.")
    desk.reads(f"Entered by Olive Officer for {MOTHER}: by telephone")
    desk.reads(VIEWS)
    given = Given.objects.get()
    assert (given.member, given.words, given.by_officer) == (mother, VIEWS, True)
    is_posted(desk, TAKEN_DOWN)


def the_notice_is_given(desk: Desk, people: Cast, calendar: Calendar) -> None:
    """What the law has us tell her counts as given once it is posted, and not before."""
    calendar.today = DECIDED
    reasons = "Lea may need more help than the school has."
    decisions.decide_to_assess(
        desk.case, on=DECIDED, by=people.senior, reasons=reasons, today=DECIDED
    )
    desk.at("service_notices")
    desk.reads(WILL_ASSESS.title)
    desk.reads("It waits to be printed and posted.")
    is_posted(desk, WILL_ASSESS)
    desk.at("service_notices")
    desk.reads("Reached them")
    desk.reads("It was posted, and has not come back")
    desk.at("family_accounts")
    desk.reads("No account")
