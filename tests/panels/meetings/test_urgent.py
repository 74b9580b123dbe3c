"""Urgent business is counted over twelve months and said in plain words on the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from panels.queries.urgent import urgent_business
from statutory import days_after
from tests.cases.views.acting import signed_in
from tests.panels.a_meeting import a_meeting, a_panel
from tests.people import cast

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 30)


def test_the_share_is_of_the_meetings_of_twelve_months_without_the_cancelled() -> None:
    by, panel = cast().assistant, a_panel()
    for day in (2, 9, 16):
        a_meeting(panel, by, date(2026, 6, day), state="held")
    a_meeting(panel, by, date(2026, 6, 4), state="held", urgent_because="A move")
    a_meeting(panel, by, date(2026, 6, 5), state="cancelled", urgent_because="A move")
    a_meeting(panel, by, date(2025, 6, 30), state="held", urgent_because="A year ago")
    a_meeting(panel, by, date(2026, 7, 1), urgent_because="To come")
    a_meeting(a_panel("plan", "Plan panel"), by, date(2026, 6, 9), state="held")

    (told,) = urgent_business(TODAY)

    assert (told.panel, told.urgent, told.meetings, told.share) == ("Assessment panel", 1, 4, 25)
    assert told.is_often


def test_the_calendar_says_it_in_words() -> None:
    people = cast()
    yesterday = days_after(timezone.localdate(), -1)
    a_meeting(a_panel(), people.assistant, yesterday, state="held", urgent_because="A move")

    page = signed_in(people.assistant).get(reverse("panel_calendar")).content.decode()

    assert "Assessment panel: 1 of 1 meeting (100%) was urgent business." in page
    assert "That is often." in page
