"""The page of a meeting says at first sight what comes next for whoever looks at it."""

from __future__ import annotations

import pytest

from panels.models import Meeting
from panels.views.next_step import next_step
from tests.panels.a_meeting import a_meeting, a_panel
from tests.people import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting() -> Meeting:
    return a_meeting(a_panel(), cast().assistant)


@pytest.mark.parametrize(
    ("state", "cases", "runs", "keeps", "button"),
    [
        ("planned", 0, True, True, ""),
        ("planned", 2, True, False, "Prepare the papers"),
        ("planned", 2, False, True, ""),
        ("circulated", 2, True, True, "Open the record"),
        ("circulated", 2, True, False, ""),
        ("begun", 2, False, True, "Go on with the record"),
        ("held", 2, False, True, "Go to the minutes"),
        ("held", 2, True, False, ""),
    ],
)
def test_each_state_has_its_one_button(
    meeting: Meeting, state: str, cases: int, runs: bool, keeps: bool, button: str
) -> None:
    meeting.state = state

    told = next_step(meeting, cases=cases, runs=runs, keeps=keeps)

    assert told is not None
    assert told.button == button and bool(told.href) == bool(button)


def test_a_cancelled_meeting_has_no_next_step(meeting: Meeting) -> None:
    meeting.state = "cancelled"

    assert next_step(meeting, cases=0, runs=True, keeps=True) is None
