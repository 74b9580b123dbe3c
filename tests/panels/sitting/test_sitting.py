"""What members find, and what they never do."""

from __future__ import annotations

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cases.models import AccessRecord, Concern, Deadline
from panels.models import (
    AgendaItem,
    Attendance,
    Comment,
    Conflict,
    Meeting,
    Minutes,
    Opening,
    Outcome,
    Recommendation,
)
from panels.queries.dates import due_of
from statutory import RULES_BY_ID, days_after
from tests.cases.views.acting import errors, press, said, signed_in
from tests.factories import CaseFactory, ChildFactory
from tests.panels.sitting.a_sitting import BYTES, Sitting
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def sitting(people: Cast) -> Sitting:
    return Sitting(people)


def at(name: str, *more: Any) -> str:
    return reverse(f"sitting_{name}", args=more)


def member(sitting: Sitting, seat: str = "primary") -> Any:
    return signed_in(sitting.seats[seat].user)


def test_a_member_without_worklist_lands_on_their_meetings(sitting: Sitting) -> None:
    client = member(sitting)

    landed = client.get("/", follow=True)

    assert landed.redirect_chain[-1][0] == at("home")
    assert "Assessment panel" in landed.content.decode()


def test_cases_stand_in_order_of_their_date_in_law(sitting: Sitting) -> None:
    sooner = sitting.one_more()
    sooner.case.next_due = timezone.localdate()
    sooner.case.save()

    page = member(sitting).get(at("meeting", sitting.meeting.pk))

    assert [one.pk for one in page.context["alone"]] == [sooner.pk, sitting.item.pk]


def test_the_date_in_law_is_that_of_the_question_with_where_it_is_written(
    sitting: Sitting,
) -> None:
    case, day = sitting.item.case, timezone.localdate()
    for rule, on in (("A07", day), ("A01", days_after(day, 9))):
        Deadline.objects.create(case=case, rule=rule, due=on, force="law")
    client = member(sitting)

    alone = client.get(at("meeting", sitting.meeting.pk)).context["alone"]
    limit = client.get(at("case", sitting.item.pk)).context["limit"]

    assert alone[0].limit == limit
    assert limit.due == due_of([(case, "assess")])[case.pk, "assess"] == days_after(day, 9)
    assert limit.citation == str(RULES_BY_ID["A01"].citation)
    assert not limit.is_other


def test_without_a_second_step_a_member_is_led_to_setting_one_up_and_opens_nothing(
    sitting: Sitting, settings: Any
) -> None:
    copy = sitting.a_copy()
    client = member(sitting)
    settings.SECOND_STEP_REQUIRED = True
    pages = [at("home"), at("meeting", sitting.meeting.pk), at("case", sitting.item.pk)]
    pages += [at("copy", sitting.meeting.pk, copy.pk)]

    answers = [client.get(page) for page in pages]

    assert {one.url for one in answers} == {reverse("mfa_index")}
    assert "Set up a second step before you go on: an app, or a passkey." in said(answers[0])
    assert not Opening.objects.exists()
    seat = sitting.seat
    Authenticator.objects.create(user=seat.user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    assert {client.get(page).status_code for page in pages} == {200}


def test_h051_sight_ends_with_the_term(sitting: Sitting) -> None:
    client, seat = member(sitting), sitting.seat
    paper = sitting.item.papers.get()
    copy = sitting.a_copy()
    pages = [
        at("home"),
        at("meeting", sitting.meeting.pk),
        at("after", sitting.meeting.pk),
        at("copy", sitting.meeting.pk, copy.pk),
        at("case", sitting.item.pk),
        at("paper", sitting.item.pk, paper.pk),
        at("similar", sitting.item.pk),
        at("comment", sitting.item.pk),
    ]
    assert {client.get(page).status_code for page in pages} == {200}

    seat.until_on = days_after(timezone.localdate(), -1)
    seat.save()

    assert {client.get(page).status_code for page in pages} == {404}


def test_only_cases_of_their_own_agenda(sitting: Sitting, people: Cast) -> None:
    other = Sitting(people, name="Another panel")
    client = member(sitting)

    assert client.get(at("case", other.item.pk)).status_code == 404
    assert client.get(at("meeting", other.meeting.pk)).status_code == 404
    paper = other.item.papers.get()
    assert client.get(at("paper", sitting.item.pk, paper.pk)).status_code == 404
    assert client.get(f"/cases/{sitting.item.case.reference}/").status_code == 404


def test_a_paper_is_the_bytes_that_were_sent_and_opening_it_is_noted(sitting: Sitting) -> None:
    client, paper = member(sitting), sitting.item.papers.get()

    page = client.get(at("paper", sitting.item.pk, paper.pk))

    assert page.content == BYTES
    assert Opening.objects.get().what == "a paper"
    assert AccessRecord.objects.filter(case=sitting.item.case, doing="sit").count() == 1
    paper.sha256 = "0" * 64
    paper.save()
    assert client.get(at("paper", sitting.item.pk, paper.pk)).status_code == 404


def test_a_paper_taken_back_is_gone_and_said_to_be(sitting: Sitting) -> None:
    paper = sitting.item.papers.get()
    paper.withdrawn_at, paper.withdrawn_because = timezone.now(), "Of another child"
    paper.save()
    client = member(sitting)

    assert client.get(at("paper", sitting.item.pk, paper.pk)).status_code == 404
    assert "Of another child" in client.get(at("case", sitting.item.pk)).content.decode()


def test_a_restricted_case_is_not_among_them(sitting: Sitting) -> None:
    sitting.item.case.restricted = True
    sitting.item.case.save()

    assert member(sitting).get(at("case", sitting.item.pk)).status_code == 404


def test_h058_a_declared_conflict_takes_the_case_at_once_and_the_log_stays(
    sitting: Sitting, people: Cast
) -> None:
    copy, paper = sitting.a_copy(), sitting.item.papers.get()
    client = member(sitting)
    client.get(at("case", sitting.item.pk))

    done = press(client, at("conflict", sitting.item.pk), {"what": "I taught her"})

    assert said(done) == ["You declared it. The case has left your papers."]
    for gone in (
        at("case", sitting.item.pk),
        at("paper", sitting.item.pk, paper.pk),
        at("copy", sitting.meeting.pk, copy.pk),
        at("conflict", sitting.item.pk),
    ):
        assert client.get(gone).status_code == 404
    assert "Ferncombe" not in client.get(at("meeting", sitting.meeting.pk)).content.decode()
    declared = Conflict.objects.get()
    assert (declared.leaves, declared.read_before, declared.what) == (True, True, "I taught her")
    assert Opening.objects.filter(item=sitting.item, what="the case").exists()
    assert member(sitting, "care").get(at("case", sitting.item.pk)).status_code == 200


def test_h058_who_had_not_read_is_not_said_to_have(sitting: Sitting) -> None:
    press(member(sitting), at("conflict", sitting.item.pk), {"what": "A neighbour"})

    assert Conflict.objects.get().read_before is False


def test_a_conflict_holds_on_every_agenda_of_the_case(sitting: Sitting, people: Cast) -> None:
    later = Sitting(people, on=days_after(timezone.localdate(), 14), name="B", cases=0)
    later.seats["primary"].user = sitting.seat.user
    later.seats["primary"].save()
    second = later.one_more(sitting.item.case, question="issue")
    client = member(sitting)

    press(client, at("conflict", sitting.item.pk), {"what": "A neighbour"})

    assert client.get(at("case", second.pk)).status_code == 404


def test_a_comment_for_the_chair_is_for_the_chair(sitting: Sitting) -> None:
    typed = {"to": "chair", "text": "Ask about her sleep"}
    press(member(sitting), at("comment", sitting.item.pk), typed)

    assert "her sleep" in member(sitting, "chair").get(at("case", sitting.item.pk)).content.decode()
    assert "her sleep" in member(sitting).get(at("case", sitting.item.pk)).content.decode()
    assert "sleep" not in member(sitting, "care").get(at("case", sitting.item.pk)).content.decode()


def test_a_worry_about_safety_goes_to_the_leads_alone(sitting: Sitting, people: Cast) -> None:
    people.senior.safeguarding_lead = True
    people.senior.save()

    typed = {"to": "safeguarding", "text": "A bruise"}
    done = press(member(sitting), at("comment", sitting.item.pk), typed)

    assert said(done) == ["Sent to the safeguarding leads."]
    assert Concern.objects.get().words == "A bruise"
    assert not Comment.objects.exists()


def test_h001_another_childs_name_in_a_comment_is_caught(sitting: Sitting, people: Cast) -> None:
    CaseFactory(officer=people.officer, child=ChildFactory(forename="Ivo", surname="Quillam"))
    client, page = member(sitting), at("comment", sitting.item.pk)
    typed = {"to": "all", "text": "Much like Ivo Quillam last year"}

    stopped = press(client, page, typed)

    assert "another child" in errors(stopped)["text"][0]
    assert not Comment.objects.exists()
    press(client, page, typed | {"is_no_child": "on"})
    assert Comment.objects.get().text.startswith("Much like")


def test_a_comment_comes_before_the_meeting(sitting: Sitting) -> None:
    sitting.meeting.state = Meeting.State.BEGUN
    sitting.meeting.save()

    stopped = press(member(sitting), at("comment", sitting.item.pk), {"to": "all", "text": "A"})

    assert "has begun" in str(errors(stopped))


def test_a_member_pulls_a_case_out_of_the_clear_ones_once(sitting: Sitting) -> None:
    clear = sitting.one_more(by_consent_because="Plain on the evidence")
    client = member(sitting)
    assert client.get(at("pull_out", sitting.item.pk)).status_code == 404

    press(client, at("pull_out", clear.pk), {})

    clear = AgendaItem.objects.get(pk=clear.pk)
    assert (clear.is_by_consent, clear.pulled_out_by) == (False, sitting.seat)
    assert client.get(at("pull_out", clear.pk)).status_code == 404


def test_the_clerk_has_no_voice_in_it(sitting: Sitting) -> None:
    clear = sitting.one_more(by_consent_because="Plain")

    assert member(sitting, "clerk").get(at("pull_out", clear.pk)).status_code == 404


def advised(sitting: Sitting) -> Recommendation:
    sitting.meeting.state = Meeting.State.HELD
    sitting.meeting.save()
    Attendance.objects.create(
        meeting=sitting.meeting,
        membership=sitting.seat,
        joined_at=timezone.now(),
        written_by=sitting.people.assistant,
    )
    return Recommendation.objects.create(
        item=sitting.item,
        said="yes",
        words="Assess",
        reasons="Need",
        recorded_by=sitting.people.assistant,
    )


def test_own_dissent_after_the_meeting(sitting: Sitting) -> None:
    given = advised(sitting)
    client = member(sitting)

    press(client, at("dissent", sitting.item.pk), {"words": "I would not"})

    assert given.dissents.get().words == "I would not"
    assert "I would not" in client.get(at("after", sitting.meeting.pk)).content.decode()
    again = press(client, at("dissent", sitting.item.pk), {"words": "Still not"})
    assert "already" in str(errors(again))
    absent = press(member(sitting, "care"), at("dissent", sitting.item.pk), {"words": "Nor I"})
    assert "was there" in str(errors(absent))


def test_no_dissent_once_minutes_are_agreed(sitting: Sitting) -> None:
    advised(sitting)
    Minutes.objects.create(meeting=sitting.meeting, agreed_at=timezone.now())

    stopped = press(member(sitting), at("dissent", sitting.item.pk), {"words": "I would not"})

    assert "agreed" in str(errors(stopped))


def test_h203_members_see_that_the_officer_decided_otherwise(sitting: Sitting) -> None:
    advised(sitting)
    Outcome.objects.create(
        item=sitting.item,
        follows=False,
        reasons="A",
        departs_because="New advice came",
        on=timezone.localdate(),
        by=sitting.people.officer,
    )

    page = member(sitting).get(at("after", sitting.meeting.pk)).content.decode()

    assert "Otherwise than advised" in page
    assert "New advice came" in page
    assert "Olive Officer" in page


def test_nobody_without_a_seat_finds_them(sitting: Sitting, people: Cast) -> None:
    for user in (people.officer, people.senior, people.stranger):
        assert signed_in(user).get(at("home")).status_code == 404
        assert signed_in(user).get(at("case", sitting.item.pk)).status_code == 404
    assert sitting.seat.user.role == Role.PANEL_MEMBER
