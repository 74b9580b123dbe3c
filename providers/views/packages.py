"""A package made for one child: its lines, and its approval by somebody else."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.action_form import ActionForm
from cases.screens.one_form import Page, one_form

from ..actions import approvals
from ..actions import packages as actions
from ..costing import package_cost
from ..forms.packages import ApprovalForm, LineForm
from ..models import Option, PackageLine
from ..templatetags.money import pounds
from .options import home_of, option_of


@officer(roles.WEIGH)
def add_line(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Add something to a package."""
    option = option_of(case, pk)
    form = LineForm(request, case)

    def act() -> str:
        actions.add_line(option, line=form.line(), provider=form.provider, by=form.by)
        messages.success(request, "Added to the package.")
        return home_of(case)

    return one_form(request, form, act, _page(case, option, "Add to the package", "Add"), case=case)


@officer(roles.WEIGH)
def remove_line(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Take a line out of a package."""
    rows = PackageLine.objects.filter(option__case=case, removed_at=None).select_related("option")
    line = get_object_or_404(rows, pk=pk)
    form = ActionForm(request, case)

    def act() -> str:
        actions.remove_line(line, by=form.by)
        messages.success(request, "Taken out of the package.")
        return home_of(case)

    page = _page(case, line.option, f"Take out: {line.what}", "Take it out")
    return one_form(request, form, act, page, case=case)


@officer(roles.WEIGH)
def ask(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Ask for a package to be approved as it stands."""
    option = option_of(case, pk)
    form = ActionForm(request, case)

    def act() -> str:
        approvals.ask(option, by=form.by)
        messages.success(request, "A senior or finance approves it. A change takes this back.")
        return home_of(case)

    page = _page(case, option, "Ask for approval", "Ask for approval")
    return one_form(request, form, act, page, case=case)


@officer(roles.APPROVE)
def answer(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Approve a package, or refuse it. Whoever wrote or asked for it does not."""
    option = option_of(case, pk)
    form = ApprovalForm(request, case)

    def act() -> str:
        typed = form.cleaned_data
        yes = typed["answer"] == "yes"
        approvals.answer(option, approved=yes, because=typed["because"], by=form.by)
        messages.success(request, "The package is approved." if yes else "It is refused.")
        return home_of(case)

    page = _page(case, option, "Approve the package", "Save the answer")
    return one_form(request, form, act, page, case=case)


def _page(case: Case, option: Option, title: str, button: str) -> Page:
    lines = [line for line in option.lines.all() if line.removed_at is None]
    facts = (("Package", option.title), ("A year in all", pounds(package_cost(lines))))
    return Page(title, button, home_of(case), "Options and costs", facts=facts)
