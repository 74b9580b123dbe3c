"""The second part: papers are chosen, kept back until they may go, sent, and read by members."""

from __future__ import annotations

from panels import tasks
from panels.actions import agenda
from panels.models import Conflict, MemberCopy, Pack
from tests.journeys.panel_people import MEMBERS, Place, Room
from tests.plans.output.test_pdf import words_of

CHOSEN = ("Child's views", "Health: speech and language therapy", "Social care")
BROTHER = "Jonah"  # another child, of whom one paper tells


def are_kept_back(room: Room) -> None:
    """With briefs that nobody approved nothing is sent, and each case in the way is named."""
    day = room.anna
    day.to("meeting", room.meeting.pk)
    day.reads("The papers have to go out by Tuesday 3 December 2024.")
    day.press("Prepare the papers")
    day.reads("What stands in the way of sending")
    day.reads(f"Case {room.case.reference}: its brief is not approved by a senior")
    assert day.words.count(": it has no brief") == 19
    assert not day.offers("Send the papers")
    day.to("pack_circulate", room.meeting.pk)
    day.press("Send them")
    day.reads(f"Case {room.case.reference}: its brief is not approved by a senior")
    assert not Pack.objects.exists()


def choose_the_clear(room: Room) -> None:
    """A senior puts three cases among the clear ones, each with its reason."""
    senior, first = room.sal, room.others[0]
    senior.to("meeting", room.meeting.pk)
    senior.of("It is clear", first.reference)
    senior.press("Save")
    senior.reads("Say why")
    senior.fill("Why?", "All advice says the same")
    senior.press("Save")
    for case in room.others[1:3]:
        because = "All advice says the same"
        agenda.put_by_consent(room.item(case), because=because, by=room.people.senior)
    senior.to("meeting", room.meeting.pk)
    clear = senior.words.split("Clear cases, advised together")[1]
    assert [one.reference in clear for one in room.others[:4]] == [True, True, True, False]


def choose(room: Room) -> None:
    """Three papers go with the exemplar's brief; the name of her brother leaves one of them."""
    day, item = room.anna, room.mine
    day.to("meeting_pack", room.meeting.pk)
    day.of("Choose papers", room.case.reference)
    for title in CHOSEN:
        day.page.get_by_label(title, exact=True).check()
    day.press("Keep")
    day.of("Take words out", room.case.reference)
    day.fill("Words to take out", BROTHER)
    day.choose("Social care")
    day.fill("Why?", "He is not the child of this case")
    day.press("Put on the list")
    day.reads(f"Taken out: “{BROTHER}”, because: He is not the child of this case.")
    assert [one.document.title for one in item.chosen.all()] == list(CHOSEN)


def send(room: Room) -> None:
    """Sent, made by the worker, and frozen: a copy for each member, with all twenty cases."""
    day = room.anna
    day.to("meeting_pack", room.meeting.pk)
    day.press("Send the papers")
    day.press("Send them")
    day.reads("You can leave it: the work goes on.")
    pack = Pack.objects.get()
    tasks.make_pack(pack.pk)
    pack.refresh_from_db()
    assert (pack.state, pack.why_failed) == (Pack.State.READY, "")
    assert [one.title for one in pack.papers.filter(item=room.mine)] == ["Brief", *CHOSEN]
    assert pack.papers.count() == 23
    day.to("meeting_pack", room.meeting.pk)
    day.reads("The papers went out.")
    for name in (*MEMBERS.values(), "Max Manager", "Anna Assistant"):
        day.reads(name)
    day.to("meeting", room.meeting.pk)
    day.reads("The papers have gone.")


def read_and_declare(room: Room) -> None:
    """The head of her school reads of her, declares it, and has nothing of her from then on."""
    day, seat, ref = room.primary, room.seats["primary"], room.case.reference
    day.to("sitting_home")
    day.reads("20 cases")
    day.inside("EHC plan panel")
    old = MemberCopy.objects.get(membership=seat)
    pages = words_of(day.file("sitting_copy", room.meeting.pk, old.pk))
    assert len(pages) == old.pages
    assert all("Prim Headteacher" in one for one in pages)
    assert BROTHER not in "".join(pages)
    assert {one.reference for one in (room.case, *room.others)} == _named(room, pages)
    day.follow(str(room.case.child))
    day.reads("This child goes to your setting.")
    day.reads("I want someone to play owls.")
    day.inside("Declare a conflict of interest")
    day.press("Declare it")
    day.reads("Say why you are too close to this case")
    day.fill("Why are you too close to this case?", "She is a pupil of my school")
    day.press("Declare it")
    day.hears("You declared it. The case has left your papers.")
    day.lacks(str(room.case.child))
    day.reads("Your file is being made again without what you may no longer read.")
    assert day.not_found("sitting_case", room.mine.pk)
    assert day.not_found("sitting_copy", room.meeting.pk, old.pk)
    assert Conflict.objects.get().read_before
    tasks.carry_on_packs()
    new = MemberCopy.objects.get(membership=seat, replaced_at=None)
    day.to("sitting_meeting", room.meeting.pk)
    pages = words_of(day.file("sitting_copy", room.meeting.pk, new.pk))
    assert {one.reference for one in room.others} == _named(room, pages)
    assert ref not in "".join(pages) and "Maisie" not in "".join(pages)
    assert "1 case (number 1): not open to you" in " ".join(pages)


def _named(room: Room, pages: list[str]) -> set[str]:
    text = " ".join(pages)
    return {one.reference for one in (room.case, *room.others) if one.reference in text}


def pull_out(room: Room) -> None:
    """One of the clear cases is talked about, because one member wants it."""
    day, case = room.secondary, room.others[0]
    day.to("sitting_home")
    day.inside("EHC plan panel")
    day.follow(str(case.child))
    day.reads("Among the clear cases")
    day.inside("Have this case talked about")
    day.press("Have it talked about")
    day.hears("The meeting will talk about this case.")
    day.to("sitting_meeting", room.meeting.pk)
    day.reads("Seb Senco asked that it is talked about")


def comment(room: Room) -> None:
    """To all, and to the chair alone; never with the name of another child."""
    day, other = room.psychologist, room.others[2].child
    day.to("sitting_case", room.mine.pk)
    day.inside("How similar cases went")
    day.reads("Too few to show")
    _say(day, room, "All members of this meeting", f"Like {other}, she needs a calm room")
    day.reads("This may name another child.")
    _say(day, room, "All members of this meeting", "Her advice asks for a calm room")
    day.hears("Comment kept.")
    _say(day, room, "The chair only", "I assessed her myself")
    day.hears("Comment kept.")
    room.health.to("sitting_case", room.mine.pk)
    room.health.reads("Her advice asks for a calm room")
    room.health.lacks("I assessed her myself")
    room.chair.to("sitting_case", room.mine.pk)
    for words in ("Her advice asks for a calm room", "I assessed her myself"):
        room.chair.reads(words)


def _say(day: Place, room: Room, to: str, words: str) -> None:
    day.to("sitting_comment", room.mine.pk)
    day.choose(to)
    day.fill("What do you want to say?", words)
    day.press("Send the comment")
