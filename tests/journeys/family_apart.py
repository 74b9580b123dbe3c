"""Two parents of one child who live apart: what each does and sees, and what neither learns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from cases.models import Case, FamilyMember
from cases.tasks import deliver_messages
from ehcna.demo_exemplar import Loading
from ehcna.demo_exemplar_plan import Planning
from ehcna.exemplar import read
from families.models import Given
from plans.models import Representation
from tests.journeys.family_people import House, Phone, invite
from tests.journeys.pdf_text import opened, words_of
from tests.journeys.the_exemplar import Calendar, Desk
from tests.papers import a_pdf, filed
from tests.people import Cast

DRAFTED = date(2024, 12, 12)
HERS = ("Danielle Thornbury", "danielle@hers.example", "7 Hidden Row", "EX7 7QQ")
HIS = ("Kofi Thornbury", "kofi@his.example", "31 Elsewhere Street", "EX1 2CC")
SHE_SAYS, HE_SAYS = "Quarrendale is right for her.", "She must stay where her friends are."
YES, NO = "Yes, I agree with it", "No, I do not agree"
LETTER = "The draft EHC plan, for you to comment on"
PAGES = ("family_child", "family_papers", "family_say", "family_messages", "family_account")
MORE = (
    "family_details",
    "family_sharing",
    "family_helpers",
    "family_rights",
    "family_helper_new",
    "family_account_close",
)


@dataclass
class Apart:
    """The mother, the father, and the officer between them."""

    case: Case
    mother: FamilyMember
    father: FamilyMember
    desk: Desk
    senior: Desk
    hers: Phone
    his: Phone


def a_draft_for_two(house: House, people: Cast, calendar: Calendar) -> Apart:
    """Her new address is kept from him before the draft goes to each of them."""
    calendar.today = DRAFTED
    loading = Loading(read(), people.officer, people.senior, DRAFTED)
    case = loading.up_to_the_plan()
    mother, father = (_moved(case, *one) for one in (HERS, HIS))
    desk, senior = (house.desk(one, case) for one in (people.officer, people.senior))
    desk.at("person_withhold", mother.pk)
    desk.fill("Why must their details be kept from the others?", "She fled from him")
    desk.choose("Yes", "May the others know that they are on this case?")
    desk.press("Keep the details")
    desk.hears("The details are kept from others.")
    Planning(loading.told, case, people.officer, people.senior).draft()
    deliver_messages()
    hers, his = house.phone("mother"), house.phone("father")
    hers.member, his.member = mother, father
    return Apart(case, mother, father, desk, senior, hers, his)


def _moved(case: Case, name: str, email: str, street: str, postcode: str) -> FamilyMember:
    found = case.child.family.get(name=name)
    found.address, found.postcode, found.email = street, postcode, email
    found.channel = FamilyMember.Channel.EMAIL
    found.save()
    return found


def both_join(apart: Apart) -> None:
    """Since details are withheld, nothing goes before a second person has looked at it."""
    for member, phone in ((apart.mother, apart.hers), (apart.father, apart.his)):
        invite(apart.desk, member)
        apart.desk.hears("A second person was asked. Nothing goes before.")
        waiting = member.invitations.get()
        apart.senior.at("family_account_second", waiting.pk)
        apart.senior.choose("Yes, send it")
        apart.senior.press("Answer")
        apart.senior.hears("The invitation goes.")
        phone.joins(member.email)


def both_answer_at_once(apart: Apart) -> None:
    """Both have written, and press the button at one moment. Each has their own answer."""
    answers = ((apart.hers, YES, SHE_SAYS), (apart.his, NO, HE_SAYS))
    for phone, answer, words in answers:
        phone.at("family_tell", "agree")
        phone.choose(answer)
        phone.fill("Anything you want to say", words)
    for phone, *_ in answers:
        button = phone.page.locator("main").get_by_role("button", name="Send", exact=True)
        button.dispatch_event("click")
    for phone, _, words in answers:
        phone.page.wait_for_url("**/say/")
        phone.look()
        phone.hears("We have it. Thank you.")
        phone.reads(words)
    apart.hers.lacks(HE_SAYS)
    apart.his.lacks(SHE_SAYS)
    kept = Given.objects.order_by("member__pk").values_list("member__name", "words")
    assert list(kept) == [(HERS[0], SHE_SAYS), (HIS[0], HE_SAYS)]


def both_comment(apart: Apart) -> None:
    """The same section, opposite wishes: two sets of points, one for each."""
    for phone, words in ((apart.hers, SHE_SAYS), (apart.his, HE_SAYS)):
        phone.at("family_comment")
        phone.page.fill("[name=section_I]", words)
        phone.press("Send")
        phone.hears("We have it. Thank you.")
    said = Representation.objects.order_by("member__pk")
    assert [one.points.get().text for one in said] == [SHE_SAYS, HE_SAYS]


def neither_learns_of_the_other(apart: Apart) -> None:
    """No page of theirs says a word of the other; pages of the other are not there."""
    for mine, other, theirs, said in (
        (apart.hers, apart.his, HIS, HE_SAYS),
        (apart.his, apart.hers, HERS, SHE_SAYS),
    ):
        for name in (*PAGES, *MORE):
            mine.at(name)
            mine.lacks(*theirs, said)
        mine.at("family_plan")  # names both as the child's parents, and tells no more of either
        mine.lacks(*theirs[1:], said)
        for name in PAGES:
            answer = mine.page.goto(reverse(name, args=[other.member.pk]))
            assert answer is not None and answer.status == 404
            assert "Thornbury" not in mine.words


def each_has_their_own_papers(apart: Apart) -> None:
    """Both have the draft; the letter with it is each one's own."""
    for phone, theirs in ((apart.hers, HIS), (apart.his, HERS)):
        phone.at("family_papers")
        assert phone.opens("Draft plan, version 1").startswith(b"%PDF")
        words = words_of(opened(phone.opens(LETTER)))
        assert phone.member.name in words
        assert [one for one in theirs[1:] if one in words] == []
    letter = apart.case.documents.get(title=LETTER, addressed_to=apart.mother)
    assert apart.his.is_not_found("family_paper", letter.pk)


def an_order_holds_the_same_minute(apart: Apart, people: Cast) -> None:
    """His session ends with his next page. He signs in again and sees what the order allows."""
    apart.his.at("family_papers")
    paper = filed(apart.case, people.officer, a_pdf("An order"), "The order of the court")
    desk = apart.desk
    desk.at("person_order", apart.father.pk)
    desk.fill("What kind of order is it, and what does it limit?", "He may learn the stage only")
    desk.day("made_on", DRAFTED)
    desk.select("Which paper on the case is the order?", str(paper))
    desk.press("Record the order")
    desk.hears("The order is recorded.")
    _is_signed_out(apart.his, "Who decides")
    apart.his.reads("We cannot show you anything here.")
    assert apart.his.is_not_found("family_papers")
    desk.at("family_account_order", apart.father.pk)
    desk.page.get_by_label("Where we are and what is next").check()
    desk.fill("What does the order say?", "He may know how far it is")
    desk.press("Save")
    desk.hears("What the order allows is set.")
    _is_signed_out(apart.his, "Where we are")
    for name in ("family_papers", "family_say", "family_messages"):
        assert apart.his.is_not_found(name)
    apart.hers.at("family_papers")
    apart.hers.lacks("order of the court")


def _is_signed_out(phone: Phone, then: str) -> None:
    phone.at("family_child")
    assert phone.heading == "Sign in"
    phone.hears("You were signed out")
    phone.signs_in(phone.member.email, then)
