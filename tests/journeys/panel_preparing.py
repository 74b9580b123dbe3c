"""The first part: a meeting is planned, cases are listed, briefs written, returned, approved."""

from __future__ import annotations

from cases.editing import Edit, version_of
from cases.models import Case
from panels.actions import agenda, briefs, reviews
from panels.models import AgendaItem, Brief, BriefReview
from tests.journeys.panel_people import BEFORE, MEETING, Place, Room

_TEXTS = {
    "child": "Eight years old, in Year 3. Kind to younger children and tired by noise.",
    "family_views": "They want the help written down, so that it stays.",
    "preference": "They ask for no setting yet.",
    "equality": "The child may be disabled. Nothing asked here weighs more on the family for it.",
    "can_wait": "no",
    "recommendation": "Issue a plan.",
}
_OPTIONS = (
    ("Issue a plan", "The help advised is beyond what school can give", "None is known"),
    ("Issue none", "School could try for a further term", "The help would not be secure"),
)


def plan_the_meeting(room: Room) -> None:
    """The assistant plans one meeting; its papers are due five working days before."""
    day = room.anna
    day.to("panel_calendar")
    day.reads("No meeting is planned.")
    day.inside("plan meetings")
    day.day("first", MEETING)
    day.fill("How many meetings?", "1")
    day.press("Plan them")
    day.hears("Meetings planned: 1.")
    day.inside("Tuesday 10 December 2024")
    day.reads("Papers go out by Tuesday 3 December 2024. 0 of 20 places taken.")
    day.reads("No case is on the agenda. Each is put on it from its own page")


def list_the_cases(room: Room) -> None:
    """The exemplar from its own page; the nineteen the same way, but not by hand."""
    day = room.anna
    day.at("case_panels")
    day.reads("Not on an agenda yet")
    day.press("Put the case to a panel")
    day.press("Put it on the agenda")
    day.reads("Select a meeting")
    day.choose("EHC plan panel, Tuesday 10 December 2024")
    day.choose(room.asks)
    day.press("Put it on the agenda")
    day.hears("The case is on the agenda: EHC plan panel, Tuesday 10 December 2024.")
    for case in room.others:
        told = {"meeting": room.meeting, "question": "issue", "today": BEFORE}
        agenda.list_case(case, **told, by=room.people.assistant)
    day.to("meeting", room.meeting.pk)
    day.reads("20 of 20 places taken.")
    assert day.words.count("No brief yet") == 20


def write_the_brief(room: Room) -> None:
    """What the record knows stands in it; what it lacks is named until nothing is lacking."""
    day, told = room.olive, room.told.documents["panel_brief_2"]
    day.at("case_panels")
    day.inside("Begin a brief")
    day.choose(f"EHC plan panel: {room.asks}")
    day.press("Begin it")
    day.hears("The brief is begun. What the record knows stands in it already.")
    day.reads("I want someone to play owls.")
    day.reads("Educational psychologist, Dr Leila Haddow, Wednesday 20 November 2024")
    day.reads("To be answered in law by Monday 6 January 2025")
    for gap in ("The child is not described", "No issue is set out", "There are fewer than two"):
        day.reads(gap)
    _texts(day, told["recommendation"])
    for text in told["key_issues"][:2]:
        _issue(day, text)
    for title, speaks_for, against in _OPTIONS:
        _option(day, title, speaks_for, against)
    day.reads("It lacks nothing.")


def _texts(day: Place, recommendation: str) -> None:
    day.inside("Write the texts")
    day.fill("The child, in one paragraph", "Maisie is seven. She wants to be an owl keeper.")
    day.fill("What does the family think of the question?", "They want a plan")
    day.fill("What does the family ask for?", "They like Quarrendale, and have asked for nothing")
    day.fill("Equality: what bears on the decision?", "She is a disabled child")
    day.choose("No: decide on what there is")
    day.fill("What do you recommend?", recommendation)
    day.press("Save")
    day.hears("Saved.")


def _issue(day: Place, text: str) -> None:
    day.inside("Set out an issue")
    day.fill("What is the point?", text)
    day.choose("Agreed")
    day.select("Which paper does it rest on?", "Health: speech and language therapy")
    day.fill("The words of the paper that say so", "Understands two key words in an instruction")
    day.press("Save")
    day.hears("Saved.")


def _option(day: Place, title: str, speaks_for: str, against: str) -> None:
    day.inside("Add an option")
    day.fill("What is the option?", title)
    day.fill("What speaks for it?", speaks_for)
    day.fill("What speaks against it?", against)
    day.fill("What does the family think of it?", "They were asked on 26 November")
    day.press("Save")
    day.hears("Saved.")


def have_it_approved(room: Room) -> None:
    """A senior sends it back with comments, sees what changed, and approves it."""
    day, senior = room.olive, room.sal
    _hand_in(day, "The therapist's minutes are new")
    assert not day.offers("Look at it and answer")
    assert day.not_found("brief_answer", room.case.reference, room.brief.pk)
    senior.at("brief", room.brief.pk)
    senior.press("Look at it and answer")
    senior.reads("The therapist's minutes are new")
    senior.choose("Send it back")
    senior.press("Save my answer")
    senior.reads("Say what has to be done")
    senior.choose("Send it back")
    senior.fill("What has to be done, or what do you note?", "Say how she is reached best")
    senior.press("Save my answer")
    senior.hears("Sent back, with what has to be done.")
    day.at("brief", room.brief.pk)
    day.reads("Say how she is reached best")
    day.inside("Write the texts")
    box = day.page.get_by_label("The child, in one paragraph")
    box.fill(f"{box.input_value()} One thing is said to her at a time.")
    day.press("Save")
    _hand_in(day, "")
    _approve(senior, room)


def _approve(senior: Place, room: Room) -> None:
    senior.at("brief", room.brief.pk)
    senior.press("Look at it and answer")
    senior.reads("What changed since it was last handed in")
    changed = senior.words.split("What changed since")[1].split("In the child’s own words")[0]
    assert changed.count("Before:") == 1
    senior.reads("One thing is said to her at a time.")
    senior.choose("Approve it as it stands")
    senior.press("Save my answer")
    senior.hears("Approved. It holds as long as nothing is changed.")
    answers = [one.state for one in room.brief.reviews.all()]
    assert answers == [BriefReview.State.RETURNED, BriefReview.State.APPROVED]


def _hand_in(day: Place, note: str) -> None:
    day.press("Hand it in to a senior")
    day.fill("Is there anything they should look at in particular?", note)
    day.press("Hand it in")
    day.hears("Handed in. Any senior who wrote none of it can answer.")


def write_the_others(room: Room) -> None:
    """The nineteen are written by the same officer and approved by the same senior."""
    for case in room.others:
        brief = briefs.begin(case, kind="plan", question="issue", by=room.people.officer)
        _fill(brief, case, room)
        reviews.hand_in(brief, note="", by=room.people.officer, today=BEFORE)
        review = {"seen": brief.reviews.get().fingerprint, "comments": "", "in_spite": ""}
        reviews.approve(brief, **review, by=room.people.senior, today=BEFORE)
    briefs_of = Brief.objects.filter(state=Brief.State.APPROVED)
    assert briefs_of.count() == AgendaItem.objects.exclude(brief=None).count() == 20


def _fill(brief: Brief, case: Case, room: Room) -> None:
    by = room.people.officer
    briefs.write(brief, edit=Edit(_TEXTS, seen=version_of(brief)), by=by)
    point = {"text": "Help is needed each day", "standing": "agreed"}
    paper = {"document": case.documents.get(title="What the child says")}
    briefs.set_out(brief, part="issue", values=point | paper, by=by)
    for title, speaks_for, against in _OPTIONS:
        values = {"title": title, "speaks_for": speaks_for, "speaks_against": against}
        briefs.add_option(brief, values=values | {"family_view": "They want a plan"}, by=by)
