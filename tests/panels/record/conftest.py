"""A meeting that begins at half past nine, with a case of a request before it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from cases.models import Case
from panels.models import AgendaItem, Meeting, Membership
from tests.cases.views.acting import a_request
from tests.panels.a_meeting import ON, a_meeting, a_panel, an_item, members_of
from tests.people import Cast, cast


@pytest.fixture(autouse=True)
def _the_day_of_the_meeting(monkeypatch: pytest.MonkeyPatch) -> None:
    at = datetime(ON.year, ON.month, ON.day, 9, 0, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: at)


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    return a_request(people.officer)


@pytest.fixture
def meeting(people: Cast, case: Case) -> Meeting:
    return a_meeting(a_panel(), people.senior, state="circulated")


@pytest.fixture
def seats(meeting: Meeting, people: Cast) -> dict[str, Membership]:
    return members_of(meeting.panel, people)


@pytest.fixture
def item(meeting: Meeting, case: Case, people: Cast) -> AgendaItem:
    return an_item(meeting, case, people.officer)
