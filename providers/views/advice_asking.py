"""Asking several sources for advice: choose, look at each as it will go, then send."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.once import already_done, do_once
from cases.screens.action_form import CHANGE, DO
from cases.wording import identity_of
from statutory import counted

from ..actions import advice as actions
from ..forms.ask_sheets import mark_of
from ..forms.asking import AskForm
from ..queries.advice_names import SHORT
from ..queries.asking import why_not_now

CHANGED = "What would go has changed since you looked at it. Look at each again, then send."


@officer(roles.ASK_ADVICE)
def ask(request: HttpRequest, case: Case) -> HttpResponse:
    """Choose who is asked and what goes along; look at each request; send them."""
    if done := already_done(request):
        return done
    form = AskForm(request, case)
    context = _context(case, form)
    if form.is_finding or (form.is_bound and form.step == CHANGE):
        form.show_again()
    elif form.is_bound and form.is_valid() and not context["why_not"]:
        stopped = actions.look_through(case, papers=form.chosen_papers, by=form.by)
        if not stopped:
            return _looked_at(request, case, form)
        form.add_error("papers", "Leave out what the check before sending stopped, or ask for it")
        context["stopped"] = stopped
    return render(request, "providers/advice/ask.html", context)


def _looked_at(request: HttpRequest, case: Case, form: AskForm) -> HttpResponse:
    sheets = form.sheets()
    mark = mark_of(sheets, form.chosen_papers)
    if form.step == DO and form.data.get("looked_at") == mark:
        return do_once(request, lambda: _send(request, case, form), case=case)
    context = _context(case, form) | {
        "mark": mark,
        "changed": CHANGED if form.step == DO else "",
        "sheets": sheets,
        "can_go": any(not sheet.why_not for sheet in sheets),
    }
    return render(request, "providers/advice/ask_look.html", context)


def _send(request: HttpRequest, case: Case, form: AskForm) -> str:
    form.refuse_if_moved_on()
    outcome = actions.ask_all(
        case,
        wanted=form.wanted,
        papers=form.chosen_papers,
        not_enclosed=form.why_left_out,
        on=form.today,
        by=form.by,
    )
    if outcome.asked:
        messages.success(request, f"{counted(len(outcome.asked), 'source')} asked for advice.")
    for one, why in outcome.failed:
        who = f"{one.provider.name} ({SHORT[one.source]})"
        messages.warning(request, f"{who} was not asked. {why}")
    return reverse("case_advice", args=[case.reference])


def _context(case: Case, form: AskForm) -> dict[str, Any]:
    return {
        "case": case,
        "identity": identity_of(case, form.today),
        "form": form,
        "why_not": why_not_now(case),
    }
