"""The exemplar's plan goes from advice to final plan to amended final plan, by three people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from cases.letters import AMENDED_PLAN, FINAL_PLAN
from tests.journeys import plan_amending as amending
from tests.journeys import plan_answering as answering
from tests.journeys import plan_drafting as drafting
from tests.journeys import plan_finalising as finalising
from tests.journeys.a_day import WIDTHS
from tests.journeys.the_exemplar import Calendar, Office, an_office

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "javascript"), WIDTHS)
def test_a_plan_from_advice_to_amended_final(
    page: Callable[..., Any],
    calendar: Calendar,
    light_papers: pytest.MonkeyPatch,
    width: int,
    javascript: bool,
) -> None:
    office = an_office(page, width, javascript, calendar)
    _advice_to_draft(office)
    _draft_to_signature(office)
    if javascript:  # of the desk, the papers are opened
        light_papers.undo()
    finalising.issue(office)
    finalising.letters_wait(office, FINAL_PLAN)
    if javascript:
        says = ("40 minutes every week", "Hallowmere Academy")
        finalising.read_the_paper(office, "Final plan", *says)
    amending.propose(office)
    amending.give_notice(office)
    if javascript:
        says = ("[taken out: 40]", "[added: 50] minutes every")
        finalising.read_the_paper(office, "What changed", *says)
    amending.issue_as_amended(office)
    finalising.letters_wait(office, AMENDED_PLAN)
    if javascript:
        finalising.read_the_paper(office, "Amended final plan", "50 minutes every week")


def _advice_to_draft(office: Office) -> None:
    drafting.begin(office)
    drafting.write_by_hand(office)
    drafting.write_a_vague_line(office)
    drafting.write_the_rest(office)
    drafting.mend_the_vague_line(office)
    drafting.agree_with_health(office)
    drafting.answer_recommendations(office)
    drafting.send_the_draft(office)


def _draft_to_signature(office: Office) -> None:
    answering.take_down_the_points(office)
    answering.answer_five(office)
    answering.send_the_amended_draft(office)
    finalising.begin_the_final(office)
    finalising.choose_the_setting(office)
    finalising.weaken_and_restore(office)
    finalising.have_it_checked(office)
    finalising.void_and_sign_again(office)
