"""The advice of the exemplar case as the papers of Section K, and its plan resting on them."""

from __future__ import annotations

import json
from datetime import date

from accounts.models import User
from cases.models import Case
from ehcna import demo_plan
from plans.actions import versions
from plans.models import Appendix, Plan, Version
from tests.plans.a_plan import EXEMPLAR, exemplar


def papers_of_the_exemplar(plan: Plan, by: User) -> list[Appendix]:
    """Every advice of the exemplar, called as it calls them, and a scan that could not be read."""
    advice = json.loads(EXEMPLAR.read_text(encoding="utf-8"))["documents"]["advice"]
    rows = [
        Appendix.objects.create(
            plan=plan,
            number=number,
            title=one["group"].capitalize(),
            author=one["author"],
            role=one["role"],
            dated_on=date.fromisoformat(one["date"]),
            text=one["text"],
            added_by=by,
        )
        for number, one in enumerate(advice, 1)
    ]
    scan = Appendix(plan=plan, number=len(rows) + 1, title="A scanned letter", added_by=by)
    scan.save()
    return [*rows, scan]


def a_written_plan(case: Case, by: User, name: str = "draft_plan") -> Version:
    """The exemplar's plan, written, with its papers."""
    version = versions.begin_plan(case, by=by, current_setting="Tolverne Bank Primary School")
    papers_of_the_exemplar(version.plan, by)
    demo_plan.write(version, exemplar(name), by=by)
    return version
