"""Two officers on one person, a caller, and returned post: with scripts and without."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from cases.actions.chronology import record
from cases.actions.people import edit_family_member
from cases.editing import Edit, version_of
from cases.models import Case, ContactChange, FamilyMember
from statutory import Kind, days_after
from tests.factories import CaseFactory, ChildFactory, FamilyMemberFactory
from tests.journeys.browsing import Walk
from tests.people import Cast, cast

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONG = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Llewellyn"[:60]


@pytest.fixture
def people(db: None) -> Cast:
    return cast()


@pytest.fixture
def case(people: Cast) -> Case:
    child = ChildFactory(forename="Siobhán", surname=LONG)
    case: Case = CaseFactory(officer=people.officer, child=child)
    day = days_after(timezone.localdate(), -20)
    record(case, kind=Kind.REQUEST_RECEIVED, on=day, by=people.officer)
    FamilyMemberFactory(child=child, name="محمد بن سلمان", relation="Father", phone="01632 960100")
    return case


@pytest.mark.parametrize(("width", "javascript"), [(320, False), (1280, True)])
def test_h101_the_second_editor_chooses_and_nothing_typed_is_lost(
    page: Any, people: Cast, case: Case, width: int, javascript: bool
) -> None:
    father = FamilyMember.objects.get()
    walk = Walk(page(user=people.senior, width=width, javascript=javascript), width)
    walk.go(f"/cases/{case.reference}/people/")
    walk.follow("Change what we know")
    meanwhile = Edit({"needs": "Text first"}, version_of(father))
    edit_family_member(case, member=father, edit=meanwhile, by=people.officer)
    walk.fill("What helps when we write or speak to them", "Interpreter for Arabic")
    walk.fill("Language they read, if not English", "Arabic")

    walk.press("Save")
    asked = walk.heading, "Olive Officer saved this record" in walk.words
    walk.choose("Keep what you typed")
    walk.press("Save what I chose")

    father.refresh_from_db()
    assert asked == ("Somebody else changed the same thing", True)
    assert (father.needs, father.language) == ("Interpreter for Arabic", "Arabic")
    assert walk.heading == "People"


@pytest.mark.parametrize(("width", "javascript"), [(320, False), (1280, True)])
def test_h027_a_caller_is_rung_back_before_anything_changes(
    page: Any, people: Cast, case: Case, width: int, javascript: bool
) -> None:
    father = FamilyMember.objects.get()
    walk = Walk(page(user=people.assistant, width=width, javascript=javascript), width)
    walk.go(f"/cases/{case.reference}/people/")
    walk.follow("Change how to reach them")
    walk.choose("Yes", "Did the person themselves tell us?")
    walk.fill("Who told us?", "A man who says he is the father")
    walk.choose("By telephone")
    walk.page.get_by_label("Address", exact=True).fill("9 New Street\nExampleton")
    walk.press("Save")
    waiting = ContactChange.objects.get().state, FamilyMember.objects.get().address

    walk.follow("Contact changes") if javascript else walk.go("/contact-changes/")
    walk.follow(father.name)
    walk.page.locator("main").get_by_role("button", name="Ring back").click()
    walk.look()
    number = "01632 960100" in walk.words
    walk.choose("Yes", "Did the person say that they asked for this?")
    walk.fill("What did they say?", "Yes, they moved on Monday")
    walk.press("Save what they said")
    walk.page.locator("main").get_by_role("button", name="Make the change").first.click()
    walk.look()
    walk.fill("How do you know that it is right?", "He confirmed it on the number on file")
    walk.press("Make the change")

    father.refresh_from_db()
    assert waiting == ("waiting", "2 Example Road\nExampleton")
    assert (number, father.address) == (True, "9 New Street\nExampleton")
    assert "tell them at the old address" in walk.words
