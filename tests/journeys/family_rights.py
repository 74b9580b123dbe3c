"""A young person takes over: prepared before, on the day itself, and what they allow afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.access import cases_visible_to
from cases.actions import decisions
from cases.actions.correspondence import send_letter
from cases.actions.people import add_family_member
from cases.actions.requests import ChildDetails, RequestDetails, receive_request
from cases.letters import WILL_ASSESS
from cases.letters.recipients import recipients_of
from cases.models import Case, FamilyMember, Message
from cases.tasks import deliver_messages, stop_letters_of_moved_rights
from families.tasks import prepare_moving_rights
from statutory import days_after
from tests.journeys.family_people import House, Phone, invite
from tests.journeys.pdf_text import opened, words_of
from tests.journeys.the_exemplar import Calendar, Desk
from tests.people import Cast

# Born in the school year that stops being of compulsory school age in 2026.
BORN = date(2010, 1, 31)
EVE, DAY = date(2026, 6, 26), date(2026, 6, 27)  # the last Friday in June, and the day after
BEFORE = days_after(DAY, -28)
MOTHER, YOUNG = "mother@family.example", "robin@family.example"
REASONS = "Robin may need more help than the school has."
LETTER = "We will carry out an EHC needs assessment"


@dataclass
class Taking:
    """The mother, the young person, and the officer of the case."""

    case: Case
    calendar: Calendar
    people: Cast
    house: House
    desk: Desk
    mother: Phone
    young: Phone

    def on(self, day: date) -> None:
        """It is this day, and the jobs of its night and its minutes have run."""
        self.calendar.today = day
        prepare_moving_rights()
        stop_letters_of_moved_rights()
        deliver_messages()


def a_mother_decides(house: House, people: Cast, calendar: Calendar) -> Taking:
    """Four weeks before, she signs in and decides for her child."""
    calendar.today = days_after(BEFORE, -1)
    by = people.officer
    case = receive_request(
        ChildDetails(forename="Robin", surname="D’Arcy-O'Hara", date_of_birth=BORN),
        request=RequestDetails(days_after(BEFORE, -7), "parent", "Mona D’Arcy"),
        by=by,
        officer=by,
        visible=cases_visible_to(by),
    )
    mother = add_family_member(
        case,
        name="Mona D’Arcy",
        relation="Mother",
        channel="email",
        email=MOTHER,
        by=by,
    )
    taking = Taking(
        case,
        calendar,
        people,
        house,
        house.desk(by, case),
        house.phone("mother"),
        house.phone("young"),
    )
    taking.mother.member = mother
    invite(taking.desk, mother)
    taking.mother.joins(MOTHER)
    taking.mother.at("family_rights")
    taking.mother.reads("You decide for Robin")
    return taking


def it_is_prepared(taking: Taking) -> None:
    """Officer and mother are told in time; the young person is added, invited and looks around."""
    taking.on(BEFORE)
    told = Message.objects.filter(subject__contains="Saturday 27 June 2026")
    assert {str(one.to_user) for one in told} == {str(taking.people.officer), _user(taking.mother)}
    desk, young = taking.desk, taking.young
    desk.at("family_accounts")
    desk.reads("On Saturday 27 June 2026 the rights become the young person’s own.")
    desk.at("person_new")
    desk.fill("Full name", "Robin D’Arcy-O'Hara")
    desk.fill("Relation to the child", "Young person")
    desk.choose("No", "Do they have parental responsibility, or care of the child?")
    desk.choose("Email")
    desk.fill("Email address", YOUNG)
    desk.press("Add the person")
    young.member = FamilyMember.objects.get(is_young_person=True)
    invite(desk, young.member)
    desk.hears("The invitation goes.")
    young.joins(YOUNG, first="Who decides")
    young.reads("From Saturday 27 June 2026 you decide about your plan.")
    for name in ("family_papers", "family_say", "family_messages"):
        assert young.is_not_found(name)


def on_the_eve_nothing_moved(taking: Taking) -> None:
    """A letter of the last day is written to the mother, and waits."""
    taking.on(EVE)
    senior = taking.people.senior
    decisions.decide_to_assess(taking.case, on=EVE, by=senior, reasons=REASONS, today=EVE)
    taking.mother.at("family_child")
    assert taking.mother.heading == "Where we are"
    taking.young.at("family_child")
    assert taking.young.heading == "Who decides"


def on_the_day_they_move(taking: Taking) -> None:
    """The same pages, one day later: the young person sees all of it, the mother nothing."""
    taking.on(DAY)
    mother, young = taking.mother, taking.young
    young.at("family_child")
    assert young.heading == "Where we are"
    young.reads("We are finding out what help you need.")
    young.at("family_rights")
    young.reads("You decide, since Saturday 27 June 2026.")
    mother.at("family_child")
    assert mother.heading == "Who decides"
    mother.reads("Robin decides, since Saturday 27 June 2026.")
    mother.reads("Today that is nothing.")
    for name in ("family_papers", "family_say", "family_messages", "family_helper_new"):
        assert mother.is_not_found(name)


def the_young_person_says_who_sees_what(taking: Taking) -> None:
    """A parent may read two parts, until a day: looked at once more, and let in."""
    young = taking.young
    young.at("family_rights")
    young.follow("Choose who can see it")
    young.follow("Let a parent see some of it")
    young.press("Continue")
    young.reads("Select who you want to let in")
    young.choose("Mona D’Arcy")
    young.page.get_by_label("Where we are and what is next").check()
    young.page.get_by_label("Letters and documents").check()
    young.choose("No, they only read")
    young.day("ends_on", days_after(DAY, 300))
    young.press("Continue")
    assert young.heading == "Check before you let them in"
    young.press("Let them in")
    young.hears("Mona D’Arcy sees what you chose.")


def the_mother_sees_what_they_allow(taking: Taking) -> None:
    """Where we are and documents, to read; then the documents no more; then nothing."""
    mother, young = taking.mother, taking.young
    mother.at("family_child")
    assert mother.heading == "Where we are"
    mother.at("family_papers")
    for name in ("family_say", "family_messages"):
        assert mother.is_not_found(name)
    young.at("family_helpers")
    young.follow("Change what Mona D’Arcy may see")
    young.page.get_by_label("Letters and documents").uncheck()
    young.press("Save")
    mother.at("family_child")
    assert mother.is_not_found("family_papers")
    young.at("family_helpers")
    young.follow("Stop now")
    young.press("Stop now")
    young.hears("Mona D’Arcy cannot see anything any more.")
    mother.at("family_child")
    assert mother.heading == "Who decides"


def letters_go_to_the_young_person(taking: Taking) -> None:
    """What waited for the mother never went; it is written anew to them, and they open it."""
    case, young, by = taking.case, taking.young, taking.people.officer
    waited = Message.objects.get(case=case, document__title=LETTER)
    assert (waited.to_member, waited.state) == (taking.mother.member, Message.State.STOPPED)
    assert recipients_of(case, DAY).reachable == (young.member,)
    send_letter(case, letter=WILL_ASSESS, to=young.member, on=DAY, by=by, reasons=REASONS)
    deliver_messages()
    young.menu("Documents")
    assert "Robin D’Arcy-O" in words_of(opened(young.opens(LETTER)))


def _user(phone: Phone) -> str:
    return str(phone.member.holdings.get().user)
