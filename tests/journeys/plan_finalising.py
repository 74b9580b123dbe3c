"""The third part: a setting is named, the senior checks and signs, the plan is issued."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from cases.letters import PLAN_TO_HEALTH, PLAN_TO_SETTING, Letter
from cases.models import Message
from ehcna.demo_exemplar_schools import Placing
from plans.models import Point
from tests.journeys.pdf_text import is_tagged, opened, words_of
from tests.journeys.plan_answering import change_minutes
from tests.journeys.the_exemplar import Desk, Office

WHY_NOT = (
    "Quarrendale School would cost so much more that it is no efficient use of resources"
    " (section 39(4)(b)(ii)). Hallowmere Academy can give all of Section F."
)


def begin_the_final(office: Office) -> None:
    """With a point open no plan becomes final."""
    day = office.colleague
    draft = office.plan.versions.get(number=1).document
    assert draft is not None
    placing = Placing(office.told, office.case, office.schools, office.olive, office.sal)
    placing.consult(draft)
    office.calendar.today = date(2025, 1, 24)
    day.at("plan_issue")
    day.follow("Begin the final")
    day.press("Begin it")
    day.in_the_way("1 point of the family without an answer.")
    day.at("plan_point_answer", Point.objects.get(section="I").pk)
    day.choose("Not accepted")
    day.fill("Why?", WHY_NOT)
    day.press("Save")
    day.hears("The answer is kept.")


def choose_the_setting(office: Office) -> None:
    """A setting that was consulted, with the reason why it is not the one they asked for."""
    day = office.colleague
    day.at("plan_naming")
    day.reads("Nothing is named yet.")
    day.press("Fill in Section I")
    day.page.get_by_label("Hallowmere Academy").first.check()
    day.fill("Type, as it stands in the plan", "Mainstream school with a resource base")
    day.day("from_date", date(2025, 2, 24))
    day.day("until_date", date(2025, 2, 21))
    day.fill("If it is not what the family asked for, why not?", WHY_NOT)
    day.press("Save")
    day.hears("Section I is filled in.")


def weaken_and_restore(office: Office) -> None:
    """Ten minutes less are seen, stop the plan, and come back with one press."""
    day = office.colleague
    final = office.words_of("final_plan").provision[0].text
    change_minutes(day, "40", "30", final.replace("40 minutes", "30 minutes"))
    day.at("plan_checks")
    day.reads("40 minutes")
    day.in_the_way("It takes away")
    day.at("plan_checks")
    day.follow("Restore F1")
    day.press("Restore it")
    day.hears("F1 reads as it did in the version before.")
    day.reads("Nothing, compared by meaning")


def have_it_checked(office: Office) -> None:
    """Who wrote it cannot sign; a senior sends it back once, sees the change, and signs."""
    day, senior = office.colleague, office.senior
    day.in_the_way("Nobody has signed it yet.")
    ask_for_the_check(day, "Section I is new")
    assert day.refused("plan_senior_check")
    office.helper.at("plan_senior_check")
    office.helper.reads("You wrote part of this plan, so somebody else checks and signs it.")
    assert office.helper.page.get_by_role("button", name="Save my answer").count() == 0
    senior.at("plan_senior_check")
    senior.reads("“Section I is new”")
    senior.choose("Send it back")
    senior.press("Save my answer")
    senior.reads("Say what has to be done")
    senior.choose("Send it back")
    senior.fill("What has to be done, or what do you note?", "Say who sees the targets")
    senior.press("Save my answer")
    senior.hears("Sent back")
    day.at("plan_issue")
    day.reads("“Say who sees the targets”")
    ask_for_the_check(day, "")
    write_targets(day, "Maisie and her parents see them each term.")
    senior.at("plan_senior_check")
    senior.reads("Maisie and her parents see them each term.")
    sign(senior)


def ask_for_the_check(day: Desk, note: str) -> None:
    day.at("plan_issue")
    day.follow("Ask for the senior’s check")
    day.fill("Is there anything they should look at in particular?", note)
    day.press("Ask for it")
    day.hears("Asked.")


def write_targets(day: Desk, more: str) -> None:
    """Something is added to the text about the targets of each term."""
    day.at("plan_place", "E.short_term_targets")
    box = day.page.locator("main form textarea[name=text]")
    box.fill(f"{box.input_value()} {more}")
    day.press("Save")
    day.hears("is saved.")


def sign(day: Desk) -> None:
    day.choose("Sign it as it stands")
    day.press("Save my answer")
    day.hears("Signed.")


def void_and_sign_again(office: Office) -> None:
    """One character is changed: the signature is void until somebody signs again."""
    day, senior = office.colleague, office.senior
    write_targets(day, "!")
    day.in_the_way("It was changed after it was signed, so the signature is void.")
    ask_for_the_check(day, "One character more")
    senior.at("plan_senior_check")
    sign(senior)


def issue(office: Office) -> None:
    """Their days are not over; a senior lets that pass; the plan goes to all whom the law names."""
    day, senior = office.writer, office.senior
    office.calendar.today = date(2025, 1, 30)
    day.in_the_way("They have until Friday 31 January 2025.")
    day.at("plan_issue")
    assert "Let it pass" not in day.words
    senior.at("plan_issue")
    senior.follow("Let it pass with a reason")
    senior.press("Let it pass")
    senior.reads("Say why")
    senior.fill("Why?", "Both parents wrote on 29 January that they have no more to say")
    senior.press("Let it pass")
    senior.hears("It stands in the way no longer.")
    day.see_what_goes()
    for words in ("Danielle Thornbury", "Kofi Thornbury", "Hallowmere Academy", "Integrated Care"):
        day.reads(words)
    day.send()
    day.hears("The plan is issued to everybody the law names.")


def letters_wait(office: Office, letter: Letter) -> None:
    """Both parents, the school that is named and the health body: their letters wait to go."""
    letters = (letter, letter, PLAN_TO_SETTING, PLAN_TO_HEALTH)
    day, codes = office.writer, {one.code for one in letters}
    made = Message.objects.filter(case=office.case, code__in=codes).order_by("-written_at")[:4]
    found = sorted(one.code for one in made)
    assert found == sorted(one.code for one in letters)
    assert {one.sent_at for one in made} == {None}
    day.at("case_letters")
    for one in letters:
        day.reads(one.title)


def read_the_paper(office: Office, title: str, *says: str) -> None:
    """The plan as it went out is a tagged paper of the case, and says what was promised."""
    day = office.writer
    paper = office.case.documents.filter(title__startswith=title).latest("pk")
    day.at("case_documents")
    day.follow(paper.title)
    came = day.page.request.get(reverse("document", args=[office.case.reference, paper.pk]))
    file = opened(came.body())
    assert is_tagged(file)
    said = words_of(file)
    for words in says:
        assert words in said, said[:3000]
