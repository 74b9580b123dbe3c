"""The versions of a plan: read one, bring an older one back, give up the one being written."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.one_form import Page, one_form
from cases.screens.two_texts import number_in

from ..actions import versions
from ..forms.taking_out import GiveUpForm
from ..forms.versions import BeginForm
from ..menu import plan_frame
from ..models import Plan, Version
from ..output.html import body_context
from ..queries.assembling import content_of
from ..queries.versions import newest_issued, open_version
from .writing import plan_here

STAYS = "What is written in it stays to be read, and can be brought back later."


@officer(roles.VIEW)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """Every version, newest first: what it is, who wrote it, when it went out or was given up."""
    plan = plan_here(case)
    rows = plan.versions.select_related("begun_by", "frozen_by", "based_on", "document")
    found = list(rows.order_by("-number"))
    context = {"plan": plan, "versions": found, "open": any(one.is_open for one in found)}
    frame = plan_frame(request, case, "plan_versions")
    return render(request, "plans/versions/show.html", frame | context)


@officer(roles.VIEW)
def read(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    """One version as it is read, whichever it is."""
    version = _version(plan_here(case), number)
    context = {"version": version, **body_context(content_of(version))}
    frame = plan_frame(request, case, "plan_versions")
    return render(request, "plans/versions/read.html", frame | context)


@officer(roles.WRITE_PLAN)
def bring_back(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    """Bring an older version back: as a new one, and none is removed (H-109)."""
    plan = plan_here(case)
    like = _version(plan, number)
    if request.method != "POST" and open_version(plan) is not None:
        messages.info(request, "A version is being written. Issue it or give it up first.")
        return redirect("plan_versions", case.reference)
    form = BeginForm(request, case, newest_issued(plan))

    def act() -> str:
        status = form.cleaned_data["status"]
        made = versions.begin_version(plan, status=status, by=form.by, like=like)
        messages.success(request, f"Version {made.number} is begun as a copy of version {number}.")
        return reverse("plan_write", args=[case.reference])

    said = f"A new version begins as a copy of version {number}. None is removed."
    back = reverse("plan_versions", args=[case.reference])
    page = Page(f"Bring version {number} back?", "Begin it", back, "Versions", intro=(said,))
    return one_form(request, form, act, page, case=case)


@officer(roles.WRITE_PLAN)
def give_up(request: HttpRequest, case: Case) -> HttpResponse:
    """Give up the version that is being written. Nothing of it is removed."""
    version = _to_give_up(request, case)
    if version is None:
        messages.info(request, "No version is being written just now.")
        return redirect("plan_versions", case.reference)
    form = GiveUpForm(request, case, version)

    def act() -> str:
        versions.give_up_version(version, because=form.cleaned_data["because"], by=form.by)
        messages.success(request, f"Version {version.number} is given up. It can still be read.")
        return reverse("plan_versions", args=[case.reference])

    title, back = (
        f"Give up version {version.number}?",
        reverse("plan_versions", args=[case.reference]),
    )
    page = Page(title, "Give it up", back, "Versions", kind="warning", intro=(STAYS,))
    return one_form(request, form, act, page, case=case)


def _to_give_up(request: HttpRequest, case: Case) -> Version | None:
    plan = plan_here(case)
    asked = number_in(request.POST.get("into", ""))
    return plan.versions.filter(pk=asked).first() if asked else open_version(plan)


def _version(plan: Plan, number: int) -> Version:
    rows = plan.versions.select_related("plan__case__child", "plan__case__officer", "begun_by")
    found = rows.filter(number=number).first()
    if found is None:
        raise Http404
    return found
