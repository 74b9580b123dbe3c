"""The second part: the family's points, an amended draft, the senior's check, the final plan."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from cases.letters import PLAN_TO_HEALTH, PLAN_TO_SETTING, Letter
from cases.models import Message
from ehcna import demo_plan
from ehcna.demo_exemplar_schools import Placing
from plans.actions import checking
from plans.models import Point
from plans.queries.gates import Standing
from tests.journeys.pdf_text import is_tagged, opened, words_of
from tests.journeys.the_exemplar import Desk, Office

ANSWERS = ("Accepted", "Accepted", "Not accepted", "Accepted in part", "Accepted in part")
WHY_NOT = (
    "Quarrendale School would cost so much more that it is no efficient use of resources"
    " (section 39(4)(b)(ii)). Hallowmere Academy can give all of Section F."
)


def take_down_the_points(office: Office) -> None:
    """Somebody else of the team takes down six points in one go, and the school asked for."""
    day, said = office.colleague, office.told.documents["parent_representations"]
    office.calendar.today = date.fromisoformat(said["date"])
    day.at("plan_points")
    day.press("Take down what they say")
    day.choose("Somebody else")
    day.fill("Name, if it is somebody else", said["by"])
    day.choose("By post")
    day.day("received_on", office.calendar.today)
    points = [f"{one['section']}: {one['text']}" for one in said["points"]]
    day.fill("What do they say?", "\n\n".join(points))
    day.press("Look at the points")
    day.reads("6 points.")
    day.press("Save")
    day.hears("6 points kept.")
    asked = Point.objects.get(section="I")
    day.at("plan_point_mend", asked.pk)
    day.fill("Find a school or college", "Quarrendale")
    day.press("Find")
    day.page.get_by_label("Quarrendale School").first.check()
    day.press("Save")
    day.hears("The point is put right.")


def answer_five(office: Office) -> None:
    """In the order of the plan: accepted, in part, refused with why. The sixth waits."""
    day, said = office.colleague, office.told.documents["parent_representations"]["points"]
    day.at("plan_points")
    assert "Came late" not in day.words
    day.inside("Answer point 5")
    for number in (5, 2, 1, 4, 3):
        assert day.heading.startswith(f"Answer point {number} of")
        one, answer = said[number - 1], ANSWERS[number - 1]
        day.choose(answer)
        if answer == "Not accepted":
            day.press("Save and go to the next")
            day.reads("There is a problem")
            day.choose(answer)
        else:
            day.fill("What is changed in the plan?", one["action"])
        day.fill("Why?", one["response"])
        day.press("Save and go to the next")
        day.hears("The answer is kept.")


def send_the_amended_draft(office: Office) -> None:
    """Their points are written into an amended draft, what it takes away is accepted, it goes."""
    day = office.colleague
    office.calendar.today = date(2025, 1, 17)
    day.at("plan_issue")
    day.follow("Begin the amended draft")
    day.press("Begin it")
    amended = office.words_of("amended_draft_plan")
    rest = office.rest_of("amended_draft_plan")
    demo_plan.rewrite(office.version, rest, by=office.olive)
    change_minutes(day, "30", "40", amended.provision[0].text)
    accept_each_loss(office, "Asked for by the parents, and advised by the therapist")
    day.see_what_goes()
    day.reads("What changed, old and new side by side")
    day.day("comment_by", date(2025, 1, 31))
    day.send()
    day.hears("Sent.")
    day.press("Record when it reached the family")
    day.day("on", office.calendar.today)
    day.press("Save")


def change_minutes(day: Desk, old: str, new: str, text: str) -> None:
    """F1 says how long in its words and in its parts, and both are changed."""
    day.at("plan_section", "F")
    day.follow("Change F1", exact=True)
    day.fill("What will be provided", text)
    field = day.page.get_by_label("How long each time", exact=True)
    field.fill(field.input_value().replace(f"{old} minutes", f"{new} minutes", 1))
    day.press("Save")
    day.hears("F1 is saved.")


def accept_each_loss(office: Office, because: str) -> None:
    """Each thing that is taken away is accepted: one on its page, the others the same way."""
    for lost in Standing(office.version, office.calendar.today).losses:
        if lost.accepted is None:
            checking.accept_loss(office.version, key=lost.key, because=because, by=office.olive)


def begin_the_final(office: Office) -> None:
    """With a point open no plan becomes final."""
    day = office.colleague
    Placing(office.told, office.case, office.schools, office.olive, office.sal).consult()
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
    made = Message.objects.filter(case=office.case, sent_at=None, code__in=codes)
    found = sorted(one.code for one in made)
    assert found == sorted(one.code for one in letters)
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
    for words in says:
        assert words in words_of(file)
