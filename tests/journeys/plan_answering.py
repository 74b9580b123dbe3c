"""The family's six points, our answers, and the amended draft that follows from them."""

from __future__ import annotations

from datetime import date

from ehcna import demo_plan
from plans.actions import checking
from plans.models import Point
from plans.queries.gates import Standing
from tests.journeys.the_exemplar import Desk, Office

ANSWERS = ("Accepted", "Accepted", "Not accepted", "Accepted in part", "Accepted in part")


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
