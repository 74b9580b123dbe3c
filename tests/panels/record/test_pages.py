"""A meeting is recorded, its minutes agreed and the case decided, page by page."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from cases.fields import date_parts
from cases.models import Case, Decision
from panels.models import AgendaItem, FollowUp, Meeting, Membership, Minutes, Note, Outcome
from plans.views.saving import ALONE
from tests.cases.views.acting import errors, press, said, signed_in, to
from tests.panels.a_meeting import ON, an_item
from tests.panels.record.playing import SAYS, advised, noted, opened
from tests.people import Cast

Seats = dict[str, Membership]


def go(client: Client, name: str, pk: int, typed: dict[str, Any] | None = None, *more: int) -> Any:
    return press(client, reverse(name, args=[pk, *more]), typed or {})


def test_a_meeting_is_recorded_from_beginning_to_agreed_minutes(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast, case: Case
) -> None:
    clerk = signed_in(people.assistant)
    go(clerk, "meeting_begin", meeting.pk)
    for seat in ("chair", "psychologist", "primary", "health", "clerk"):
        go(clerk, "meeting_join", meeting.pk, {"membership": seats[seat].pk})
    there = meeting.attendances.get(membership=seats["health"])
    go(clerk, "meeting_leave", meeting.pk, {"at": "10:00"}, there.pk)
    page = clerk.get(reverse("meeting_record", args=[meeting.pk]))
    assert "Not quorate now" in page.content.decode()
    go(clerk, "panel_record", item.pk, SAYS)
    task = {"what": "Ask the school", "owner": people.officer.pk, **date_parts("due", ON)}
    go(clerk, "panel_record_follow_up", item.pk, task)
    go(clerk, "panel_record_advice", item.pk)
    go(clerk, "panel_record_dissent", item.pk, {"membership": seats["primary"].pk, "words": "No."})
    page = clerk.get(reverse("panel_record", args=[item.pk]))
    assert "Those present advised" in page.content.decode()
    go(clerk, "meeting_end", meeting.pk)
    seen = meeting.minutes.history.latest().history_id
    apologies = {"opening": "Apologies of the school.", "version": seen}
    go(clerk, "minutes_opening", meeting.pk, apologies)
    words = {"words": "Assess soon.", "reasons": "She may need more.", "conditions": ""}
    version = item.recommendation.history.latest().history_id
    go(clerk, "minutes_reword", item.pk, words | {"version": version})
    go(clerk, "minutes_agree", meeting.pk)
    go(clerk, "minutes_correct", meeting.pk, {"item": item.pk, "words": "X.", "because": "Slip"})

    text = clerk.get(reverse("minutes_show", args=[meeting.pk])).content.decode()
    assert "Assess soon." in text and "Apologies of the school." in text and "Slip" in text
    assert Minutes.objects.get(meeting=meeting).is_locked
    assert case.documents.filter(title__contains="inutes of").count() == 2


def test_those_who_came_together_are_written_down_at_once_or_not_at_all(
    meeting: Meeting, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant, ("clerk",))
    clerk = signed_in(people.assistant)
    three = [seats[one].pk for one in ("chair", "health", "care")]
    stopped = go(clerk, "meeting_join", meeting.pk, {"membership": three, "at": "23:59"})
    assert "at" in errors(stopped) and meeting.attendances.count() == 1

    go(clerk, "meeting_join", meeting.pk, {"membership": three})

    assert meeting.attendances.count() == 4


def test_the_minutes_of_a_meeting_that_has_not_begun_are_empty(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    page = signed_in(people.assistant).get(reverse("minutes_show", args=[meeting.pk]))

    assert page.status_code == 200 and "Nobody is written down" in page.content.decode()


def test_a_note_saves_itself_and_a_second_secretary_is_asked(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant)
    url, clerk = reverse("panel_record", args=[item.pk]), signed_in(people.assistant)
    told = clerk.post(url, {"words": "Ass"}, headers={ALONE: "1"}).json()
    assert (told["saved_at"], told["home"]) == ("10:00", url)
    chair = signed_in(people.manager)
    answer = chair.post(url, {"words": "Other"}, headers={ALONE: "1"})

    assert answer.status_code == 409 and "clash" in answer.json()
    assert Note.objects.get(item=item).words == "Ass"
    clash = press(chair, url, {"words": "Other", "version": ""})
    assert "Somebody else changed the same thing" in clash.content.decode()


def test_nobody_but_clerk_and_chair_finds_the_record(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    for user in (people.officer, people.senior, seats["health"].user, people.stranger):
        client = signed_in(user)
        for name, pk in (
            ("meeting_record", meeting.pk),
            ("panel_record", item.pk),
            ("minutes_show", meeting.pk),
        ):
            assert client.get(reverse(name, args=[pk])).status_code == 404


def test_a_chair_who_declares_a_conflict_no_longer_opens_the_case(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    opened(meeting, seats, people.assistant)
    chair = signed_in(people.manager)
    typed = {"membership": seats["chair"].pk, "what": "A neighbour"}
    go(chair, "panel_record_conflict", item.pk, typed)

    assert chair.get(reverse("panel_record", args=[item.pk])).status_code == 404


def test_clear_cases_are_advised_together(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast
) -> None:
    AgendaItem.objects.filter(pk=item.pk).update(by_consent_because="Clear.")
    opened(meeting, seats, people.assistant)
    go(signed_in(people.assistant), "meeting_consent", meeting.pk)

    item.refresh_from_db()
    assert item.state == "advised"


def test_the_officer_decides_with_the_advice_beside_it_and_letters_follow(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast, case: Case
) -> None:
    opened(meeting, seats, people.assistant)
    advised(item, people.assistant)
    officer, url = signed_in(people.officer), to(case, "panel_decide", item.pk)
    assert "The panel advised" in officer.get(url).content.decode()
    typed = {"decision": "not_assess", "grounds_no": ["help-enough"], "reasons": "Help is enough.",
             **date_parts("on", ON)}  # fmt: skip
    refused = press(officer, url, typed)
    assert "departs_because" in errors(refused)
    typed["departs_because"] = "School shows what helps."
    checked = press(officer, url, typed | {"step": "check"}).content.decode()
    assert "Check what will happen" in checked and not Outcome.objects.exists()
    press(officer, url, typed | {"step": "do"})

    made = Outcome.objects.get(item=item)
    assert (made.follows, made.by, made.decision.state) == (False, people.officer, "made")
    assert made.decision.advice == Decision.Advice.YES
    assert case.documents.filter(letter="not-to-assess").exists()
    page = officer.get(to(case, "case_panels")).content.decode()
    assert "otherwise than advised: School shows what helps." in page


def test_another_question_is_decided_in_words(
    meeting: Meeting, seats: Seats, people: Cast, case: Case
) -> None:
    item = an_item(meeting, case, people.officer, question="placement")
    opened(meeting, seats, people.assistant)
    advised(item, people.assistant)
    typed = {"follows": "yes", "decided": "Name it.", "reasons": "It suits.",
             **date_parts("on", ON)}  # fmt: skip
    officer, url = signed_in(people.officer), to(case, "panel_decide", item.pk)
    assert "Check your decision" in press(officer, url, typed | {"step": "check"}).content.decode()
    assert not Outcome.objects.exists()
    (told,) = said(press(officer, url, typed | {"step": "do"}))

    assert Outcome.objects.get(item=item).decided == "Name it."
    assert "Ask the setting for the place" in told


def test_a_senior_agrees_to_a_third_delay_and_an_officer_marks_a_task(
    meeting: Meeting, item: AgendaItem, seats: Seats, people: Cast, case: Case
) -> None:
    opened(meeting, seats, people.assistant)
    noted(item, people.assistant, said="defer", more_wanted="Records", more_by=ON)
    task = FollowUp.objects.create(
        item=item, what="Ring", owner=people.officer, due=ON, written_by=people.assistant
    )
    senior = signed_in(people.senior)
    assert "Agree to putting it off" in senior.get(to(case, "case_panels")).content.decode()
    press(senior, to(case, "panel_put_off", item.pk), {"agreed_because": "Soon"})
    done = {"note": "Rang.", **date_parts("on", ON)}
    press(signed_in(people.officer), to(case, "panel_follow_up_done", task.pk), done)

    item.refresh_from_db()
    task.refresh_from_db()
    assert (item.state, task.done_by) == ("deferred", people.officer)
