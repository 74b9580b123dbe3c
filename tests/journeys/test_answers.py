"""Two parents speak of a draft: taken down, answered, replied to; then a school is named."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from cases.models import Case, Message
from plans.actions import versions
from plans.models import HealthAgreement, Naming, Point
from plans.queries.points import open_points
from plans.queries.versions import plan_of
from tests.factories import FamilyMemberFactory
from tests.journeys.a_day import WIDTHS, Day
from tests.people import Cast, cast
from tests.plans.an_answer import a_sent_draft, consulted, sent
from tests.providers.a_register import a_school

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LETTER = """F1: Bryony Tapp's report says 40 minutes a week. The draft says 30. Please put 40.

Section B - The draft does not say that she hurts herself.

F13 - ‘Ten pupils’ at lunch is too many. Please say six."""


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    """A draft and an amended draft went out, and two schools were consulted."""
    draft = a_sent_draft(people)
    case: Case = draft.case
    FamilyMemberFactory(child=case.child, name="Kofi Example", relation="Father")
    can = a_school("999102", "Hallowmere Academy", type_code="34", type_name="Academy converter")
    consulted(case, can, people.officer, position="can", place_from=date(2026, 9, 1))
    a_school("999103", "Quarrendale School", type_code="10", type_name="Other independent special")
    amended = versions.begin_version(draft.plan, status="amended_draft", by=people.officer)
    sent(amended, people.officer, on=date(2026, 6, 24), served=date(2026, 6, 25))
    return case


@pytest.mark.parametrize(("width", "javascript"), WIDTHS)
def test_what_a_family_says_is_answered_and_a_school_is_named(
    page: Any, people: Cast, case: Case, width: int, javascript: bool
) -> None:
    twin = None if javascript else page(width=width)
    opened = page(user=people.senior, width=width, javascript=javascript)
    day = Day(opened, width, twin)
    day.go(f"/cases/{case.reference}/plan/points/")

    _the_mother_writes(day)
    _the_father_disagrees(day)
    assert "Said by more than one person" in day.words
    assert "Version 2 was sent since" in day.words
    _each_point_is_answered(day)
    _the_family_is_written_to(day)
    versions.begin_version(plan_of(case), status="final", by=people.officer)  # type: ignore[arg-type]
    _sections_i_and_j_are_written(day, case)
    _health_agrees(day, case)

    assert not open_points(plan_of(case)).exists()  # type: ignore[arg-type]
    assert Naming.objects.get(version__status="final").name == "Hallowmere Academy"
    assert HealthAgreement.objects.get().officer == "Priti Solanki"
    assert Message.objects.filter(code="reply-to-views").count() == 2


def _the_mother_writes(day: Day) -> None:
    day.press("Take down what they say")
    day.page.get_by_label("Version 1, draft plan", exact=False).check()
    day.choose("Danielle Example (Mother)")
    day.choose("By email")
    day.day("received_on", date(2026, 6, 19))
    day.page.get_by_label("They ask for a meeting").check()
    day.fill("What do they say?", LETTER)
    day.press("Look at the points")
    assert day.heading == "Are these their points?"
    day.press("Save")
    assert "3 points kept." in day.banner
    day.follow("Write down")
    day.day("on", date(2026, 6, 26))
    day.fill("What was agreed, and what was not?", "F1: yes. F13: eight, not six.")
    day.press("Save")


def _the_father_disagrees(day: Day) -> None:
    day.press("Take down what they say")
    day.page.get_by_label("Version 1, draft plan", exact=False).check()
    day.choose("Kofi Example (Father)")
    day.choose("By telephone")
    day.day("received_on", date(2026, 6, 17))
    day.fill("What do they say?", "F1: 30 minutes is enough. She is tired.")
    day.press("Look at the points")
    day.press("Save")
    day.follow("Add one")
    day.page.get_by_label("Which section is it about?").select_option("I")
    day.fill("What do they say?", "We would like Quarrendale named.")
    day.fill("Find a school or college", "quarrendale")
    day.press("Find")
    day.page.get_by_label("Quarrendale School", exact=False).check()
    day.press("Save")
    assert "Not consulted" in day.words


def _each_point_is_answered(day: Day) -> None:
    day.follow("Show only what is not answered")
    day.follow("Answer")
    day.choose("Not accepted")
    day.press("Save and go to the next")
    assert "Say why, in words for the family" in day.words
    for number in range(Point.objects.count()):
        last = number == Point.objects.count() - 1
        day.choose("Accepted in part")
        day.fill("What is changed in the plan?", f"The plan now says so ({number})")
        day.fill("Why?", "The therapist’s advice says 40, and the rest is as it was")
        day.press("Save" if last else "Save and go to the next")
    assert "All 5 answered." in day.words


def _the_family_is_written_to(day: Day) -> None:
    day.press("Write the reply")
    day.press("Look at each letter")
    assert day.heading == "Look at each reply before it is sent"
    assert "You said: “Bryony Tapp's report says 40 minutes a week." in day.words
    day.press("Send")
    assert day.heading == "Letters"


def _sections_i_and_j_are_written(day: Day, case: Case) -> None:
    day.go(f"/cases/{case.reference}/plan/naming/")
    day.press("Fill in Section I")
    day.page.get_by_label("Hallowmere Academy", exact=False).check()
    day.day("from_date", date(2026, 9, 1))
    day.press("Save")
    assert "The family asked for Quarrendale School" in day.words
    day.fill("If it is not what the family asked for, why not?", "It is not in the list.")
    day.press("Save")
    day.press("Write Section J")
    day.choose("No", among="Did they ask for a personal budget?")
    day.choose("No", among="Is any provision paid for by a direct payment?")
    day.fill("If nothing is paid direct, how does Section J say so?", "You have not asked for one.")
    day.press("Save")
    assert "You have not asked for one." in day.words


def _health_agrees(day: Day, case: Case) -> None:
    day.press("Write down their agreement")
    day.fill("Who agreed for them?", "Priti Solanki")
    day.day("agreed_on", timezone.localdate())
    day.press("Save")
    line = plan_of(case).versions.last().provision.get(section="G", number=1)  # type: ignore[union-attr]
    line.text = "The nurse will train some of the staff."
    line.save()
    day.go(f"/cases/{case.reference}/plan/naming/")
    assert "Section G was changed since, so they have to agree again." in day.words
