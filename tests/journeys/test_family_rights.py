"""A young person takes over on the day after the last Friday in June."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys import family_rights as story
from tests.journeys.family_people import SCRIPTS, House
from tests.journeys.the_exemplar import Calendar
from tests.people import cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("javascript", SCRIPTS)
def test_a_young_person_takes_over(
    page: Callable[..., Any], calendar: Calendar, javascript: bool
) -> None:
    taking = story.a_mother_decides(House(page, javascript, "rights"), cast(), calendar)
    story.it_is_prepared(taking)
    story.on_the_eve_nothing_moved(taking)
    story.on_the_day_they_move(taking)
    story.the_young_person_says_who_sees_what(taking)
    story.the_mother_sees_what_they_allow(taking)
    story.letters_go_to_the_young_person(taking)
