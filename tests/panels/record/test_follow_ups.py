"""What is to be done after a meeting: on a worklist, alerted, and told at the next meeting."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import Case, Message
from cases.refusals import Refused
from panels.actions import deciding, record, recording
from panels.models import AgendaItem, FollowUp, Meeting, Membership
from panels.queries.minutes import content_of
from tests.cases.views.acting import signed_in
from tests.panels.a_meeting import ON, a_meeting
from tests.panels.record.playing import advised, opened
from tests.people import Cast
from tests.plain import plain

LATER = date(2026, 6, 23)


@pytest.fixture
def task(
    meeting: Meeting, item: AgendaItem, seats: dict[str, Membership], people: Cast
) -> FollowUp:
    """Something the officer is to do, agreed in a meeting that is over since."""
    opened(meeting, seats, people.assistant)
    told = {"owner": people.officer, "due": ON, "by": people.assistant}
    made: FollowUp = recording.follow_up(item, what="Ask the school for its map", **told)
    advised(item, people.assistant)
    record.end(meeting, by=people.assistant)
    return made


def worklist(user: object) -> str:
    return str(signed_in(user).get(reverse("worklist")).content.decode())  # type: ignore[arg-type]


def test_it_stands_on_the_worklist_of_its_owner_until_it_is_done(
    task: FollowUp, people: Cast
) -> None:
    url = reverse("panel_follow_up_done", args=[task.case.reference, task.pk])
    page = signed_in(people.officer).get(url)
    assert page.context["form"].initial["on"] == timezone.localdate()
    before, of_another = worklist(people.officer), worklist(people.senior)
    assert "Ask the school for its map" in before and url in before
    assert "Ask the school for its map" not in of_another

    deciding.mark_done(task, on=ON, note="Asked", by=people.officer, today=ON)

    assert "Ask the school for its map" not in worklist(people.officer)


def test_what_is_overdue_is_marked(task: FollowUp, people: Cast) -> None:
    assert "1 day late" not in worklist(people.officer)
    task.due = date(2026, 6, 15)
    task.save()

    assert "1 day late" in worklist(people.officer)
    case_page = reverse("case_panels", args=[task.case.reference])
    assert "Overdue" in signed_in(people.officer).get(case_page).content.decode()


def test_the_owner_is_told_by_a_line_and_a_link(task: FollowUp, case: Case, people: Cast) -> None:
    told = Message.objects.get(code="panel-follow-up")

    assert told.to_user == people.officer
    assert f"/cases/{case.reference}/panels/follow-ups/{task.pk}/done/" in told.body
    assert "map" not in plain(told.body) and case.child.surname not in told.body


def test_only_somebody_who_may_open_the_case_is_given_it(
    meeting: Meeting, item: AgendaItem, seats: dict[str, Membership], people: Cast
) -> None:
    opened(meeting, seats, people.assistant)

    with pytest.raises(Refused, match="may not open this case"):
        recording.follow_up(
            item, what="A", owner=people.stranger, due=ON, by=people.assistant
        )  # fmt: skip


def test_it_leaves_the_worklist_of_an_owner_to_whom_the_case_was_closed(
    task: FollowUp, people: Cast
) -> None:
    task.case.restricted = True
    task.case.save()

    assert "Ask the school for its map" not in worklist(people.officer)


def test_the_next_minutes_tell_what_is_done_and_what_is_not(
    task: FollowUp, meeting: Meeting, item: AgendaItem, people: Cast
) -> None:
    told = {"item": item, "written_by": people.officer, "owner": people.officer}
    FollowUp.objects.create(what="Write to health", due=LATER, **told)
    FollowUp.objects.create(what="Ring home", due=ON, **told)
    deciding.mark_done(task, on=ON, note="It came", by=people.officer, today=ON)
    following = a_meeting(meeting.panel, people.senior, LATER)

    before = content_of(following, meeting.minutes)["before"]

    assert [(one["what"], one["done_on"], one["late"]) for one in before] == [
        ("Ask the school for its map", ON.isoformat(), ""),
        ("Ring home", "", "7 days late"),
        ("Write to health", "", ""),
    ]
    assert content_of(meeting, meeting.minutes)["before"] == []


def test_what_was_told_once_as_done_is_not_told_again(
    task: FollowUp, meeting: Meeting, people: Cast
) -> None:
    deciding.mark_done(task, on=ON, note="It came", by=people.officer, today=ON)
    a_meeting(meeting.panel, people.senior, LATER, state="held")
    third = a_meeting(meeting.panel, people.senior, date(2026, 6, 30))

    assert content_of(third, meeting.minutes)["before"] == []
