"""The last part: minutes are agreed and corrected; the officer decides; the letters go."""

from __future__ import annotations

from datetime import date

from django.core import mail

from cases.models import Case, Decision, Message
from cases.tasks import deliver_messages
from panels.models import Outcome
from tests.journeys.panel_meeting import LAWFUL, REASONS
from tests.journeys.panel_people import Place, Room

BEYOND = "The provision needed is beyond what is ordinarily available"
WHY = "Her help depends on one teacher who leaves at Easter, so it is not secure without a plan."
DECIDED_ON = date(2024, 12, 12)


def agree_the_minutes(room: Room) -> None:
    """Changed until the chair agrees them; then locked, and corrected under a date."""
    day, chair = room.anna, room.chair
    day.to("minutes_show", room.meeting.pk)
    day.inside("Write what concerns no single case")
    day.fill("Apologies, and what concerns no single case", "Apologies of early years.")
    day.press("Save")
    for words in _said(room):
        day.reads(words)
    chair.to("meeting", room.meeting.pk)
    chair.inside("Minutes")
    chair.press("Agree the minutes")
    chair.press("Agree and lock them")
    chair.hears("Agreed and locked. Each case got its own part.")
    day.to("minutes_show", room.meeting.pk)
    assert not day.offers("Change the words")
    day.inside("Correct them")
    day.select("Which case is it about?", room.case.reference)
    day.fill("How should it read?", "Four members voted for it.")
    day.fill("Why is it corrected?", "One hand was not counted")
    day.press("Add the correction")
    day.reads("Four members voted for it.")
    day.reads("For: 3. Against: 1.")
    _are_on_the_case(room)


def _said(room: Room) -> tuple[str, ...]:
    return (
        "Apologies of early years.",
        "Prim Headteacher declared: She is a pupil of my school. They left for this case.",
        "Seb Senco would have advised otherwise: I would have waited for the targets of spring",
        "Olive Officer, by Friday 13 December 2024: Check the minutes of therapy against",
        "Seb Senco asked that it is talked about.",
        "Still to come, by Tuesday 17 December 2024: The advice of health. The time limits",
        "Those present advised: Yes",
    )


def _are_on_the_case(room: Room) -> None:
    """The exemplar's file has its own part, twice; another's has its own, once."""

    def parts(case: Case) -> list[str]:
        rows = case.documents.filter(title__icontains="minutes of EHC").order_by("pk")
        return [one.title.partition(",")[0] for one in rows]

    once = ["Minutes of EHC plan panel"]
    assert parts(room.case) == [*once, "Corrected minutes of EHC plan panel"]
    assert parts(room.others[5]) == once


def decide_as_advised(room: Room) -> None:
    """The officer says yes in her own name; both parents are written to."""
    day = room.olive
    room.calendar.today = DECIDED_ON
    day.at("case_panels")
    day.reads("The panel advised: Issue a plan.")
    day.press("Decide after this advice")
    day.reads("A panel advises. You decide, in your own name, and may decide otherwise.")
    day.press("Check what will happen")
    day.reads("Select what the decision is")
    _answer(day, REASONS)
    day.press("Check what will happen")
    assert not Decision.objects.filter(case=room.case, question="issue").exists()
    for name in ("Danielle Thornbury", "Kofi Thornbury"):
        day.reads(name)
    day.press("Decide to issue a plan")
    day.hears("The decision to issue a plan is recorded.")
    _is_decided(room.case, "yes", follows=True)


def decide_otherwise(room: Room) -> None:
    """The panel advised no; the officer decides yes, and says why."""
    day, case = room.olive, room.others[0]
    day.to("case_panels", case.reference)
    day.press("Decide after this advice")
    day.reads(LAWFUL)
    _answer(day, REASONS)
    day.press("Check what will happen")
    day.reads("Say why you decide otherwise than advised")
    day.fill("Why do you decide otherwise than advised?", WHY)
    day.press("Check what will happen")
    day.reads(WHY)
    day.press("Decide to issue a plan")
    day.hears("The decision to issue a plan is recorded.")
    _is_decided(case, "no", follows=False)
    assert room.item(case).recommendation.reasons == LAWFUL


def _answer(day: Place, reasons: str) -> None:
    day.choose("Issue a plan")
    day.page.get_by_label(BEYOND, exact=True).check()
    day.fill("Reasons for the decision", reasons)


def _is_decided(case: Case, advice: str, *, follows: bool) -> None:
    made = Outcome.objects.select_related("decision").get(item__case=case)
    decision = made.decision
    assert decision is not None
    assert (decision.advice, decision.answer, decision.state) == (advice, True, "made")
    assert (made.follows, made.on, made.by.name) == (follows, DECIDED_ON, "Olive Officer")


def no_advice_no_decision(room: Room) -> None:
    """The case that was put off has no advice to decide on, and is where it was."""
    day, case = room.olive, room.others[3]
    day.to("case_panels", case.reference)
    day.reads("Put off")
    assert not day.offers("Decide after this advice")
    assert not Decision.objects.filter(case=case, question="issue").exists()


def the_letters_go(room: Room) -> None:
    """To both parents by post, to the other mother a line and a link; to nobody else."""
    deliver_messages()
    sent = Message.objects.filter(code="will-issue").order_by("to_member__name")
    assert [(one.to_member.name, one.channel) for one in sent if one.to_member] == [
        ("Danielle Thornbury", "post"),
        ("Kofi Thornbury", "post"),
        ("Rose Ashcombe", "email"),
    ]
    by_email = [one for one in mail.outbox if "rose.ashcombe@home.example" in one.to]
    assert len(by_email) == 1
    assert not any(name in one.body for one in by_email for name in ("Abel", "Ashcombe"))


def what_became(room: Room) -> None:
    """Members read what was decided; who stepped away from a case reads nothing of it."""
    day = room.psychologist
    day.to("sitting_home")
    day.inside("EHC plan panel")
    for words in ("As advised", "Otherwise than advised", WHY):
        day.reads(words)
    room.primary.to("sitting_after", room.meeting.pk)
    room.primary.lacks("Maisie")


def mark_as_done(room: Room) -> None:
    """What was to be done after the meeting is done."""
    day = room.olive
    room.calendar.today = date(2024, 12, 13)
    day.at("case_panels")
    day.inside("Mark as done")
    day.fill("What was done?", "The report says 40 minutes")
    day.press("It is done")
    day.hears("It is kept as done.")
    day.reads("Done on Friday 13 December 2024: The report says 40 minutes")
