"""A parent asks for an assessment at a telephone, takes part, and has a final plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.journeys import family_asking as asking
from tests.journeys import family_first_plan as plan
from tests.journeys.family_people import SCRIPTS, House
from tests.journeys.the_exemplar import Calendar
from tests.people import cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("javascript", SCRIPTS)
def test_a_parent_from_the_first_request_to_the_final_plan(
    page: Callable[..., Any], calendar: Calendar, light_papers: Any, javascript: bool
) -> None:
    calendar.today = date(2024, 9, 16)
    people, house = cast(), House(page, javascript, "first-plan")
    office = plan.Office(people, calendar)
    item = asking.ask_and_come_back(house)
    desk = house.desk(people.officer)
    office.has(asking.open_the_case(desk, item))
    phone = asking.come_to_sign_in(house, desk, people)
    plan.gives_views(phone)
    plan.is_assessed(office, phone)
    plan.the_draft_comes(office, phone)
    plan.comments(office, phone)
    plan.sees_answers(office, phone)
    plan.the_plan_is_final(office, phone)
