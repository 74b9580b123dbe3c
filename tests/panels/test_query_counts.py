"""A page of one meeting asks the database as much for three cases as for one."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from panels.models import Attendance, FollowUp, Meeting, Recommendation
from tests.cases.views.acting import signed_in
from tests.factories import CaseFactory
from tests.panels.a_meeting import a_meeting, a_panel, an_item, members_of
from tests.papers import a_pdf, filed
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db
PAGES = ("meeting", "meeting_pack", "meeting_record", "minutes_show")
PAGES += ("sitting_meeting", "sitting_after", "sitting_home", "panel_show")


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def meeting(people: Cast) -> Meeting:
    panel = a_panel()
    members = members_of(panel, people)
    day = timezone.localdate()
    made = a_meeting(panel, people.assistant, day, state="begun", begun_at=timezone.now())
    Attendance.objects.create(
        meeting=made,
        membership=members["health"],
        joined_at=timezone.now(),
        written_by=people.assistant,
    )
    return made


def one_more(meeting: Meeting, people: Cast) -> None:
    """A case more on the agenda, with a brief, a paper to send, an advice and something to do."""
    case = CaseFactory(officer=people.officer)
    item = an_item(meeting, case, people.officer, number=meeting.items.count() + 1)
    assert item.brief is not None
    item.brief.statements.create(part="issue", text="A")
    item.brief.options.create(title="A")
    paper = filed(case, people.officer, a_pdf("A"), "A")
    item.chosen.create(document=paper, chosen_by=people.officer)
    said = Recommendation.objects.create(
        item=item, said="yes", words="A", reasons="A", recorded_by=people.officer
    )
    chair = meeting.panel.memberships.get(seat="chair")
    said.dissents.create(membership=chair, words="A", written_by=people.assistant)
    FollowUp.objects.create(
        item=item, what="A", owner=people.officer, due=meeting.on, written_by=people.assistant
    )


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_as_much_for_three_cases_as_for_one(
    meeting: Meeting, people: Cast, name: str
) -> None:
    client = signed_in(people.assistant)
    pk = {"sitting_home": [], "panel_show": [meeting.panel_id]}.get(name, [meeting.pk])
    path = reverse(name, args=pk)
    one_more(meeting, people)
    client.get(path)
    for_one = _asked(client, path)
    one_more(meeting, people)
    one_more(meeting, people)

    for_three = _asked(client, path)

    assert len(for_three) == len(for_one), "\n".join(for_three)


def _asked(client: Client, path: str) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return [query["sql"][:300] for query in asked.captured_queries]
