"""The third part: the meeting. Its clerk writes who is there and what is advised, case by case."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.editing import Edit
from cases.models import Case, Deadline
from panels.actions import recording
from panels.models import AgendaItem, Recommendation
from tests.journeys.panel_people import MEETING, Place, Room

REASONS = "The advice asks for more than school can ordinarily give, and it would not be secure."
UNLAWFUL = "There is no diagnosis, so no plan is called for."
LAWFUL = "All that the advice asks for is given in her school now, and would go on."


def begin(room: Room) -> None:
    """Nobody is there, then enough are."""
    day = room.anna
    room.calendar.today = MEETING
    day.to("meeting", room.meeting.pk)
    day.inside("Record of the meeting")
    day.press("Begin the meeting")
    day.press("Begin")
    day.reads("Not quorate now.")
    day.press("Write down who came")
    day.press("Write it down")
    day.reads("Select who")
    _come(room, "chair", "psychologist", "primary", "secondary", "clerk")
    day.reads("Lacking: health")
    day.inside("Somebody came")
    day.page.get_by_label("They take part from elsewhere").check()
    _come(room, "health")
    day.reads("Quorate now")
    day.reads("from elsewhere")


def _come(room: Room, *seats: str) -> None:
    day = room.anna
    for one in (room.seats[seat] for seat in seats):
        label = f"{one.user.name}, {one.get_seat_display().lower()}"
        day.page.get_by_label(label, exact=True).check()
    day.press("Write it down")


def advise_on_the_exemplar(room: Room) -> None:
    """Without the member who is too close to her; with votes, a dissent, something to be done."""
    day = _open(room, room.case)
    day.reads("Prim Headteacher: She is a pupil of my school")
    day.reads("Leaves for this case.")
    day.reads("Had opened the papers.")
    day.reads("Quorate for this case 5 there")
    _note(day, "Yes", "Issue a plan.", REASONS)
    day.fill("Votes for", "3")
    day.fill("Votes against", "1")
    day.press("Save the note")
    day.hears("The note is saved. It is no advice until it is recorded.")
    _record(day)
    _open(room, room.case)
    day.reads("The panel advised: Yes")
    day.inside("A member would have advised otherwise")
    assert day.page.get_by_label("Prim Headteacher").count() == 0
    day.choose("Seb Senco, secondary school")
    day.fill("What do they say?", "I would have waited for the targets of spring")
    day.press("Write it down")
    day.inside("Something has to be done afterwards")
    day.fill("What has to be done?", "Check the minutes of therapy against the report")
    day.select("Who does it?", "Olive Officer")
    day.day("due", date(2024, 12, 13))
    day.press("Write it down")
    day.reads("Olive Officer, by Friday 13 December 2024: Check the minutes of therapy")
    said = room.mine.recommendation
    assert {one["name"] for one in said.present} == {
        *("Max Manager", "Petra Psychologist", "Seb Senco", "Hal Health", "Anna Assistant")
    }
    assert (said.is_quorate, said.votes_for, said.votes_against) == (True, 3, 1)


def reword_what_is_no_reason(room: Room) -> None:
    """The case that was pulled out: a reason that the law does not know is stopped and reworded."""
    case = room.others[0]
    day = _open(room, case)
    _note(day, "No", "Issue none.", UNLAWFUL)
    day.press("Save and record the advice")
    day.press("Record it")
    day.reads("The law does not know this reason")
    assert not Recommendation.objects.filter(item__case=case).exists()
    _open(room, case)
    day.fill("Reasons", LAWFUL)
    _record(day)
    said = room.item(case).recommendation
    assert (said.said, said.reasons, said.warned_of, said.by_consent) == ("no", LAWFUL, [], False)


def put_one_off(room: Room) -> None:
    """Every time limit is on the page, and not one of them moves."""
    case = room.others[3]
    before = _clocks(case)
    day = _open(room, case)
    day.reads("If it is put off: the time limits go on running")
    _note(day, "Put off for more information", "Come back.", "The advice of health is not read.")
    day.press("Save and record the advice")
    day.press("Record it")
    day.reads("Enter what is still to come")
    _open(room, case)
    day.fill("If it is put off: what is still to come?", "The advice of health")
    day.day("more_by", date(2024, 12, 17))
    _record(day)
    assert room.item(case).state == AgendaItem.State.DEFERRED
    assert before and _clocks(case) == before


def _clocks(case: Case) -> list[Any]:
    rows = Deadline.objects.filter(case=case, met_on=None, ended_on=None)
    return list(rows.order_by("rule", "about").values_list("rule", "due", "disapplied"))


def advise_on_the_clear(room: Room) -> None:
    """Two together, each with its reason. The third was pulled out."""
    day = room.anna
    day.to("meeting_record", room.meeting.pk)
    day.inside("End the meeting")
    day.press("End it")
    day.reads("Record the advice, or put the case off, or take it off first")
    day.to("meeting_record", room.meeting.pk)
    day.inside("Advise on the clear cases together (2)")
    day.press("Record the advice")
    day.hears("Recorded for 2.")
    together = Recommendation.objects.filter(by_consent=True).order_by("item")
    assert [one.item.case for one in together] == room.others[1:3]


def advise_on_the_others(room: Room) -> None:
    """Fourteen more, and the last of those present only: who speaks for health has left."""
    by = room.people.assistant
    for case in room.others[4:18]:
        item = room.item(case)
        typed = {"said": "yes", "words": "Issue a plan.", "reasons": REASONS}
        recording.write_note(item, edit=Edit(typed, seen=0), by=by)
        recording.recommend(item, by=by, today=MEETING)
    day, last = room.anna, room.others[18]
    day.to("meeting_record", room.meeting.pk)
    day.of("Left", "Hal Health")
    day.press("Write it down")
    day.reads("Not quorate now.")
    _open(room, last)
    day.reads("Not quorate for this case. It is the advice of those present.")
    _note(day, "Yes", "Issue a plan.", REASONS)
    _record(day)
    day.reads("Advice of those present: no quorum")
    assert [one.item.case for one in Recommendation.objects.exclude(lacked=[])] == [last]


def end(room: Room) -> None:
    """Something is recorded for each of the twenty."""
    day = room.anna
    day.press("End the meeting")
    day.press("End it")
    day.hears("The meeting is over. The minutes can still be changed.")
    assert Recommendation.objects.count() == 20


def _open(room: Room, case: Case) -> Place:
    day = room.anna
    day.to("meeting_record", room.meeting.pk)
    day.inside(str(case.child))
    return day


def _note(day: Place, said: str, words: str, reasons: str) -> None:
    day.choose(said, among="What does the panel advise?")
    day.fill("The advice", words)
    day.fill("Reasons", reasons)


def _record(day: Place) -> None:
    day.press("Save and record the advice")
    day.press("Record it")
    day.hears("The advice is recorded. An officer decides.")
