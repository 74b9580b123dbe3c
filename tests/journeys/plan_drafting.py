"""The first half of a plan's way: begun, written from the advice, checked, sent as a draft."""

from __future__ import annotations

from datetime import date

from cases.editing import Edit, version_of
from ehcna import demo_plan
from plans import content
from plans.actions import writing
from plans.actions.evidence import leave_unused
from plans.queries.recommended import unused_of
from tests.journeys.the_exemplar import Office

VAGUE = "Maisie will have speech and language support as required."


def begin(office: Office) -> None:
    """A plan is begun, and the papers that came are taken into Section K."""
    day = office.writer
    day.at("case_plan")
    day.press("Begin the plan")
    day.press("Begin the draft")
    day.hears("The draft is begun.")
    day.follow("Section K and recommendations")
    day.reads("8 papers came")
    day.press("Look at what came")
    day.press("Take it in")
    day.hears("8 papers taken into Section K.")
    paper = office.plan.appendices.get(author="Bryony Tapp")
    day.follow(f"{paper.label} ")
    day.reads("direct individual therapy 40 minutes weekly")


def write_by_hand(office: Office) -> None:
    """A need from a passage, an outcome from the need, provision from a recommendation."""
    day, plan = office.writer, office.words_of("draft_plan")
    need, outcome = plan.needs[0], plan.outcomes[0]
    day.at("plan_section", "B")
    paper = office.plan.appendices.get(author="Bryony Tapp")
    day.page.locator("#paper").select_option(value=str(paper.pk))
    day.press("Show")
    day.page.get_by_label("Understands two key words").check()
    day.press("Make a need (B)")
    assert "Understands two key words" in day.page.get_by_label("The need").input_value()
    day.fill("The need", need.text)
    day.select("Area of need", need.area)
    day.press("Add it")
    day.hears("B1 is saved.")

    day.inside("Add an outcome for B1")
    day.fill("The outcome", outcome.text)
    assert outcome.by is not None
    day.day("by", outcome.by)
    day.fill("Which hope of the child it leads to", outcome.aspiration)
    day.fill("Steps towards it", outcome.steps)
    day.press("Add it")
    day.hears("E1 is saved.")


def write_a_vague_line(office: Office) -> None:
    """Made of a recommendation; so vague that it breaks a duty, and it cannot go out."""
    day = office.writer
    day.at("plan_evidence")
    day.follow("direct individual therapy 40 minutes weekly")
    assert day.page.get_by_label("How long each time").input_value() == "40 minutes"
    day.fill("What will be provided", VAGUE)
    for label in ("How long each time", "How often", "Adults to children"):
        day.fill(label, "")
    day.tick("B1")
    day.tick("E1")
    day.press("Add it")
    day.hears("F1 is saved.")
    day.at("plan_checks")
    day.reads("“as required”")
    day.in_the_way("would break a duty")


def write_the_rest(office: Office) -> None:
    """The exemplar's other words; one of them by a senior, who then may not sign."""
    version = office.version
    demo_plan.write(version, office.rest_of("draft_plan"), by=office.olive)
    said = version.wordings.get(name="E.short_term_targets")
    edit = Edit({"text": f"{said.text} They are sent home."}, version_of(said))
    writing.write_place(version, name=said.name, edit=edit, by=office.helper)


def mend_the_vague_line(office: Office) -> None:
    """The line says who, how long and how often; nothing in the draft breaks a duty."""
    day = office.writer
    day.at("plan_checks")
    day.at("plan_section", "F")
    day.follow("Change F1", exact=True)
    for label, words in lines_of_f1(office.words_of("draft_plan")).items():
        day.fill(label, words)
    day.press("Save")
    day.hears("F1 is saved.")
    day.at("plan_checks")
    assert "Breaks a duty" not in day.words
    assert "Less than the advice says" in day.words or "K7" in day.words


def lines_of_f1(plan: content.Plan) -> dict[str, str]:
    """What the form of a line asks for, and what the exemplar's F1 says to it."""
    line = plan.provision[0]
    return {
        "What will be provided": line.text,
        "What": line.what,
        "Who": line.who,
        "Training or experience": line.expertise,
        "Adults to children": line.ratio,
        "How long each time": line.duration,
        "How often": line.frequency,
        "Where": line.setting,
        "From when": line.start,
        "Who checks that it works, and when": line.monitored_by,
    }


def agree_with_health(office: Office) -> None:
    """Nobody of the health body agreed to Section G, until they did."""
    day, agreed = office.writer, office.told.documents["draft_plan"]["sections"]["G"]
    day.at("plan_naming")
    day.reads("Nobody has agreed to Section G yet")
    day.press("Write down their agreement")
    day.fill("Who agreed for them?", agreed["agreed_by_icb"]["officer"])
    day.day("agreed_on", date.fromisoformat(agreed["agreed_by_icb"]["date"]))
    day.page.get_by_label("They saw Section G in these very words").check()
    day.press("Save")
    day.hears("Their agreement is kept.")


def answer_recommendations(office: Office) -> None:
    """One that no line uses holds the draft up, until there is a reason for each."""
    day = office.writer
    day.in_the_way("not used, and no reason given")
    day.at("plan_evidence")
    day.follow("Say where it is, or why not")
    day.press("Save")
    day.reads("Say why it is not in the plan")
    day.fill("Or why it is not in the plan", "F1 gives the whole of it in other words")
    day.press("Save")
    day.hears("The reason is kept.")
    for one in unused_of(office.version):
        because = "Another line gives the whole of it"
        leave_unused(one.paper, passage=one.passage.text, because=because, by=office.olive)


def send_the_draft(office: Office) -> None:
    """Section I is blank; both parents get the draft with every paper; the day it came is kept."""
    day = office.writer
    day.at("plan_naming")
    assert "Fill in Section I" not in day.words
    day.at("plan_naming_choose")
    assert day.page.get_by_role("button", name="Save", exact=True).count() == 0
    day.see_what_goes()
    for words in ("Danielle Thornbury", "Kofi Thornbury", "K8"):
        day.reads(words)
    assert "Hallowmere" not in day.words
    day.day("comment_by", date(2024, 12, 20))
    day.send()
    day.reads("Give at least that.")
    day.day("comment_by", date(2025, 1, 3))
    day.send()
    day.hears("Sent.")
    day.press("Record when it reached the family")
    day.day("on", office.calendar.today)
    day.press("Save")
    day.hears("It reached the family on Thursday 12 December 2024.")
