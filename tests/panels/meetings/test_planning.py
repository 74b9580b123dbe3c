"""Meetings planned, moved and cancelled; seats given and ended."""

from __future__ import annotations

from datetime import date

import pytest

from cases.models import AuditEntry
from cases.refusals import Refused
from panels.access import memberships_of
from panels.actions import agenda, kept, meetings
from panels.models import Meeting, Panel
from tests.factories import CaseFactory, UserFactory
from tests.panels.a_meeting import a_meeting, a_member, a_panel
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db
TODAY = date(2026, 4, 1)
GOOD_FRIDAY, EASTER_MONDAY = date(2026, 4, 3), date(2026, 4, 6)


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def panel(people: Cast) -> Panel:
    return a_panel()


def _series(panel: Panel, people: Cast, first: date, closed: str, times: int = 2) -> list[date]:
    made = meetings.plan_series(
        panel,
        first=first,
        times=times,
        weeks=1,
        closed=closed,
        today=TODAY,
        by=people.assistant,
    )
    return [one.on for one in made]


def test_a_series_on_a_bank_holiday_is_refused_whole_and_names_the_day(
    panel: Panel, people: Cast
) -> None:
    with pytest.raises(Refused, match="6 April 2026"):
        _series(panel, people, EASTER_MONDAY, meetings.ASK)

    assert not Meeting.objects.exists()


def test_a_bank_holiday_is_moved_to_the_next_working_day_or_left_out_when_asked(
    panel: Panel, people: Cast
) -> None:
    assert _series(panel, people, GOOD_FRIDAY, meetings.MOVE) == [
        date(2026, 4, 7),
        date(2026, 4, 10),
    ]
    assert _series(panel, people, EASTER_MONDAY, meetings.LEAVE) == [date(2026, 4, 13)]


def test_past_the_published_bank_holidays_nothing_is_guessed(panel: Panel, people: Cast) -> None:
    with pytest.raises(Refused, match="only known from"):
        _series(panel, people, date(2199, 1, 4), meetings.ASK)


def test_a_panel_meets_once_a_day_but_urgent_business_comes_beside(
    panel: Panel, people: Cast
) -> None:
    day = date(2026, 4, 14)
    _series(panel, people, day, meetings.ASK, times=1)
    with pytest.raises(Refused, match="meets on Tuesday 14 April 2026 already"):
        _series(panel, people, day, meetings.ASK, times=1)

    urgent = meetings.open_urgent(
        panel, on=day, because="Ash has no school", today=TODAY, by=people.assistant
    )

    assert urgent.is_urgent and urgent.papers_due == day
    told = AuditEntry.objects.get(action="meetings.open_urgent")
    assert "Ash" not in f"{told.after}{told.reason}"


def test_urgent_business_on_a_bank_holiday_is_refused(panel: Panel, people: Cast) -> None:
    with pytest.raises(Refused, match="closed"):
        meetings.open_urgent(
            panel, on=GOOD_FRIDAY, because="A move", today=TODAY, by=people.assistant
        )


def test_papers_are_due_five_working_days_before(panel: Panel, people: Cast) -> None:
    _series(panel, people, date(2026, 4, 14), meetings.ASK, times=1)

    assert Meeting.objects.get().papers_due == date(2026, 4, 7)


def _moved(meeting: Meeting, people: Cast, on: date) -> Meeting:
    return meetings.move(
        meeting, on=on, starts_at=meeting.starts_at, place="", today=TODAY, by=people.assistant
    )


def test_a_meeting_is_not_moved_where_a_case_of_it_stands_on_another_agenda(
    panel: Panel, people: Cast
) -> None:
    case = CaseFactory(officer=people.officer)
    one = a_meeting(panel, people.assistant, date(2026, 4, 14))
    plan = a_panel("plan", "Plan panel")
    other = a_meeting(plan, people.assistant, date(2026, 4, 15))
    _on(one, case, "assess", people)
    _on(other, case, "issue", people)

    with pytest.raises(Refused, match="Take it off one of the two"):
        _moved(one, people, other.on)
    moved = _moved(one, people, date(2026, 4, 16))

    assert moved.items.get().on == moved.on == date(2026, 4, 16)
    with pytest.raises(Refused, match="closed"):
        _moved(one, people, EASTER_MONDAY)


def _on(meeting: Meeting, case: object, question: str, people: Cast) -> None:
    agenda.list_case(
        case,  # type: ignore[arg-type]
        meeting=meeting,
        question=question,
        today=TODAY,
        by=people.officer,
    )


def test_what_is_cancelled_frees_its_cases_for_another_agenda(panel: Panel, people: Cast) -> None:
    case = CaseFactory(officer=people.officer)
    one = a_meeting(panel, people.assistant, date(2026, 4, 14))
    _on(one, case, "assess", people)

    freed = meetings.cancel(one, because="The chair is ill", by=people.assistant)
    again = a_meeting(panel, people.assistant, date(2026, 4, 14))
    _on(again, case, "assess", people)

    assert [item.case for item in freed] == [case]
    with pytest.raises(Refused, match="was cancelled"):
        _moved(one, people, date(2026, 4, 16))


def test_a_seat_ends_on_its_last_day_and_nobody_sits_twice(panel: Panel, people: Cast) -> None:
    sits = a_member(panel, "chair", UserFactory(name="Cha Chair"))
    with pytest.raises(Refused, match="has a seat"):
        kept.give_seat(panel, user=sits.user, seat="care", from_on=TODAY, by=people.manager)

    kept.end_seat(sits, until_on=TODAY, by=people.manager)

    assert memberships_of(sits.user, TODAY).exists()
    assert not memberships_of(sits.user, date(2026, 4, 2)).exists()


def test_a_panel_with_meetings_to_come_does_not_end(panel: Panel, people: Cast) -> None:
    one = a_meeting(panel, people.assistant)
    with pytest.raises(Refused, match="planned first"):
        kept.end_panel(panel, today=TODAY, by=people.manager)

    meetings.cancel(one, because="It ends", by=people.assistant)

    assert kept.end_panel(panel, today=TODAY, by=people.manager).ended_on == TODAY
