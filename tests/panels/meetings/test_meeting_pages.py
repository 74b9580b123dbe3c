"""The pages of panels, meetings and agendas: sound, guarded, pressed through, few questions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Role
from cases.fields import date_parts
from panels.models import AgendaItem, Meeting, Membership, Panel
from statutory import ENGLAND, days_after
from tests.cases.views.acting import press, signed_in
from tests.factories import CaseFactory, UserFactory
from tests.panels.a_meeting import a_meeting, a_panel, an_item
from tests.people import Cast, cast
from tests.site import test_pages as sound
from tests.site.walking import World, addresses
from tests.site.walking_panels_meetings import GUARDS_OF_MEETINGS, NO_FORM, meeting_pieces

pytestmark = pytest.mark.django_db
PAGES = [address for address in addresses() if address.name in GUARDS_OF_MEETINGS]


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def world(people: Cast) -> World:
    case = CaseFactory(officer=people.officer)
    return World(people, case, meeting_pieces(case, people, timezone.localdate()))


@pytest.fixture
def senior(people: Cast) -> Client:
    return signed_in(people.senior)


def test_each_page_has_the_guard_that_the_table_says() -> None:
    assert {one.name: one.guard for one in PAGES} == GUARDS_OF_MEETINGS


def test_every_page_is_sound_with_errors_and_without(world: World, senior: Client) -> None:
    pages: dict[str, Any] = {one.name: senior.get(world.path(one)) for one in PAGES}
    asks = [one for one in PAGES if one.name not in NO_FORM | {"panel_end"}]
    pages |= {f"{one.name} wrong": senior.post(world.path(one), {}) for one in asks}

    assert {name: p.status_code for name, p in pages.items() if p.status_code != 200} == {}
    for fault in ("_frame_faults", "_nameless_fields", "_inline", "_twice_named", "_empty_links"):
        assert sound.all_of(pages, getattr(sound, fault)) == {}, fault


@pytest.mark.parametrize("role", [Role.PANEL_MEMBER, Role.FINANCE, Role.FAMILY, Role.PROVIDER])
def test_who_runs_no_panels_finds_no_such_page(world: World, role: Role) -> None:
    client = signed_in(UserFactory(role=role, team=world.people.team))

    assert {client.get(world.path(one)).status_code for one in PAGES} == {404}


def test_the_menu_leads_to_the_panels(senior: Client) -> None:
    page = senior.get(reverse("panel_calendar")).content.decode()

    assert 'href="/panels/"' in page


def test_a_panel_is_begun_peopled_and_its_meetings_planned(senior: Client, people: Cast) -> None:
    typed = {"kind": "plan", "name": "Plan panel", "weekday": "1", "starts_at": "09:30"}
    press(senior, reverse("panel_begin"), typed | {"capacity": "12"})
    panel = Panel.objects.get()
    seat = {"user": people.manager.pk, "seat": "chair"} | date_parts("from_on", date(2026, 1, 5))
    press(senior, reverse("panel_seat", args=[panel.pk]), seat)
    first = ENGLAND.working_day_after(timezone.localdate(), 10)
    series = date_parts("first", first) | {"times": "3", "weeks": "1", "closed": "move"}

    gone = press(senior, reverse("meeting_plan", args=[panel.pk]), series)

    assert gone.url == "/panels/"
    assert (Membership.objects.get().user, Meeting.objects.count()) == (people.manager, 3)


def test_a_case_is_put_on_made_clear_and_taken_off(world: World, senior: Client) -> None:
    AgendaItem.objects.all().update(state="withdrawn")
    meeting, case = Meeting.objects.get(state="planned"), world.case
    typed = {"meeting": str(meeting.pk), "question": "assess"}
    assert press(senior, reverse("panel_list", args=[case.reference]), typed).status_code == 302
    item = AgendaItem.objects.get(state="listed")
    clear = reverse("panel_clear", args=[case.reference, item.pk])
    press(senior, clear, {"because": "All advice agrees"})
    page = senior.get(reverse("meeting", args=[meeting.pk])).content.decode()
    assert "All advice agrees" in page and "advised together" in page

    press(senior, reverse("panel_off", args=[case.reference, item.pk]), {"because": "No papers"})

    item.refresh_from_db()
    assert (item.state, item.withdrawn_because) == ("withdrawn", "No papers")


def test_a_case_is_asked_only_what_the_meetings_to_come_are_asked(
    world: World, senior: Client
) -> None:
    url = reverse("panel_list", args=[world.case.reference])
    asked = senior.get(url).context["form"].fields["question"].choices
    assert [code for code, _ in asked] == ["assess"]

    Meeting.objects.all().update(state=Meeting.State.CANCELLED)
    assert "No meeting is planned yet." in senior.get(url).content.decode()


def test_h210_the_second_agenda_of_a_day_is_refused_on_the_page(
    world: World, senior: Client
) -> None:
    typed = {"meeting": str(Meeting.objects.get(state="planned").pk), "question": "assess"}

    page = press(senior, reverse("panel_list", args=[world.case.reference]), typed)

    assert "The case is on the agenda of A panel that meets" in page.content.decode()


def test_a_case_of_another_team_is_not_named_and_its_place_not_reached(
    world: World, people: Cast
) -> None:
    client, item = signed_in(people.stranger), AgendaItem.objects.get(state="listed")
    page = client.get(reverse("meeting", args=[item.meeting_id])).content.decode()

    assert world.case.reference not in page and "1 more case that you may not open" in page
    off = reverse("panel_off", args=[world.case.reference, item.pk])
    assert client.get(off).status_code == 404


def test_anothers_place_is_not_reached_by_way_of_ones_own_case(
    world: World, senior: Client
) -> None:
    other, item = CaseFactory(officer=world.people.officer), AgendaItem.objects.get(state="listed")

    assert senior.get(reverse("panel_off", args=[other.reference, item.pk])).status_code == 404


@pytest.mark.parametrize("name", ["meeting", "panel_calendar"])
def test_a_page_asks_as_much_for_three_cases_as_for_one(
    world: World, senior: Client, name: str
) -> None:
    meeting = Meeting.objects.get(state="planned")
    path = reverse(name, args=[meeting.pk] if name == "meeting" else [])
    senior.get(path)
    for_one = _asked(senior, path)
    for _ in range(2):
        an_item(meeting, CaseFactory(officer=world.people.officer), world.people.officer)

    assert _asked(senior, path) == for_one


def _asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked.captured_queries)


def test_the_chair_who_is_no_officer_reaches_their_own_meeting_and_no_other(
    world: World, people: Cast
) -> None:
    meeting = Meeting.objects.get(state="planned")
    chair = UserFactory(role=Role.PANEL_MEMBER, name="Head Teacher")
    Membership.objects.filter(seat="chair").update(user=chair)
    other = a_meeting(a_panel("plan", "Plan panel"), people.assistant)
    client = signed_in(chair)

    page = client.get(reverse("meeting", args=[meeting.pk])).content.decode()

    for room in ("meeting_record", "minutes_show"):
        assert client.get(reverse(room, args=[meeting.pk])).status_code == 200
        assert reverse(room, args=[meeting.pk]) in page
    assert world.case.reference in page
    assert reverse("meeting_pack", args=[meeting.pk]) not in page
    assert reverse("meeting_move", args=[meeting.pk]) not in page
    assert reverse("meeting", args=[meeting.pk]) in client.get("/my-panels/").content.decode()
    assert client.get(reverse("meeting", args=[other.pk])).status_code == 404
    assert client.get(reverse("meeting_move", args=[meeting.pk])).status_code == 404


def test_the_seat_that_ended_closes_the_meeting(world: World) -> None:
    chair = UserFactory(role=Role.PANEL_MEMBER)
    ended = timezone.localdate().replace(day=1)
    Membership.objects.filter(seat="chair").update(user=chair, until_on=days_after(ended, -1))
    path = reverse("meeting", args=[Meeting.objects.get(state="planned").pk])

    assert signed_in(chair).get(path).status_code == 404


def test_an_assistant_lists_a_case_and_is_told_who_writes_the_brief(
    world: World, people: Cast
) -> None:
    AgendaItem.objects.all().update(state="withdrawn")
    client, case = signed_in(people.assistant), world.case
    typed = {"meeting": str(Meeting.objects.get(state="planned").pk), "question": "assess"}
    press(client, reverse("panel_list", args=[case.reference]), typed)
    item = AgendaItem.objects.get(state="listed")

    page = client.get(reverse("case_panels", args=[case.reference])).content.decode()

    assert "A coordinator writes the brief" in page
    assert client.get(reverse("brief_begin", args=[case.reference])).status_code == 404
    press(client, reverse("panel_off", args=[case.reference, item.pk]), {"because": "Too soon"})
    item.refresh_from_db()
    assert item.state == "withdrawn"


def test_who_is_not_its_clerk_is_told_who_writes_the_record(world: World, people: Cast) -> None:
    meeting = Meeting.objects.get(state="planned")

    page = signed_in(people.officer).get(reverse("meeting", args=[meeting.pk])).content.decode()

    assert "Its clerk and its chair write the record and the minutes." in page
    assert reverse("meeting_record", args=[meeting.pk]) not in page
