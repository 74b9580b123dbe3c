"""The pages of what the family says and of Sections I and J: sound, guarded, few questions."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Role
from plans.actions import versions
from plans.actions.representations import Said
from providers.models import Provider
from tests.cases.views.acting import signed_in, to
from tests.factories import CaseFactory, UserFactory
from tests.people import Cast, cast
from tests.plans.an_answer import a_sent_draft, consulted, told
from tests.providers.a_register import a_school
from tests.site import test_pages as sound
from tests.site.walking import World, addresses
from tests.site.walking_plan_answers import GUARDS_OF_ANSWERS, WITH_ERRORS, answer_pieces

pytestmark = pytest.mark.django_db
OURS = [address for address in addresses() if address.name in GUARDS_OF_ANSWERS]
NO_FORM = {"plan_points", "plan_naming"}


@pytest.fixture
def people() -> Cast:
    return cast()


@pytest.fixture
def world(people: Cast) -> World:
    draft = a_sent_draft(people)
    case = draft.case
    consulted(case, a_school(), people.officer, position="can", family_asked_for_it=True)
    versions.begin_version(draft.plan, status="amended_draft", by=people.officer)
    return World(people, case, answer_pieces(case, people, date(2026, 6, 20)))


def test_each_page_has_the_guard_that_the_table_says() -> None:
    assert {one.name: one.guard for one in OURS} == GUARDS_OF_ANSWERS


def test_every_page_is_sound_with_errors_and_without(world: World) -> None:
    officer = signed_in(world.people.officer)
    pages: dict[str, Any] = {one.name: officer.get(world.path(one)) for one in OURS}
    pages |= {
        f"{one.name} with errors": officer.post(world.path(one), {})
        for one in OURS
        if one.name in WITH_ERRORS
    }

    assert {name: p.status_code for name, p in pages.items() if p.status_code != 200} == {}
    for fault in ("_frame_faults", "_nameless_fields", "_inline", "_twice_named", "_empty_links"):
        assert sound.all_of(pages, getattr(sound, fault)) == {}, fault
    titles = {name: str(sound.soup(page).title.string) for name, page in pages.items()}  # type: ignore[union-attr]
    assert [t for n, t in titles.items() if "errors" in n and not t.startswith("Error: ")] == []
    plain = [t for n, t in titles.items() if "errors" not in n]
    assert len(plain) == len(set(plain))


@pytest.mark.parametrize("role", Role)
def test_no_link_leads_nowhere_and_nobody_sees_a_case_that_is_closed_to_them(
    world: World, role: Role
) -> None:
    user = world.people.officer if role == Role.COORDINATOR else None
    client = signed_in(user or UserFactory(role=role, team=world.people.team))
    hidden = CaseFactory(restricted=True, officer=UserFactory())
    shown = {a.name: client.get(world.path(a)) for a in OURS}
    for page in shown.values():
        if page.status_code != 200:
            continue
        for link in sound.soup(page).select("main a[href^='/']:not(.moj-sub-navigation__link)"):
            assert client.get(str(link["href"])).status_code == 200, link["href"]

    for address in OURS:
        assert client.get(world.path(address, hidden.reference)).status_code == 404
        assert client.post(world.path(address, hidden.reference), {}).status_code == 404


def test_a_point_of_another_case_is_not_found(world: World, people: Cast) -> None:
    other = CaseFactory(officer=people.officer)
    client = signed_in(people.officer)

    for address in OURS:
        if "<int:pk>" in address.route:
            assert client.get(world.path(address, other.reference)).status_code == 404


def test_before_there_is_a_plan_the_pages_say_so(people: Cast) -> None:
    case = CaseFactory(officer=people.officer)
    client = signed_in(people.officer)

    assert b"Nothing to answer yet" in client.get(to(case, "plan_points")).content
    assert b"No plan yet" in client.get(to(case, "plan_naming")).content
    for name in ("plan_heard", "plan_reply", "plan_naming_choose", "plan_money", "plan_health"):
        assert client.get(to(case, name)).status_code == 404


def _asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    said = [query["sql"] for query in asked.captured_queries]
    return len([one for one in said if not one.startswith(("SAVEPOINT", "RELEASE"))])


def test_the_points_are_read_in_as_many_questions_for_two_hundred_as_for_one(
    people: Cast,
) -> None:
    version = a_sent_draft(people)
    case, client = version.case, signed_in(people.officer)
    school = a_school()
    told(version, people.officer, Said("Please", item="F1", asks_for=school))
    for_one = _asked(client, to(case, "plan_points"))
    told(version, people.officer, *(Said(f"And {n}", item="F2") for n in range(200)))
    told(version, people.officer, Said("Also", asks_for=school), from_whom="An aunt")

    assert (for_one, _asked(client, to(case, "plan_points"))) == (18, 18)


def test_the_settings_are_read_in_as_many_questions_for_three_as_for_one(people: Cast) -> None:
    version = a_sent_draft(people)
    case, client = version.case, signed_in(people.officer)
    consulted(case, a_school(), people.officer, position="can")
    for_one = _asked(client, to(case, "plan_naming"))
    for number in range(2):
        school: Provider = a_school(f"99920{number}", f"School {number}")
        consulted(case, school, people.officer, position="can", family_asked_for_it=True)

    assert (for_one, _asked(client, to(case, "plan_naming"))) == (29, 29)
