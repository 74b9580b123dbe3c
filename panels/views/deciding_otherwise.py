"""Deciding a question that the law does not put as yes or no: words of one’s own, then a check."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from cases.models import Case
from cases.once import already_done, do_once
from cases.refusals import Refused
from cases.screens.action_form import CHANGE, DO
from cases.wording import identity_of

from ..actions.deciding import decide_otherwise as keep
from ..forms.deciding import OtherForm
from ..kinds import QUESTIONS
from ..models import AgendaItem, Recommendation
from ..queries.deciding import facts_of, not_quorate, who_advised

# Where a decision is carried out: the decision itself changes no plan and no placement.
FOLLOWS = {
    "placement": ("Ask the setting for the place, or write Section I", "case_placements"),
    "amend": ("Propose the amendments, with the notice to the family", "case_plan"),
    "cease": ("Record what is decided and tell the family by letter", "record_fact"),
    "funding": ("Keep who pays for which part", "case_placements"),
    "dispute": ("Write to the family and record what is agreed", "case_letters"),
}


def decide_otherwise(
    request: HttpRequest, case: Case, item: AgendaItem, said: Recommendation, why_not: str
) -> HttpResponse:
    """Ask for the decision in words, show what will be kept, and keep it once."""
    if done := already_done(request):
        return done
    form = OtherForm(request, case)
    told = _told(case, item, said, form, why_not)
    if form.is_bound and form.step == CHANGE:
        form.show_again()
    elif form.is_bound and form.is_valid():
        if form.step != DO:
            return render(request, "panels/deciding/check.html", told)
        try:
            return do_once(request, lambda: _kept(request, case, item, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "panels/deciding/ask.html", told)


def _kept(request: HttpRequest, case: Case, item: AgendaItem, form: OtherForm) -> str:
    form.refuse_if_moved_on()
    keep(item, chosen=form.chosen, by=form.by, today=timezone.localdate())
    words, page = FOLLOWS[item.question]
    link = '<a class="govuk-notification-banner__link" href="{}">{}</a>.'
    next_step = format_html(link, reverse(page, args=[case.reference]), words)
    said = "Your decision is recorded, beside the advice. Next: {}"
    messages.success(request, format_html(said, next_step))
    return reverse("case_panels", args=[case.reference])


def _told(
    case: Case, item: AgendaItem, said: Recommendation, form: OtherForm, why_not: str
) -> dict[str, Any]:
    advised = {
        "who": who_advised(said),
        "rows": facts_of(said),
        "warning": not_quorate(said),
    }
    return {
        "case": case,
        "identity": identity_of(case, timezone.localdate()),
        "form": form,
        "asked": QUESTIONS[item.question],
        "advised": advised,
        "said": said,
        "why_not": why_not,
        "follows": FOLLOWS[item.question][0],
    }
