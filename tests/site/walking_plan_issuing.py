"""Checking and issuing in the world that every page is walked in."""

from __future__ import annotations

from datetime import date
from typing import Any

from cases.models import Case
from plans.content import Plan as Content
from plans.content import Provision, fingerprint, written
from plans.marks import mark_of
from plans.models import Override, SeniorCheck, Version
from plans.queries.gates import Standing
from tests.people import Cast

GONE = Provision("F9", "F", "A teacher will teach her 1:1 for 30 minutes every week.")
GUARDS_OF_ISSUING = {
    "plan_checks": "officer:view",
    "plan_set_aside": "officer:write_plan",
    "plan_senior_aside": "officer:check_plan",
    "plan_take_back": "officer:check_plan",
    "plan_accept_loss": "officer:write_plan",
    "plan_restore": "officer:write_plan",
    "plan_issue": "officer:view",
    "plan_next": "officer:write_plan",
    "plan_ask_check": "officer:write_plan",
    "plan_withdraw_check": "officer:write_plan",
    "plan_senior_check": "officer:check_plan",
    "plan_let_pass": "officer:check_plan",
    "plan_send": "officer:issue_plan",
    "plan_served": "officer:write_plan",
    "plan_final": "officer:issue_plan",
    "plan_not_amending": "officer:issue_plan",
}


def issuing_pieces(case: Case, people: Cast, today: date) -> dict[str, dict[str, Any]]:
    """The version before held a line that is gone; the check of the open one is asked for."""
    plan = Content(provision=(GONE,))
    before = Version.objects.get(plan__case=case, number=0)
    before.content, before.fingerprint = written(plan), fingerprint(plan)
    before.save()
    version = Version.objects.get(plan__case=case, number=1)
    SeniorCheck.objects.create(version=version, asked_by=people.officer, content=written(plan))
    override = Override.objects.create(
        plan=version.plan, rule="F-01", section="F", item="F1", because="Agreed", by=people.senior
    )
    standing = Standing(version, today)
    finding = {"mark": mark_of(standing.findings[0].key)}
    return {
        "plan_set_aside": finding,
        "plan_senior_aside": finding,
        "plan_take_back": {"pk": override.pk},
        "plan_accept_loss": {"mark": mark_of(standing.losses[0].key)},
        "plan_restore": {"label": "F9"},
        "plan_next": {"status": "final"},
        "plan_let_pass": {"what": "advice"},
        "plan_served": {"number": 0},
    }
