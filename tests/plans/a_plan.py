"""A case for which a plan is decided, and the plan of the exemplar written into it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from accounts.models import User
from cases.actions.chronology import record
from cases.models import Case
from ehcna import demo_plan
from plans import content
from plans.actions import versions
from plans.models import Version
from statutory import Kind
from tests.factories import CaseFactory, ChildFactory, FamilyMemberFactory
from tests.people import Cast

EXEMPLAR = Path(__file__).parents[2] / "ehcna/data/exemplar-case.json"
TODAY = date(2026, 6, 9)


def exemplar(name: str = "draft_plan") -> content.Plan:
    """A plan of the exemplar case: draft_plan, amended_draft_plan, final_plan."""
    whole = json.loads(EXEMPLAR.read_text(encoding="utf-8"))
    return content.read_plan(whole["documents"][name])


def a_case(people: Cast) -> Case:
    """A case of a seven-year-old, of whom it was decided that there will be a plan."""
    child = ChildFactory(forename="Maisie", surname="Example", date_of_birth=date(2017, 3, 14))
    FamilyMemberFactory(child=child, name="Danielle Example", parental_responsibility=True)
    case = CaseFactory(child=child, officer=people.officer, team=people.team)
    for kind, on in (
        (Kind.REQUEST_RECEIVED, date(2026, 3, 2)),
        (Kind.DECIDED_TO_ASSESS, date(2026, 4, 1)),
        (Kind.DECIDED_TO_ISSUE, date(2026, 6, 1)),
    ):
        record(case, kind=kind.value, on=on, by=people.officer, today=TODAY)
    return case


def a_draft(case: Case, by: User, plan: content.Plan | None = None) -> Version:
    """The first draft of its plan, with the exemplar's words in it unless others are given."""
    version = versions.begin_plan(case, by=by)
    demo_plan.write(version, plan or exemplar(), by=by)
    return version
