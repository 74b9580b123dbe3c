"""Advice from six sources, three schools side by side, a placement: a case and its providers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from cases.jobs.running import running
from cases.models import Deadline, Message
from providers.jobs.chasing import chase_late_advice
from providers.models import AdviceRequest, Chaser, Commitment, Consultation, Placement, Provider
from statutory import days_after
from tests.journeys.a_day import WIDTHS, Day, a_day, case_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIX = (
    ("medical", "Exampleshire Community Paediatrics (EX1 1AB)"),
    ("psychology", "Exampleshire Educational Psychology Service (EX1 1AB)"),
    ("social_care", "Exampleshire Children with Disabilities Team (EX1 1AB)"),
    ("sensory", "Exampleshire Sensory Support (EX1 1AB)"),
)
SCHOOLS = ("Tolverne Bank Primary School", "Hallowmere Academy", "Quarrendale School")


@pytest.mark.parametrize(("width", "javascript"), WIDTHS)
def test_a_day_with_the_providers(page: Callable[..., Any], width: int, javascript: bool) -> None:
    day = a_day(page, width, javascript)

    day.sign_in("coordinator@demo.example")
    _ask_six_sources_in_one_go(day)
    _see_a_late_service_chased_once_and_raised(day)
    _consult_three_schools(day)
    _write_down_an_answer(day)
    _compare_whole_costs(day)
    _record_a_placement(day)
    day.sign_out()
    _approve_the_amount_as_somebody_else(day)
    day.sign_out()
    _answer_as_the_psychologist(day)


def _ask_six_sources_in_one_go(day: Day) -> None:
    day.go(f"/cases/{case_of('Penrose').reference}/advice/")
    assert "Not asked" in day.words
    day.press("Ask for advice")
    therapy = Provider.objects.get(name="Exampleshire Speech and Language Therapy")
    for name, words in SIX:
        day.page.locator(f"[name=provider_{name}]").select_option(label=words)
        day.page.locator(f"[name=ask_{name}]").check()
    day.page.locator(f"[name=ask_other-{therapy.pk}]").check()
    day.press("Look at the requests")
    assert "By email to psychology@demo.example: a line and a link" in day.words
    day.press("Send the requests")
    assert "6 sources asked for advice." in day.told
    asked = AdviceRequest.objects.filter(case=case_of("Penrose"))
    clocks = Deadline.objects.filter(case=case_of("Penrose"), rule="A03")
    assert {one.about for one in asked} <= {clock.about for clock in clocks}
    assert len({one.provider_id for one in asked}) == 6


def _see_a_late_service_chased_once_and_raised(day: Day) -> None:
    """Each step is taken once, however often the job runs; the last goes to the lead."""
    case, today = case_of("Zielinski"), timezone.localdate()
    for ahead in (0, 0, 7, 7, 14, 14, 30, 30):
        with running("chase_late_advice") as run:
            chase_late_advice(days_after(today, ahead), run)
    chased = Chaser.objects.filter(request__case=case).exclude(step__startswith="hand")
    steps = list(chased.values_list("request", "step"))
    assert len(steps) == len(set(steps))
    assert "escalated" in {step for _, step in steps}
    day.go("/advice/chasing/")
    assert case.reference in day.words


def _consult_three_schools(day: Day) -> None:
    day.go(f"/cases/{case_of('Thornbury').reference}/settings/")
    day.press("Consult settings")
    for name in SCHOOLS:
        school = Provider.objects.get(name=name)
        day.page.locator(f"[name=settings][value='{school.pk}']").check()
    day.page.locator(f"[name=family_asked][value='{school.pk}']").check()
    draft = case_of("Thornbury").documents.get(title="Draft plan, version 1")
    day.page.locator(f"[name=papers][value='{draft.pk}']").check()
    day.press("Look at each")
    for urn in ("999101", "999102", "999103"):
        assert urn in day.words
    assert "EX9 9ZZ" in day.words
    day.press("Consult them")
    assert "3 settings consulted." in day.told
    assert Consultation.objects.filter(state="sent").count() == 3
    assert Message.objects.filter(code="consultation-sent").count() == 3


def _write_down_an_answer(day: Day) -> None:
    """Full alone is no answer: the question stays open, and the reason in law is asked for."""
    day.inside("Write down an answer")
    day.day("received_on", timezone.localdate())
    day.fill("What date of birth does the answer give for the child?", "14 March 2016")
    day.choose("Says it cannot")
    day.page.get_by_label("They are full").check()
    day.press("Save")
    assert "That is not this child’s date of birth." in day.words
    day.fill("What date of birth does the answer give for the child?", "14/3/2017")
    day.press("Save")
    assert "It names no reason in law, so they are asked for one." in day.told
    assert Consultation.objects.filter(state="sent").count() == 3


def _compare_whole_costs(day: Day) -> None:
    day.go(f"/cases/{case_of('Thornbury').reference}/options/?year=2024-25")
    assert "Quarrendale School costs £61,600 a year more than Hallowmere Academy." in day.words
    day.go(f"/cases/{case_of('Thornbury').reference}/options/")
    assert "No answer yet. Nobody has said" in day.words


def _record_a_placement(day: Day) -> None:
    case, today = case_of("Farouk"), timezone.localdate()
    day.go(f"/cases/{case.reference}/placements/")
    assert "No placement yet" in day.words
    day.press("Record a placement")
    day.fill("URN of the setting", "999102")
    day.day("starts_on", today)
    day.press("Record it")
    assert "The placement is on the case." in day.told
    day.inside("Ask for an amount")
    day.select("What is it for?", "Top-up (element 3)")
    day.fill("How much, in pounds?", "12400")
    day.day("starts_on", today)
    day.fill("Where does the amount come from?", "Band C")
    day.day("dated_on", date(today.year, 1, 5))
    day.press("Ask for it")
    assert "Waiting for approval" in day.words
    assert Placement.objects.get(case=case).provider.name == "Hallowmere Academy"


def _approve_the_amount_as_somebody_else(day: Day) -> None:
    day.sign_in("finance@demo.example")
    assert day.heading.startswith("Commitments")
    day.inside("Approve or refuse")
    day.choose("Yes")
    day.fill("Why?", "Within the bands")
    day.press("Save the answer")
    approved = Commitment.objects.get(placement__case=case_of("Farouk"))
    assert (approved.state, approved.rate) == ("approved", Decimal("12400.00"))


def _answer_as_the_psychologist(day: Day) -> None:
    day.sign_in("psychologist@demo.example")
    day.inside("Hugo Penrose")
    day.press("Answer")
    day.follow("Change")
    day.fill("Their role", "Educational psychologist")
    day.day("dated_on", timezone.localdate())
    day.press("Save")
    day.follow("Add needs", exact=True)
    day.fill("The need", "He reads few words.")
    day.press("Save")
    day.press("Check and hand in")
    day.press("Hand in to the council")
    asked = AdviceRequest.objects.get(case=case_of("Penrose"), source="psychology")
    assert asked.state == "answered"
    day.sign_out()
