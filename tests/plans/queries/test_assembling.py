"""What stands on the front of a plan that goes to both parents."""

from __future__ import annotations

import pytest

from cases.actions import protecting
from cases.actions.people import edit_family_member
from cases.editing import Edit, version_of
from plans.actions.versions import begin_plan
from plans.queries.assembling import content_of
from tests.factories import FamilyMemberFactory
from tests.people import cast
from tests.plans.a_plan import a_case

pytestmark = pytest.mark.django_db


def test_h020_a_parent_whose_details_are_kept_stands_there_as_the_other_knows_them() -> None:
    people = cast()
    case = a_case(people)
    mother = case.child.family.get()
    FamilyMemberFactory(child=case.child, name="Dan Example", relation="Father")
    version = begin_plan(case, by=people.officer)
    edit = Edit({"name": "Danielle Shah"}, version_of(mother))
    mother = edit_family_member(case, member=mother, edit=edit, by=people.officer)
    kept = {"because": "Afraid", "known_as": "Danielle Example", "by": people.officer}
    protecting.withhold(case, member=mother, **kept)

    assert content_of(version).front.parents == ("Danielle Example", "Dan Example")

    protecting.withhold(case, member=mother, withheld_all=True, **kept)
    assert content_of(version).front.parents == ("Dan Example",)
