"""A case for which a plan is decided, and the plan of the exemplar written into it."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from accounts.models import User
from cases.actions.chronology import record
from cases.models import Case
from ehcna import demo_plan
from plans import content
from plans.actions import versions
from plans.models import Appendix, Budget, HealthAgreement, Naming, Plan, Version
from plans.queries.agreeing import mark_of_health
from plans.queries.assembling import content_of
from providers.models import Provider
from statutory import Kind
from tests.factories import CaseFactory, ChildFactory, FamilyMemberFactory
from tests.papers import a_pdf, filed
from tests.people import Cast
from tests.providers.a_register import a_school

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


def a_plan_ready(people: Cast) -> Version:
    """A first draft that can go out: the words of the exemplar's final plan, and its Section K."""
    case = a_case(people)
    version = versions.begin_plan(case, by=people.officer)
    final = exemplar("final_plan")
    for entry in final.advice:
        Appendix.objects.create(
            plan=version.plan,
            number=int(entry.id[1:]),
            title=entry.title,
            author=entry.author,
            role=entry.role,
            dated_on=TODAY,
            document=filed(case, people.officer, a_pdf(entry.title), entry.title, sort="health"),
            added_by=people.officer,
        )
    demo_plan.write(version, as_of_today(final), by=people.officer)
    agree_to_health(version, people)
    return version


def as_of_today(plan: content.Plan) -> content.Plan:
    """The exemplar's plan with its years moved to ours, about the child of `a_case`."""
    words = json.dumps(content.written(plan), ensure_ascii=False)
    words = re.sub(r"\b20(2[4-9])", lambda year: f"20{int(year[1]) + 2}", words)
    words = words.replace("Maisie-Rae Thornbury", "Maisie Example").replace(
        " Thornbury", " Example"
    )
    return content.read_plan(json.loads(words))


def agree_to_health(version: Version, people: Cast) -> HealthAgreement:
    """The health body agreed to Section G as it stands."""
    return HealthAgreement.objects.create(
        plan=version.plan,
        body="NHS Exampleshire Integrated Care Board",
        officer="Priti Solanki",
        agreed_on=TODAY,
        mark=mark_of_health(content_of(version)),
        recorded_by=people.officer,
    )


def exemplar_setting() -> Provider:
    """The setting that the final plan names, with an address to write to."""
    school = a_school("999102", "Hallowmere Academy")
    school.street, school.town, school.postcode = "1 Mere Road", "Exampleton", "EX1 1AA"
    school.save()
    return school


def one_of_each_kept(case: Case, by: User) -> None:
    """One row of everything in a plan whose history is kept."""
    plan = Plan.objects.create(case=case, begun_by=by)
    version = Version.objects.create(plan=plan, number=1, begun_by=by)
    version.wordings.create(name="A.history", text="A")
    version.needs.create(number=1, text="A")
    version.outcomes.create(number=1, text="A")
    version.provision.create(number=1, text="A")
    Naming.objects.create(version=version)
    Budget.objects.create(version=version)
