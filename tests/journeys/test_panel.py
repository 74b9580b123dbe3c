"""A whole meeting of a panel: twenty cases, from the agenda to the officer's letters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.journeys import panel_deciding as deciding
from tests.journeys import panel_meeting as meeting
from tests.journeys import panel_papers as papers
from tests.journeys import panel_preparing as preparing
from tests.journeys.panel_people import Room, a_room
from tests.journeys.the_exemplar import Calendar

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_meeting_from_the_agenda_to_the_letters(
    page: Callable[..., Any], calendar: Calendar
) -> None:
    room = a_room(page, calendar)
    _prepare(room)
    _send_and_read(room)
    _meet(room)
    _decide(room)


def _prepare(room: Room) -> None:
    preparing.plan_the_meeting(room)
    preparing.list_the_cases(room)
    preparing.write_the_brief(room)
    papers.are_kept_back(room)
    preparing.have_it_approved(room)
    preparing.write_the_others(room)


def _send_and_read(room: Room) -> None:
    papers.choose_the_clear(room)
    papers.choose(room)
    papers.send(room)
    room.calendar.today = date(2024, 12, 5)
    papers.read_and_declare(room)
    papers.pull_out(room)
    papers.comment(room)


def _meet(room: Room) -> None:
    meeting.begin(room)
    meeting.advise_on_the_exemplar(room)
    meeting.reword_what_is_no_reason(room)
    meeting.put_one_off(room)
    meeting.advise_on_the_clear(room)
    meeting.advise_on_the_others(room)
    meeting.end(room)


def _decide(room: Room) -> None:
    deciding.agree_the_minutes(room)
    deciding.decide_as_advised(room)
    deciding.decide_otherwise(room)
    deciding.no_advice_no_decision(room)
    deciding.the_letters_go(room)
    deciding.mark_as_done(room)
    deciding.what_became(room)
