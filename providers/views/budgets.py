"""Personal budgets of a case."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.one_form import Page, one_form
from statutory import format_date

from ..actions import budgets as actions
from ..forms.packages import BudgetAnswerForm, BudgetForm
from ..models import PersonalBudget
from .options import home_of


@officer(roles.WEIGH)
def ask(request: HttpRequest, case: Case) -> HttpResponse:
    """Write down that the family asked for a personal budget."""
    form = BudgetForm(request, case)

    def act() -> str:
        typed = {name: form.cleaned_data[name] for name in ("what_for", "asked_on")}
        actions.note_request(case, **typed, by=form.by)
        messages.success(request, "The request is on the case.")
        return home_of(case)

    page = Page("A personal budget was asked for", "Save", home_of(case), "Options and costs")
    return one_form(request, form, act, page, case=case)


@officer(roles.WEIGH)
def answer(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Agree to a personal budget, or refuse it with reasons."""
    rows = PersonalBudget.objects.filter(case=case, state=PersonalBudget.State.ASKED)
    budget = get_object_or_404(rows, pk=pk)
    form = BudgetAnswerForm(request, case)

    def act() -> str:
        typed = form.cleaned_data
        if typed["answer"] == "yes":
            how = {name: typed[name] for name in ("way", "amount", "starts_on", "reasons")}
            actions.agree(budget, **how, by=form.by)
        else:
            actions.refuse(budget, reasons=typed["reasons"], by=form.by)
        messages.success(request, "The answer is on the case. Tell the family in writing.")
        return home_of(case)

    facts = (("Asked for", budget.what_for), ("On", format_date(budget.asked_on)))
    page = Page("Personal budget", "Save", home_of(case), "Options and costs", facts=facts)
    return one_form(request, form, act, page, case=case)
