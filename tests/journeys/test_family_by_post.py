"""A family without email goes the same way, by telephone and by post."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys import family_by_post as story
from tests.journeys.family_people import SCRIPTS, House
from tests.journeys.the_exemplar import Calendar
from tests.people import cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("javascript", SCRIPTS)
def test_a_family_without_email(
    page: Callable[..., Any], calendar: Calendar, javascript: bool
) -> None:
    people, house = cast(), House(page, javascript, "by-post")
    desk = story.she_rings(house, people, calendar)
    story.the_case_is_opened(desk)
    story.she_is_heard(desk)
    story.the_notice_is_given(desk, people, calendar)
