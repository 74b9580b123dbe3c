"""The second part: what the family does and sees, while the officers' part is played for them."""

from __future__ import annotations

from datetime import date

from cases.actions.decisions import decide_to_assess, decide_to_issue
from cases.models import Case
from cases.tasks import deliver_messages
from ehcna.demo_exemplar import Loading
from ehcna.demo_exemplar_plan import Planning
from ehcna.demo_exemplar_schools import Placing
from ehcna.exemplar import read
from plans.actions.answering import answer_point
from plans.actions.replying import send_replies
from plans.models import Representation
from tests.journeys.family_people import Phone
from tests.journeys.the_exemplar import Calendar
from tests.papers import a_picture
from tests.people import Cast

VIEWS = "Maisie is loving and stubborn. She wants to be an owl keeper."
# By part of the plan: what she says, what we answer, why, and what is changed.
POINTS = {
    "F": (
        "Bryony Tapp’s report says 40 minutes a week. Please put 40.",
        "accepted",
        "The draft was wrong.",
        "F1 changed to 40 minutes",
    ),
    "H2": ("We asked for help with sleep.", "refused", "A sleep clinic was asked.", ""),
    "I": ("We would like Quarrendale named.", "refused", "Hallowmere can give all of it.", ""),
}


class Office(Loading):
    """The officers' part of the exemplar's file, for a case that a parent asked for herself."""

    def __init__(self, people: Cast, calendar: Calendar) -> None:
        super().__init__(read(), people.officer, people.senior, calendar.today)
        self.calendar = calendar

    def has(self, case: Case) -> None:
        self.asked = case
        self.planning = Planning(self.told, case, self.naz, self.imogen)
        self.placing = Placing(self.told, case, self.schools, self.naz, self.imogen)

    def on(self, event: str) -> date:
        self.calendar.today = self.told.day(event)
        return self.calendar.today

    def assesses(self) -> None:
        self.case = self.asked
        self.on("Officer decision: assess")
        self._decision("Officer decision: assess", "panel_minute_1", decide_to_assess)
        deliver_messages()
        self.on("Last advice received")
        self._advice()

    def drafts(self) -> None:
        self.on("Officer decision: issue")
        self._decision("Officer decision: issue", "panel_minute_2", decide_to_issue)
        self.planning.draft()
        deliver_messages()

    def answers(self, phone: Phone) -> None:
        on = self.on("Amended draft sent")
        said = Representation.objects.get(member=phone.member)
        for point in said.points.all():
            _, answer, why, change = POINTS[point.section]
            answer_point(point, answer=answer, why=why, change=change, by=self.naz)
        plan = self.planning.version.plan
        send_replies(plan, wanted={phone.member.pk: [said.pk]}, on=on, by=self.naz)
        deliver_messages()

    def issues(self) -> None:
        self.on("Officer decision on placement")
        self.placing.consult(self.planning.paper)
        self.placing.weigh()
        self.on("Final plan issued")
        self.planning.issue(self.schools)
        deliver_messages()


def gives_views(phone: Phone) -> None:
    """Begun on one day and gone on with: words, and then a picture."""
    phone.menu("Have your say")
    phone.follow("Tell us your views")
    phone.press("Send")
    phone.reads("There is a problem")
    phone.fill("What matters to you?", VIEWS)
    phone.press("Save and finish later")
    phone.follow("Go on with what you began")
    assert phone.page.get_by_label("What matters to you?").input_value() == VIEWS
    picture = {"name": "owls.png", "mimeType": "image/png", "buffer": a_picture()}
    phone.page.set_input_files("[name=file]", [picture])
    phone.press("Send")
    phone.hears("We have it. Thank you.")
    phone.reads(VIEWS)


def is_assessed(office: Office, phone: Phone) -> None:
    """It is decided to assess; the letter is among her papers; who was asked is on her page."""
    office.assesses()
    phone.menu("Where we are")
    phone.reads("Who we asked for advice")
    phone.menu("Documents")
    phone.reads("New")
    assert phone.opens("We will carry out an EHC needs assessment").startswith(b"%PDF")
    phone.menu("Documents")
    phone.reads("Opened")


def the_draft_comes(office: Office, phone: Phone) -> None:
    """The draft with its papers, and until when she can say what she thinks of it."""
    office.drafts()
    phone.menu("Where we are")
    phone.reads("until Friday 3 January 2025")
    phone.lacks("until <strong>Thursday 26 December 2024")  # the law's day, before ours
    phone.menu("The plan")
    phone.reads("This is a draft. It is not in force, and it can still change.")
    phone.menu("Documents")
    phone.opens("Draft plan")
    phone.menu("Have your say")
    phone.reads("Friday 3 January 2025")


def comments(office: Office, phone: Phone) -> None:
    """By section, on the last day. Nothing is answered before we answered."""
    office.on("Parents' representations")
    phone.follow("Tell us what you think of the draft")
    phone.press("Send")
    phone.reads("Write what you think of at least one part")
    for section, (words, *_) in POINTS.items():
        phone.page.fill(f"[name=section_{section}]", words)
    phone.page.get_by_label("I would like to meet somebody about the draft").check()
    phone.press("Send")
    phone.hears("We have it. Thank you.")
    assert phone.words.count("Not answered yet.") == len(POINTS)


def sees_answers(office: Office, phone: Phone) -> None:
    """Each point with our answer and why, once the reply has gone."""
    office.answers(phone)
    phone.menu("Have your say")
    phone.lacks("Not answered yet.")
    phone.reads("Accepted. The draft was wrong.")
    phone.reads("Not accepted. Hallowmere can give all of it.")


def the_plan_is_final(office: Office, phone: Phone) -> None:
    """The plan is among her papers, and how long she can appeal is on her page."""
    office.issues()
    phone.menu("Where we are")
    phone.reads("Monday 31 March 2025")
    phone.menu("The plan")
    phone.reads("This plan is in force. The help in it must be given.")
    phone.menu("Have your say")
    phone.lacks("Do you agree with the draft?", "Tell us what you think of the draft")
    phone.menu("Documents")
    phone.opens("Final plan")
