"""The exemplar's plan goes from advice to final plan to amended final plan, by three people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from cases.letters import AMENDED_PLAN, FINAL_PLAN
from tests.journeys import plan_amending as amending
from tests.journeys import plan_drafting as drafting
from tests.journeys import plan_finalising as finalising
from tests.journeys.a_day import WIDTHS
from tests.journeys.the_exemplar import Calendar, an_office

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    """The days of the exemplar's file, one after the other."""
    days, really = Calendar(), timezone.localdate

    def today(*of: Any, **more: Any) -> date:
        return really(*of, **more) if of and of[0] else days.today

    monkeypatch.setattr(timezone, "localdate", today)
    return days


@pytest.mark.parametrize(("width", "javascript"), WIDTHS)
def test_a_plan_from_advice_to_amended_final(
    page: Callable[..., Any], calendar: Calendar, width: int, javascript: bool
) -> None:
    office = an_office(page, width, javascript, calendar)
    drafting.begin(office)
    drafting.write_by_hand(office)
    drafting.write_a_vague_line(office)
    drafting.write_the_rest(office)
    drafting.mend_the_vague_line(office)
    drafting.agree_with_health(office)
    drafting.answer_recommendations(office)
    drafting.send_the_draft(office)
    finalising.take_down_the_points(office)
    finalising.answer_five(office)
    finalising.send_the_amended_draft(office)
    finalising.begin_the_final(office)
    finalising.choose_the_setting(office)
    finalising.weaken_and_restore(office)
    finalising.have_it_checked(office)
    finalising.void_and_sign_again(office)
    finalising.issue(office)
    finalising.letters_wait(office, FINAL_PLAN)
    finalising.read_the_paper(office, "Final plan", "40 minutes every week", "Hallowmere Academy")
    amending.propose(office)
    amending.give_notice(office)
    finalising.read_the_paper(office, "What changed", "40 minutes every", "50 minutes every")
    amending.issue_as_amended(office)
    finalising.letters_wait(office, AMENDED_PLAN)
    finalising.read_the_paper(office, "Amended final plan", "50 minutes every week")
