"""Who is told when a meeting is moved or cancelled, and where its cases go next."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases.models import AuditEntry, Case, Deadline, Message
from cases.refusals import Refused
from panels.actions import agenda, meetings
from panels.actions.again import place_again
from panels.models import AgendaItem, Meeting, Pack, Panel
from panels.queries.again import new_places, offered
from panels.queries.meeting_changes import changes
from statutory import ENGLAND
from tests.cases.views.acting import press, signed_in
from tests.factories import CaseFactory
from tests.panels.a_meeting import ON, a_meeting, a_panel, an_item, members_of
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)
LATER = date(2026, 6, 23)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def panel(people: Cast) -> Panel:
    made = a_panel()
    members_of(made, people)
    return made


@pytest.fixture
def meeting(panel: Panel, people: Cast) -> Meeting:
    return a_meeting(panel, people.senior, ON)


def _case(people: Cast, due: date | None = None, officer: User | None = None) -> Case:
    case: Case = CaseFactory(officer=officer or people.officer)
    if due:
        Deadline.objects.create(case=case, rule="A01", force="law", due=due)
    return case


def _papers_went(meeting: Meeting, people: Cast) -> None:
    Pack.objects.create(meeting=meeting, number=1, state="ready", asked_by=people.assistant)
    meeting.state = "circulated"
    meeting.save()


def _move(meeting: Meeting, people: Cast, on: date = LATER) -> Meeting:
    return meetings.move(
        meeting, on=on, starts_at=time(14, 0), place="", today=TODAY, by=people.senior
    )


def _told() -> dict[str, str]:
    return {
        one.to_user.name: one.body.split("/", 3)[3].strip()
        for one in Message.objects.select_related("to_user")
        if one.to_user
    }


def test_once_papers_went_members_officers_clerk_and_chair_are_told_of_a_move(
    meeting: Meeting, people: Cast
) -> None:
    an_item(meeting, _case(people), people.officer)
    an_item(meeting, _case(people), people.officer)
    _papers_went(meeting, people)

    _move(meeting, people)

    hub, own = f"panels/meetings/{meeting.pk}/", "my-panels/"
    members = ("psychologist", "primary", "secondary", "health", "care")
    keepers = (people.officer.name, people.assistant.name, people.manager.name)
    assert _told() == dict.fromkeys(keepers, hub) | {f"Member {one}": own for one in members}
    assert {one.subject for one in Message.objects.all()} == {
        "Assessment panel: the meeting of Tuesday 16 June 2026 is now on"
        " Tuesday 23 June 2026 at 14:00"
    }


def test_before_papers_went_members_are_not_told(meeting: Meeting, people: Cast) -> None:
    an_item(meeting, _case(people), people.officer)

    _move(meeting, people)

    assert set(_told()) == {people.officer.name, people.assistant.name, people.manager.name}


def test_each_move_is_told_and_one_that_changes_nothing_is_not(
    meeting: Meeting, people: Cast
) -> None:
    _move(meeting, people)
    _move(meeting, people)
    assert Message.objects.count() == 2

    _move(meeting, people, ON)

    assert Message.objects.count() == 4


def test_every_officer_with_a_case_on_it_is_told_of_the_cancelling(
    meeting: Meeting, people: Cast
) -> None:
    case = _case(people)
    an_item(meeting, case, people.officer)
    an_item(meeting, _case(people, officer=people.stranger), people.stranger)

    meetings.cancel(meeting, because="Ash is ill", by=people.senior)

    assert {people.officer.name, people.stranger.name} <= set(_told())
    for one in Message.objects.all():
        assert case.reference not in one.body and "Ash" not in f"{one.subject}{one.body}"
        assert one.subject == "Assessment panel: the meeting of Tuesday 16 June 2026 is cancelled"


def test_of_a_case_that_nobody_holds_the_seniors_of_its_team_are_told(
    meeting: Meeting, people: Cast
) -> None:
    case = _case(people)
    an_item(meeting, case, people.officer)
    Case.objects.filter(pk=case.pk).update(officer=None, team=people.team)

    meetings.cancel(meeting, because="Ash is ill", by=people.manager)

    assert people.senior.name in _told() and people.officer.name not in _told()


def test_the_history_keeps_the_move_and_the_cancelling(meeting: Meeting, people: Cast) -> None:
    _move(meeting, people)
    meetings.cancel(meeting, because="The chair is ill", by=people.senior)

    assert [one.what for one in changes(meeting)] == [
        "Cancelled",
        "Moved: day from Tuesday 16 June 2026 to Tuesday 23 June 2026, start from 09:30 to 14:00",
    ]


def _cancelled(meeting: Meeting, people: Cast, *cases: Case) -> list[AgendaItem]:
    for case in cases:
        an_item(meeting, case, people.officer)
    freed = meetings.cancel(meeting, because="The chair is ill", by=people.senior)
    meeting.refresh_from_db()
    return freed


def _offer(meeting: Meeting) -> dict[Case, Meeting | None]:
    return {one.item.case: one.meeting for one in new_places(meeting, TODAY)}


def test_each_case_goes_to_the_next_meeting_with_room_before_its_date(
    meeting: Meeting, panel: Panel, people: Cast
) -> None:
    soon, late, hopeless = (
        _case(people, day) for day in (date(2026, 6, 30), date(2026, 7, 31), date(2026, 6, 12))
    )
    full = a_meeting(panel, people.senior, date(2026, 6, 18))
    Meeting.objects.filter(pk=full.pk).update(capacity=0)
    next_one = a_meeting(panel, people.senior, LATER)
    Meeting.objects.filter(pk=next_one.pk).update(capacity=1)
    after = a_meeting(panel, people.senior, date(2026, 6, 30))
    _cancelled(meeting, people, late, soon, hopeless)

    assert _offer(meeting) == {hopeless: None, soon: next_one, late: after}


def test_all_move_in_one_act_with_their_papers_struck_out_words_and_conflicts(
    meeting: Meeting, panel: Panel, people: Cast
) -> None:
    case = _case(people, date(2026, 7, 31))
    (item,) = _cancelled(meeting, people, case)
    item.redactions.create(words="Rowan", because="A brother", by=people.assistant)
    seat = panel.memberships.get(seat="primary")
    item.conflicts.create(membership=seat, what="My school", declared_by=seat.user)
    later = a_meeting(panel, people.senior, LATER)
    offer = offered(new_places(meeting, TODAY))

    (moved,) = place_again(meeting, offered=offer, today=TODAY, by=people.assistant)

    assert (moved.meeting, moved.case, moved.brief) == (later, case, item.brief)
    assert moved.redactions.get().words == "Rowan"
    assert moved.conflicts.get().membership == seat
    assert new_places(meeting, TODAY) == []
    assert AuditEntry.objects.filter(action="again.place_again").count() == 1


def test_places_that_changed_since_they_were_shown_are_not_taken(
    meeting: Meeting, panel: Panel, people: Cast
) -> None:
    _cancelled(meeting, people, _case(people, date(2026, 7, 31)))
    a_meeting(panel, people.senior, date(2026, 6, 30))
    offer = offered(new_places(meeting, TODAY))
    sooner = a_meeting(panel, people.senior, LATER)

    with pytest.raises(Refused, match="have changed since"):
        place_again(meeting, offered=offer, today=TODAY, by=people.assistant)
    assert not sooner.items.exists()


def test_a_case_that_has_its_place_already_is_not_offered_another(
    meeting: Meeting, panel: Panel, people: Cast
) -> None:
    case = _case(people, date(2026, 7, 31))
    _cancelled(meeting, people, case)
    later = a_meeting(panel, people.senior, LATER)
    assert _offer(meeting) == {case: later}
    agenda.list_case(case, meeting=later, question="assess", today=TODAY, by=people.officer)

    assert new_places(meeting, TODAY) == []


@pytest.fixture
def assistant(people: Cast) -> Client:
    return signed_in(people.assistant)


def test_cancelling_leads_to_the_places_and_pressing_once_moves_all(
    panel: Panel, people: Cast, assistant: Client
) -> None:
    today = timezone.localdate()
    meeting = a_meeting(panel, people.senior, ENGLAND.working_day_after(today, 10))
    next_one = a_meeting(panel, people.senior, ENGLAND.working_day_after(today, 12))
    cases = [_case(people), _case(people)]
    for case in cases:
        an_item(meeting, case, people.officer)

    gone = press(assistant, reverse("meeting_cancel", args=[meeting.pk]), {"because": "Snow"})
    again = reverse("meeting_again", args=[meeting.pk])
    assert gone.url == again
    page = assistant.get(again)
    assert "Move 2 cases" in page.content.decode()
    hub = assistant.get(reverse("meeting", args=[meeting.pk])).content.decode()
    assert "2 cases of it need another place" in hub and "Cancelled." in hub
    offer = page.context["form"].initial["offered"]

    assert press(assistant, again, {"offered": "1-1"}).status_code == 200
    press(assistant, again, {"offered": offer})

    assert {one.case for one in next_one.items.all()} == set(cases)


def test_the_places_name_no_child_that_this_person_may_not_open(
    meeting: Meeting, people: Cast
) -> None:
    case = _case(people)
    _cancelled(meeting, people, case)

    page = signed_in(people.stranger).get(reverse("meeting_again", args=[meeting.pk]))

    assert case.reference not in page.content.decode()
    assert "A case that you may not open" in page.content.decode()
