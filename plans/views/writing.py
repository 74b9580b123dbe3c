"""Writing a plan section by section, with the advice beside it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.one_form import Page, one_form
from cases.screens.two_texts import number_in

from ..actions import writing
from ..forms.front import FrontForm
from ..forms.writing import PlaceForm
from ..menu import plan_frame
from ..models import Plan, Version
from ..places import BY_NAME, TITLES, WRITTEN
from ..queries.cards import kind_in, section_of
from ..queries.histories import history_of_place
from ..queries.sections import counts_of
from ..queries.sources import beside
from ..queries.versions import open_version, plan_of
from .saving import saves_alone, write_form

GONE = "No version is being written just now, so there is nothing to change."


def plan_here(case: Case) -> Plan:
    """The plan of a case. Where none is begun, there is no such page."""
    plan = plan_of(case)
    if plan is None:
        raise Http404
    return plan


def version_here(request: HttpRequest, plan: Plan) -> Version | None:
    """The version that a page is about: the one it was opened on, or the one that is written."""
    asked = number_in(request.POST.get("into", ""))
    if asked:
        found = plan.versions.filter(pk=asked).first()
        if found is None:
            raise Http404
        return found
    return open_version(plan)


def away(request: HttpRequest, case: Case) -> HttpResponse:
    """Nothing is written just now: lead to the versions, and say so."""
    messages.info(request, GONE)
    return redirect("plan_versions", case.reference)


@officer(roles.WRITE_PLAN)
def write(request: HttpRequest, case: Case) -> HttpResponse:
    """The sections, what each says so far, and where to go on."""
    plan = plan_here(case)
    version = open_version(plan)
    context: dict[str, Any] = {"plan": plan, "version": version}
    if version is not None:
        context["sections"] = counts_of(version)
    return render(
        request, "plans/writing/sections.html", plan_frame(request, case, "plan_write") | context
    )


@officer(roles.WRITE_PLAN)
def section(request: HttpRequest, case: Case, code: str) -> HttpResponse:
    """One section: its texts and lines as cards, the advice beside them."""
    if code not in TITLES:
        raise Http404
    plan = plan_here(case)
    version = open_version(plan)
    if version is None:
        return away(request, case)
    asked = request.POST if request.method == "POST" else request.GET
    shown = beside(
        plan,
        version,
        paper=number_in(asked.get("paper", "")),
        find=request.POST.get("find", "")[:200],
        part=number_in(asked.get("part", "")),
    )
    context = {"version": version, "section": section_of(version, code), "advice": shown}
    context |= _ways(code) | {"title": TITLES[code]}
    return render(
        request, "plans/writing/section.html", plan_frame(request, case, "plan_write") | context
    )


def _ways(code: str) -> dict[str, Any]:
    """The sections around this one, and where a passage becomes a need or provision."""
    at = WRITTEN.index(code)
    beyond = {"C": "G", "D": "H1"}
    return {
        "titles": list(TITLES.items()),
        "before": WRITTEN[at - 1] if at else "",
        "after": WRITTEN[at + 1] if at + 1 < len(WRITTEN) else "",
        "need_into": code if kind_in(code) == "need" else "B",
        "provision_into": code if kind_in(code) == "provision" else beyond.get(code, "F"),
    }


@officer(roles.WRITE_PLAN)
def place(request: HttpRequest, case: Case, name: str) -> HttpResponse:
    """Write one text of a section."""
    if name not in BY_NAME:
        raise Http404
    version = version_here(request, plan_here(case))
    if version is None:
        return away(request, case)
    where = BY_NAME[name]
    form = PlaceForm(request, case, version, where)
    here = reverse("plan_place", args=[case.reference, name])
    back = reverse("plan_section", args=[case.reference, where.section])

    def save() -> Any:
        alone = saves_alone(request)
        return writing.write_place(version, name=name, edit=form.edit, by=form.by, alone=alone)

    page = _page(f"Section {where.section}: {where.label}", back, where.section)
    more = {"here": here, "name": name, "version": version}
    ways: Any = {"after": lambda _: f"{back}#{name}", "home": lambda _: here}
    return write_form(request, case, form, page, save=save, more=more, **ways)


@officer(roles.VIEW)
def place_history(request: HttpRequest, case: Case, name: str) -> HttpResponse:
    """Who wrote what of a text, and when, in every version."""
    plan = plan_here(case)
    if name not in BY_NAME:
        raise Http404
    context = {
        "changes": history_of_place(plan, name),
        "title": f"{BY_NAME[name].label}: who wrote what",
    }
    frame = plan_frame(request, case, "plan_versions")
    return render(request, "plans/writing/history.html", frame | context)


@officer(roles.WRITE_PLAN)
def front(request: HttpRequest, case: Case) -> HttpResponse:
    """What the front page says: what the child is called, their pronouns, where they are."""
    version = version_here(request, plan_here(case))
    if version is None:
        return away(request, case)
    form = FrontForm(request, case, version)
    back = reverse("plan_write", args=[case.reference])

    def act() -> str:
        writing.describe(version, values=form.settled(), by=form.by)
        messages.success(request, "The front page is saved.")
        return back

    page = Page("The front page", "Save", back, "Sections")
    return one_form(request, form, act, page, case=case)


def _page(title: str, back: str, code: str) -> Page:
    return Page(title, "Save", back, f"Section {code}", template="plans/writing/form.html")
