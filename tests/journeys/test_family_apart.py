"""Two separated parents each sign in, and neither learns of the other."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys import family_apart as story
from tests.journeys.family_people import SCRIPTS, House
from tests.journeys.the_exemplar import Calendar
from tests.people import cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("javascript", SCRIPTS)
def test_two_parents_apart_until_a_court_order(
    page: Callable[..., Any], calendar: Calendar, light_papers: Any, javascript: bool
) -> None:
    people, house = cast(), House(page, javascript, "apart")
    apart = story.a_draft_for_two(house, people, calendar)
    story.both_join(apart)
    story.both_answer_at_once(apart)
    story.both_comment(apart)
    story.each_has_their_own_papers(apart)
    story.neither_learns_of_the_other(apart)
    story.an_order_holds_the_same_minute(apart, people)
