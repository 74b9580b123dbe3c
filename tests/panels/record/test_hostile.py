"""Each gate of a meeting, tried the wrong way (hostile cases H-200 to H-210, and a bad day)."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from cases.actions.alerts import alert
from cases.actions.held_decisions import explain
from cases.deciding.answering import Answer, PanelAdvice
from cases.fields import date_parts
from cases.models import Case, Decision
from cases.refusals import Refused
from panels.actions import circulating, deciding, record, recording, reviews
from panels.actions import minutes as minuting
from panels.actions.agenda import list_case
from panels.models import AgendaItem, Meeting, Membership, Note, Outcome, Pack, Recommendation
from panels.queries.minutes import content_of
from panels.queries.reviews import fingerprint
from plans.views.saving import ALONE
from tests.cases.views.acting import press, signed_in, to
from tests.panels.a_meeting import ON, a_meeting
from tests.panels.record.playing import ALL, SAYS, advised, noted, opened
from tests.people import Cast

Seats = dict[str, Membership]
FOUR = (
    "There is no educational psychologist report.",
    "He is not two years behind.",
    "Her behaviour is not intense enough.",
    "The school has not spent £6,000.",
)


def test_h200_a_brief_with_gaps_goes_out_neither_unapproved_nor_approved_without_a_reason(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    with pytest.raises(Refused, match="not approved by a senior"):
        circulating.circulate(meeting, by=people.assistant)
    brief = item.brief
    assert brief is not None
    reviews.hand_in(brief, note="", by=people.officer, today=ON)
    told: dict[str, Any] = {"seen": fingerprint(brief), "comments": "", "today": ON}
    with pytest.raises(Refused):
        reviews.approve(brief, in_spite=" ", by=people.senior, **told)
    with pytest.raises(Refused):
        reviews.approve(brief, in_spite="I wrote it", by=people.officer, **told)

    assert not Pack.objects.exists()


@pytest.mark.parametrize("reason", FOUR)
def test_h202_no_such_reason_gets_into_an_advice_by_any_field_without_a_word_of_why(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast, reason: str
) -> None:
    opened(meeting, seats, people.assistant)
    for field in ("words", "reasons", "conditions"):
        with pytest.raises(Refused, match="does not know"):
            advised(item, people.assistant, **{"said": "no", field: reason})
        noted(item, people.assistant, conditions="")

    assert not Recommendation.objects.exists()


@pytest.mark.parametrize("reason", FOUR)
def test_h202_nor_into_a_decision_and_who_wrote_it_does_not_explain_it(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast, reason: str
) -> None:
    opened(meeting, seats, people.assistant)
    advised(item, people.assistant, said="no")
    panel = PanelAdvice()
    no = Answer("assess", False, ON, people.senior, reason, ("help-enough",), panel)

    made = deciding.decide(item, answer=no, by=people.senior, today=ON).decision

    assert made is not None and made.is_held
    assert not item.case.documents.filter(letter="not-to-assess").exists()
    with pytest.raises(Refused):
        explain(made, by=people.senior, explanation="It stands", today=ON)


def test_h203_the_officer_cannot_turn_the_advice_round_nor_put_another_name_to_the_decision(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant)
    said = advised(item, people.assistant)
    forged = PanelAdvice("no", ON, "The panel advised no.")
    no = Answer("assess", False, ON, people.manager, "Mine.", ("help-enough",), forged)
    with pytest.raises(Refused, match="otherwise than advised"):
        deciding.decide(item, answer=no, by=people.officer, today=ON)
    yes = Answer("assess", True, ON, people.manager, "Mine.", ("sen-shown",), forged)

    made = deciding.decide(item, answer=yes, by=people.officer, today=ON)

    assert made.decision is not None
    assert (made.decision.advice, made.decision.by, made.by) == (
        "yes",
        people.officer,
        people.officer,
    )
    said.refresh_from_db()
    assert said.said == "yes"


def test_h203_nobody_without_the_right_decides_whatever_the_panel_said(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant)
    advised(item, people.assistant)
    yes = Answer("assess", True, ON, people.assistant, "Mine.", ("sen-shown",))

    with pytest.raises(Refused, match="may decide"):
        deciding.decide(item, answer=yes, by=people.assistant, today=ON)
    page = signed_in(seats["health"].user).get(to(item.case, "panel_decide", item.pk))
    assert page.status_code == 404
    assert not Decision.objects.exists()


def test_h204_the_advice_of_those_present_is_nowhere_called_that_of_the_panel(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant, ("chair", "psychologist", "clerk"))
    advised(item, people.assistant)
    record.end(meeting, by=people.assistant)
    clerk, officer = signed_in(people.assistant), signed_in(people.officer)
    pages = [
        clerk.get(reverse("panel_record", args=[item.pk])),
        clerk.get(reverse("minutes_show", args=[meeting.pk])),
        officer.get(to(item.case, "case_panels")),
        officer.get(to(item.case, "panel_decide", item.pk)),
    ]
    yes = {"decision": "assess", "grounds_yes": ["sen-shown"], "reasons": "Mine.",
           **date_parts("on", ON)}  # fmt: skip
    pages.append(press(officer, to(item.case, "panel_decide", item.pk), yes, step="check"))
    press(officer, to(item.case, "panel_decide", item.pk), yes)

    texts = [page.content.decode() for page in pages]
    assert [text for text in texts if "those present" not in text.lower()] == []
    assert [text for text in texts if "The panel advised" in text] == []
    letters = item.case.documents.exclude(letter="")
    assert letters.exists()
    assert "panel" not in "".join(one.file.read().decode("latin-1").lower() for one in letters)


def test_h210_a_case_is_not_put_twice_on_one_day_by_another_panel_or_once_advised(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast, case: Case
) -> None:
    urgent = a_meeting(meeting.panel, people.senior, urgent_because="A move tomorrow")
    with pytest.raises(Refused):
        list_case(case, meeting=urgent, question="assess", today=ON, by=people.officer)
    opened(meeting, seats, people.assistant)
    advised(item, people.assistant)
    with pytest.raises(Refused):
        list_case(case, meeting=urgent, question="assess", today=ON, by=people.officer)

    assert AgendaItem.objects.filter(case=case).count() == 1


def test_a_case_is_decided_once_though_two_officers_press_at_once(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant)
    advised(item, people.assistant)
    yes = {"decision": "assess", "grounds_yes": ["sen-shown"], "reasons": "Mine.",
           **date_parts("on", ON)}  # fmt: skip
    url = to(item.case, "panel_decide", item.pk)
    officer, senior = signed_in(people.officer), signed_in(people.senior)
    press(officer, url, yes, step="check")
    press(senior, url, yes, step="check")
    press(officer, url, yes)
    press(senior, url, yes)

    assert Decision.objects.count() == Outcome.objects.count() == 1
    assert Outcome.objects.get().by == people.officer


def test_a_connection_lost_in_the_meeting_loses_nothing_that_was_saved_and_doubles_nothing(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant)
    clerk, url = signed_in(people.assistant), reverse("panel_record", args=[item.pk])
    clerk.post(url, SAYS | {"words": "Assess"}, headers={ALONE: "1"})
    # The answer was lost on its way: the same is sent again, knowing nothing of the first.
    clerk.post(url, SAYS | {"words": "Assess"}, headers={ALONE: "1"})
    again = signed_in(people.assistant).get(url).content.decode()

    assert Note.objects.get(item=item).words == "Assess"
    assert ">Assess</textarea>" in again.replace("\n", "")
    assert not Recommendation.objects.exists()
    meeting.refresh_from_db()
    assert meeting.state == "begun"
    assert meeting.attendances.filter(left_at=None).count() == len(ALL)


def test_two_secretaries_record_one_advice_the_second_is_refused(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant)
    advised(item, people.assistant)

    with pytest.raises(Refused):
        recording.recommend(item, by=people.manager, today=ON)
    with pytest.raises(Refused):
        noted(item, people.manager, words="Another wording.")

    assert Recommendation.objects.get().words == "Assess."


def test_who_comes_late_is_not_counted_for_a_case_advised_before_and_nor_is_who_left(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant, ("chair", "psychologist", "clerk"))
    said = advised(item, people.assistant)
    record.join(meeting, membership=seats["health"], at=meeting_time(meeting), by=people.assistant)

    assert "health" not in [one["seat"] for one in said.present]
    with pytest.raises(Refused, match="not there"):
        told = {"membership": seats["health"], "words": "No.", "by": people.assistant}
        recording.dissent(said, **told)
    record.end(meeting, by=people.assistant)
    advice = content_of(meeting, meeting.minutes)["items"][0]["advice"]
    assert advice["not_quorate"]
    with pytest.raises(Refused, match="not under way"):
        record.join(
            meeting, membership=seats["care"], at=meeting_time(meeting), by=people.assistant
        )
    minuting.agree(meeting, by=people.manager)


def meeting_time(meeting: Meeting) -> Any:
    meeting.refresh_from_db()
    return meeting.begun_at


def test_an_alert_after_a_meeting_is_sent_once(case: Case, people: Cast) -> None:
    told = {"to": [people.officer], "code": "panel-follow-up", "subject": "A", "path": "/",
            "once": "panel-follow-up:1", "by": people.assistant}  # fmt: skip
    alert(case, **told)
    alert(case, **told)

    assert case.messages.filter(code="panel-follow-up").count() == 1
