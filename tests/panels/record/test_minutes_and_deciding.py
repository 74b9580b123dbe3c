"""Minutes are locked once agreed; the officer decides apart from the advice (H-203, H-204)."""

from __future__ import annotations

import pytest
from django.utils import timezone

from cases.actions.held_decisions import drop
from cases.deciding.answering import Answer, PanelAdvice
from cases.editing import Edit, version_of
from cases.models import Case, Document
from cases.refusals import Refused
from panels.actions import deciding, minutes, record, recording
from panels.models import AgendaItem, Meeting, Membership
from tests.panels.a_meeting import ON
from tests.panels.record.playing import advised, opened
from tests.people import Cast

Seats = dict[str, Membership]


@pytest.fixture
def over(meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast) -> Meeting:
    """A meeting that is over; its one case was advised on by those present."""
    opened(meeting, seats, people.assistant, ("chair", "psychologist", "clerk"))
    advised(item, people.assistant)
    return record.end(meeting, by=people.assistant)


def answer(people: Cast, *, yes: bool = True, **more: str) -> Answer:
    panel = PanelAdvice(departs_because=more.pop("departs_because", ""))
    grounds = ("sen-shown",) if yes else ("help-enough",)
    return Answer("assess", yes, ON, people.officer, "My own reasons.", grounds, panel, **more)


def test_minutes_are_followed_until_agreed_then_locked(
    over: Meeting, item: AgendaItem, people: Cast
) -> None:
    said = item.recommendation
    seen = version_of(said)
    minutes.reword(said, edit=Edit({"words": "Assess soon."}, seen), by=people.assistant)
    kept = minutes.agree(over, by=people.manager)

    assert said.history.count() == 2
    assert kept.content["items"][0]["advice"]["words"] == "Assess soon."
    said.refresh_from_db()
    with pytest.raises(Refused, match="locked"):
        edit = Edit({"words": "Never."}, version_of(said))
        minutes.reword(said, edit=edit, by=people.assistant)
    with pytest.raises(Refused, match="locked"):
        minutes.agree(over, by=people.manager)


def test_a_case_gets_its_own_part_of_the_minutes(
    over: Meeting, item: AgendaItem, people: Cast, case: Case
) -> None:
    minutes.agree(over, by=people.manager)
    paper = Document.objects.get(case=case, title__startswith="Minutes of")

    text = paper.file.read().decode()
    assert "Advice of those present" in text
    assert "The panel advised" not in text


def test_the_part_says_who_wanted_a_clear_case_talked_about_and_days_in_words(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast, case: Case
) -> None:
    item.by_consent_because = "All advice says the same"
    item.pulled_out_by, item.pulled_out_at = seats["primary"], timezone.now()
    item.save()
    opened(meeting, seats, people.assistant)
    advised(item, people.assistant, said="defer", more_wanted="A report", more_by=ON)
    due = {"what": "Ask for it", "owner": people.officer, "due": ON}
    recording.follow_up(item, **due, by=people.assistant)
    minutes.agree(record.end(meeting, by=people.assistant), by=people.manager)

    text = Document.objects.get(case=case, title__startswith="Minutes of").file.read().decode()
    assert "Member primary asked that it is talked about." in text
    assert "Still to come, by Tuesday 16 June 2026: A report" in text
    assert "Olive Officer, by Tuesday 16 June 2026: Ask for it" in text


def test_a_correction_is_dated_and_leaves_the_rest(
    over: Meeting, item: AgendaItem, people: Cast, case: Case
) -> None:
    told = {"item": item, "words": "Two dissented.", "because": "A slip", "by": people.assistant}
    with pytest.raises(Refused, match="not agreed yet"):
        minutes.correct(over.minutes, **told)
    kept = minutes.agree(over, by=people.manager)
    before = kept.content
    minutes.correct(kept, **told)

    kept.refresh_from_db()
    assert kept.content == before
    paper = Document.objects.get(case=case, title__startswith="Corrected minutes")
    assert "Two dissented." in paper.file.read().decode()


def test_minutes_are_not_agreed_while_the_meeting_goes_on(
    meeting: Meeting, seats: Seats, people: Cast
) -> None:
    meeting = opened(meeting, seats, people.assistant)

    with pytest.raises(Refused, match="not over"):
        minutes.agree(meeting, by=people.manager)


def test_h203_advice_and_another_decision_are_both_kept_with_name_and_reason(
    over: Meeting, item: AgendaItem, people: Cast
) -> None:
    told = {"by": people.officer, "today": ON}
    with pytest.raises(Refused, match="otherwise than advised"):
        deciding.decide(item, answer=answer(people, yes=False), **told)
    why = "The school’s help is enough."
    made = deciding.decide(item, answer=answer(people, yes=False, departs_because=why), **told)

    assert (made.follows, made.departs_because, made.by) == (False, why, people.officer)
    assert made.decision is not None
    assert (made.decision.advice, made.decision.answer) == ("yes", False)
    assert item.recommendation.said == "yes"
    with pytest.raises(Refused, match="already"):
        deciding.decide(item, answer=answer(people), **told)


def test_h204_the_decision_keeps_that_it_was_the_advice_of_those_present(
    over: Meeting, item: AgendaItem, people: Cast
) -> None:
    made = deciding.decide(item, answer=answer(people), by=people.officer, today=ON)

    assert made.follows
    assert made.decision is not None
    assert made.decision.advice_said.startswith("Advice of those present, not of the panel")


def test_h202_a_refusal_with_such_a_reason_is_held_for_a_senior(
    over: Meeting, item: AgendaItem, people: Cast
) -> None:
    why = "There is no educational psychologist report."
    refusal = answer(people, yes=False, departs_because=why)
    made = deciding.decide(item, answer=refusal, by=people.officer, today=ON)

    assert made.decision is not None and made.decision.is_held
    drop(made.decision, because="Wrong", by=people.officer)
    again = deciding.decide(item, answer=answer(people), by=people.officer, today=ON)
    assert (again.pk, again.follows) == (made.pk, True)


def test_a_case_that_was_not_advised_on_is_not_decided_here(
    meeting: Meeting, item: AgendaItem, people: Cast
) -> None:
    with pytest.raises(Refused, match="Nothing is recorded"):
        deciding.decide(item, answer=answer(people), by=people.officer, today=ON)


def test_what_was_to_be_done_is_marked_as_done_once(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant)
    told = {"owner": people.officer, "due": ON, "by": people.assistant}
    to_do = recording.follow_up(item, what="Ask the school", **told)
    done = {"on": ON, "by": people.officer, "today": ON}
    with pytest.raises(Refused, match="what was done"):
        deciding.mark_done(to_do, note=" ", **done)
    deciding.mark_done(to_do, note="Asked.", **done)
    with pytest.raises(Refused, match="already"):
        deciding.mark_done(to_do, note="Asked.", **done)
