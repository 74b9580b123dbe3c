"""The options of a case side by side: weighing them, adding one, leaving one out."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.frame import frame_of
from cases.screens.one_form import Page, one_form
from statutory.financial_years import FinancialYear, financial_year_named

from ..actions import options as actions
from ..forms.knowledge import BecauseForm
from ..forms.options import OptionForm, WeighForm, this_year
from ..models import Option, PersonalBudget
from ..queries.options import grid_of, years_of


@officer(roles.SEE_COSTS)
def grid(request: HttpRequest, case: Case) -> HttpResponse:
    """Everything known of the options, and the comparison the law asks for."""
    year = year_of(request)
    context = {
        "grid": grid_of(case, str(year), timezone.localdate()),
        "years": years_of(case, year),
        "budgets": PersonalBudget.objects.filter(case=case).select_related("decided_by"),
    }
    frame = frame_of(request, case, "case_options")
    return render(request, "providers/options/grid.html", frame | context)


@officer(roles.WEIGH)
def add(request: HttpRequest, case: Case) -> HttpResponse:
    """Put a setting or a package among the options."""
    form = OptionForm(request, case)

    def act() -> str:
        title = form.cleaned_data["title"]
        actions.add(case, provider=form.provider, title=title, weighed=form.weighed(), by=form.by)
        messages.success(request, "The option is in the grid. Its costs are unknown until said.")
        return home_of(case)

    return one_form(request, form, act, _page(case, "Add an option", "Add"), case=case)


@officer(roles.WEIGH)
def weigh(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Say how an option stands against the tests of section 39(4)."""
    option = option_of(case, pk)
    form = WeighForm(request, case)
    form.start_from(option)

    def act() -> str:
        actions.weigh(option, weighed=form.weighed(), by=form.by)
        messages.success(request, "Kept.")
        return home_of(case)

    return one_form(request, form, act, _page(case, option.title, "Save"), case=case)


@officer(roles.WEIGH)
def leave_out(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Take an option off the table, with the reason."""
    option = option_of(case, pk)
    form = BecauseForm(request, case)

    def act() -> str:
        actions.leave_out(option, because=form.cleaned_data["because"], by=form.by)
        messages.success(request, "It is no longer an option. It stays on the record.")
        return home_of(case)

    page = _page(case, f"Leave out: {option.title}", "Leave it out")
    return one_form(request, form, act, page, case=case)


def option_of(case: Case, pk: int) -> Option:
    """One live option of a case, or nothing."""
    rows = Option.objects.filter(left_out_because="").select_related("case", "provider")
    return get_object_or_404(rows, case=case, pk=pk)


def home_of(case: Case, year: str = "") -> str:
    """The grid, in the year that somebody works on."""
    home = reverse("case_options", args=[case.reference])
    return f"{home}?year={year}" if year else home


def year_of(request: HttpRequest) -> FinancialYear:
    """The financial year that a page is about: this one, unless another is asked for."""
    try:
        return financial_year_named(request.GET.get("year", "") or this_year())
    except ValueError:
        raise Http404 from None


def _page(case: Case, title: str, button: str) -> Page:
    return Page(title, button, home_of(case), "Options and costs")
