"""The lines of a plan: add a need, an outcome or provision, change it, take it out, put it back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.one_form import Page, one_form

from ..actions import writing
from ..forms.lines import FORMS
from ..forms.taking_out import TakeOutForm
from ..forms.writing import PlanForm
from ..menu import plan_frame
from ..models import Need, Outcome, Provision
from ..places import TITLES
from ..queries.cards import KINDS, kind_in
from ..queries.histories import history_of_line
from .saving import saves_alone, write_form
from .writing import away, plan_here, version_here

Item = Need | Outcome | Provision
NAMES = {"need": "a need", "outcome": "an outcome", "provision": "a line of provision"}


def line_here(case: Case, kind: str, pk: int) -> Any:
    """A line of this case's plan, of whichever version. Of another plan there is no such page."""
    if kind not in KINDS:
        raise Http404
    rows = KINDS[kind].objects.select_related("version__plan__case__child", "version__frozen_by")
    found = rows.filter(version__plan=plan_here(case), pk=pk).first()
    if found is None:
        raise Http404
    return found


def where(line: Item) -> str:
    """The section that a line stands in."""
    return str(getattr(line, "section", "E"))


@officer(roles.WRITE_PLAN)
def add(request: HttpRequest, case: Case, code: str) -> HttpResponse:
    """Add a line to a section: from a passage, from a need, or from nothing."""
    kind = kind_in(code)
    if code not in TITLES or not kind:
        raise Http404
    version = version_here(request, plan_here(case))
    if version is None:
        return away(request, case)
    form = FORMS[kind](request, case, version)

    def save() -> Any:
        values = form.values | ({} if kind == "outcome" else {"section": code})
        of: dict[str, Any] = {"kind": KINDS[kind], "values": values, "links": form.links}
        return writing.add_line(version, by=form.by, **of)

    page = _form_page(f"Add {NAMES[kind]} to Section {code}", "Add it", _section(case, code), code)
    return _written(request, case, form, page, save)


@officer(roles.WRITE_PLAN)
def edit(request: HttpRequest, case: Case, kind: str, pk: int) -> HttpResponse:
    """Change a line. What somebody else changed meanwhile is laid beside it."""
    line = line_here(case, kind, pk)
    if request.method != "POST" and not line.version.is_open:
        return away(request, case)
    form = FORMS[kind](request, case, line.version, line)

    def save() -> Any:
        how: dict[str, Any] = {
            "edit": form.edit,
            "links": form.links,
            "alone": saves_alone(request),
        }
        return writing.edit_line(line.version, line=line, by=form.by, **how)

    back = f"{_section(case, where(line))}#{line.label}"
    page = _form_page(f"Change {line.label}", "Save", back, where(line))
    return _written(request, case, form, page, save)


def _form_page(title: str, button: str, back: str, code: str) -> Page:
    text = f"Section {code}: {TITLES[code]}"
    return Page(title, button, back, text, template="plans/writing/form.html")


def _written(
    request: HttpRequest, case: Case, form: PlanForm, page: Page, save: Any
) -> HttpResponse:
    def home(line: Item) -> str:
        return reverse("plan_line", args=[case.reference, type(line).__name__.lower(), line.pk])

    return write_form(
        request,
        case,
        form,
        page,
        save=save,
        after=lambda line: f"{_section(case, where(line))}#{line.label}",
        home=home,
        more={"here": home(form.record) if form.record else request.path},
    )


@officer(roles.WRITE_PLAN)
def take_out(request: HttpRequest, case: Case, kind: str, pk: int) -> HttpResponse:
    """Take a line out of the version, with the reason if there is one to give."""
    line = line_here(case, kind, pk)
    if request.method != "POST" and not line.version.is_open:
        return away(request, case)
    form = TakeOutForm(request, case, line.version)

    def act() -> str:
        because = form.cleaned_data["because"]
        writing.take_out(line.version, line=line, because=because, by=form.by)
        messages.success(request, f"{line.label} is taken out. It can be put back.")
        return _section(case, where(line))

    page = _about(case, line, f"Take {line.label} out of the plan?", "Take it out", "warning")
    return one_form(request, form, act, page, case=case)


@officer(roles.WRITE_PLAN)
def put_back(request: HttpRequest, case: Case, kind: str, pk: int) -> HttpResponse:
    """Put back a line that was taken out of this version."""
    line = line_here(case, kind, pk)
    if request.method != "POST" and not line.version.is_open:
        return away(request, case)
    form = PlanForm(request, case, line.version)

    def act() -> str:
        writing.put_back(line.version, line=line, by=form.by)
        messages.success(request, f"{line.label} stands in the plan again.")
        return f"{_section(case, where(line))}#{line.label}"

    page = _about(case, line, f"Put {line.label} back into the plan?", "Put it back")
    return one_form(request, form, act, page, case=case)


@officer(roles.VIEW)
def history(request: HttpRequest, case: Case, kind: str, pk: int) -> HttpResponse:
    """Who wrote what of a line, and when, in every version it stands in."""
    line = line_here(case, kind, pk)
    told = history_of_line(line)
    context = {
        "line": line,
        "kind": kind,
        "changes": told,
        "title": f"{line.label}: who wrote what",
    }
    return render(
        request, "plans/writing/history.html", plan_frame(request, case, "plan_versions") | context
    )


def _about(case: Case, line: Item, title: str, button: str, kind: str = "") -> Page:
    facts: tuple[tuple[str, str], ...] = (("It says", line.text),)
    if line.removed_because:
        facts = (*facts, ("Taken out because", line.removed_because))
    code = where(line)
    back = _section(case, code)
    return Page(title, button, back, f"Section {code}", facts=facts, kind=kind)


def _section(case: Case, code: str) -> str:
    return reverse("plan_section", args=[case.reference, code])
