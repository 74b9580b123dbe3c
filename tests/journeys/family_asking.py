"""The first part: a parent asks without an account, is written back to, and comes to sign in."""

from __future__ import annotations

from datetime import date

from cases.models import Case, FamilyMember, IntakeItem
from tests.journeys.family_people import House, Phone, invite
from tests.journeys.the_exemplar import Desk
from tests.people import Cast

EMAIL = "danielle@family.example"
MOTHER, BORN = "Danielle Thornbury", date(2017, 3, 14)
GO_ON = "Save and go on"
WHY = "She bolts if a hand dryer goes off, and she does not see cars."


def ask_and_come_back(house: House) -> IntakeItem:
    """Half of it on one telephone; the rest by the link on another, where it is sent."""
    first = house.phone("asks")
    first.go("/ask/")
    first.press("Start now")
    _who_and_whom(first)
    link = _finish_later(first)
    second = house.phone("comes-back")
    second.go(link)
    second.day("born", BORN)
    second.press("Go on")
    assert second.heading == "What is your address?"
    _the_rest(second)
    second.press("Send my request")
    item = IntakeItem.objects.get()
    assert second.heading == "We have your request"
    second.reads("Monday 16 September 2024")  # the day it reached us
    second.reads("Monday 28 October 2024")  # six weeks
    _follow(second, item)
    return item


def _who_and_whom(phone: Phone) -> None:
    phone.press(GO_ON)
    phone.reads("Say who you are")
    phone.choose("I am the parent or carer")
    phone.press(GO_ON)
    phone.fill("Your name", MOTHER)
    phone.fill("What you are to the child", "Mother")
    phone.press(GO_ON)
    phone.fill("First name", "Maisie-Rae")
    phone.fill("Last name", "Thornbury")
    phone.press(GO_ON)
    phone.day("born", BORN)
    phone.press(GO_ON)


def _finish_later(phone: Phone) -> str:
    phone.press("Save and finish later")
    phone.press("Give me a link")
    link = phone.page.get_by_role("link", name="/ask/go-on/").get_attribute("href")
    phone.press("Close my request here")
    return f"/ask/go-on/{link.partition('/ask/go-on/')[2]}"


def _the_rest(phone: Phone) -> None:
    phone.fill("Address", "Wendle, Penmarren")
    phone.fill("Postcode", "EX9 9ZZ")
    phone.press(GO_ON)
    phone.choose("Yes")
    phone.fill("If yes, who are they?", "Kofi Thornbury, her father")
    phone.press(GO_ON)
    phone.choose("No")
    phone.press(GO_ON)
    phone.fill("Email address", EMAIL)
    phone.press(GO_ON)
    phone.fill("Name or town", "tolverne")
    phone.press("Look in the list")
    phone.choose("Tolverne Bank Primary School, Penmarren")
    phone.press(GO_ON)
    phone.fill("In your own words", WHY)
    phone.press(GO_ON)
    phone.press(GO_ON)  # nothing helps in particular
    phone.press("Go on")  # no photo, no file
    assert phone.heading == "Check your answers"
    phone.reads(WHY)


def _follow(phone: Phone, item: IntakeItem) -> None:
    phone.follow("Follow your request")
    phone.fill("The number on your receipt", item.given_reference)
    phone.day("born", BORN)
    phone.press("Show me")
    phone.reads("We have your request. We are reading it.")


def open_the_case(desk: Desk, item: IntakeItem) -> Case:
    """An officer reads it, opens the case with her on it, and writes back the same day."""
    desk.go(f"/intake/{item.pk}/")
    desk.reads(WHY)
    desk.press("Open a case")
    desk.fill("Their relation to the child", "Mother")
    desk.choose("Yes", "Do they have parental responsibility, or care of the child?")
    desk.choose("Email")
    desk.press("Open the case")
    desk.press("Send the acknowledgement")
    desk.hears("The request was acknowledged.")
    case = Case.objects.get()
    desk.case = case
    return case


def come_to_sign_in(house: House, desk: Desk, people: Cast) -> Phone:
    """She is invited, proves her address by a code, and sees where they are."""
    mother = FamilyMember.objects.get(name=MOTHER)
    invite(desk, mother)
    desk.hears("The invitation goes.")
    phone = house.phone("parent")
    phone.member = mother
    phone.joins(EMAIL)
    phone.reads("Olive Officer")
    phone.reads("Monday 28 October 2024")
    return phone
