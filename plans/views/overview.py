"""The plan of a case: its versions, where it stands, what is next."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.action_form import ActionForm
from cases.screens.one_form import Page, one_form
from statutory import Kind

from ..actions import versions
from ..menu import plan_frame
from ..queries.next_steps import next_steps
from ..queries.versions import plan_of

_FIRST = (
    "The plan is written section by section, with the advice beside it.",
    "Nothing goes out until you serve it: you will see what goes to whom before it does.",
)


@officer(roles.VIEW)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """Where the plan stands, version by version."""
    plan = plan_of(case)
    may_write = roles.may(request.user.role, roles.WRITE_PLAN)  # type: ignore[union-attr]
    decided = case.entries.filter(kind=Kind.DECIDED_TO_ISSUE.value).exists()
    context: dict[str, Any] = {"plan": plan, "decided": decided}
    if plan is not None:
        rows = plan.versions.select_related("frozen_by", "begun_by", "based_on", "document")
        found = list(rows.order_by("-number"))
        context["versions"], context["open"] = found, any(one.is_open for one in found)
        context["next"] = next_steps(plan) if may_write else []
    frame = plan_frame(request, case, "case_plan", is_begun=plan is not None)
    return render(request, "plans/overview.html", frame | context)


@officer(roles.WRITE_PLAN)
def begin(request: HttpRequest, case: Case) -> HttpResponse:
    """Begin the first draft. Seeing this page begins nothing (H-104)."""
    form = ActionForm(request, case)

    def act() -> str:
        versions.begin_plan(case, by=form.by, current_setting=case.setting_name)
        messages.success(request, "The draft is begun.")
        return reverse("plan_write", args=[case.reference])

    page = Page(
        title="Begin the plan",
        button="Begin the draft",
        back=reverse("case_plan", args=[case.reference]),
        back_text="Back to the plan",
        intro=_FIRST,
    )
    return one_form(request, form, act, page, case=case)
