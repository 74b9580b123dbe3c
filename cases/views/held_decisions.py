"""The decisions of a case, and what becomes of one that waits for a senior."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.models import User

from .. import roles
from ..actions import held_decisions as actions
from ..consequences import of_answering
from ..deciding.legal_questions import question_on
from ..deciding.second_person import why_not
from ..forms.answers import YES, AnswerDecisionForm, DropForm
from ..guards import officer
from ..models import Case, Decision
from ..once import already_done, do_once
from ..queries.answers import decisions_of
from ..refusals import Refused
from ..screens.frame import frame_of
from ..trial import clocks_now
from ..wording import identity_of


@officer(roles.VIEW)
def every(request: HttpRequest, case: Case) -> HttpResponse:
    """Every decision of the case, newest first, with its grounds and what stopped it."""
    context = frame_of(request, case, "case_decisions") | {"decisions": decisions_of(case)}
    return render(request, "cases/decisions.html", context)


@officer(roles.DECIDE)
def drop(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Give a held decision up. The question stays open."""
    decision = _decision(case, pk)
    if done := already_done(request):
        return done
    form = DropForm(request, case)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _drop(request, decision, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/actions/decide_drop.html", _context(case, decision, form))


@officer(roles.APPROVE)
def answer(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """A senior reads a held decision with what stopped it, and explains it or sends it back."""
    decision = _decision(case, pk)
    if done := already_done(request):
        return done
    form = AnswerDecisionForm(request, case)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _answer(request, decision, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/actions/decide_answer.html", _context(case, decision, form))


def _decision(case: Case, pk: int) -> Decision:
    return get_object_or_404(decisions_of(case), pk=pk)


def _drop(request: HttpRequest, decision: Decision, form: DropForm) -> str:
    form.refuse_if_moved_on()
    actions.drop(decision, by=form.by, because=form.cleaned_data["because"])
    messages.success(request, "The decision is dropped. The question is still open.")
    return reverse("case", args=[decision.case.reference])


def _answer(request: HttpRequest, decision: Decision, form: AnswerDecisionForm) -> str:
    form.refuse_if_moved_on()
    because = form.cleaned_data["because"]
    if form.cleaned_data["answer"] == YES:
        actions.explain(decision, by=form.by, explanation=because)
        messages.success(request, _made(decision, form.by))
    else:
        actions.send_back(decision, by=form.by, comment=because)
        messages.success(request, f"The decision is sent back to {decision.by.name}.")
    return reverse("approvals")


def _made(decision: Decision, by: User) -> SafeString:
    said = "The decision is made, and your explanation is kept with it."
    if not roles.may(by.role, roles.DECIDE):
        return format_html("{}", said)
    return format_html(
        '{} <a class="govuk-notification-banner__link" href="{}">Tell the bodies</a>.',
        said,
        reverse("tell_bodies", args=[decision.case.reference, decision.pk]),
    )


def _context(case: Case, decision: Decision, form: Any) -> dict[str, Any]:
    today = timezone.localdate()
    on = decision.on if decision.told_already else today
    asked = question_on(decision.question, decision.on)
    return {
        "case": case,
        "decision": decision,
        "asked": asked,
        "form": form,
        "identity": identity_of(case, today),
        "today": today,
        "clock": next((c for c in clocks_now(case) if c.rule.id == asked.rule), None),
        "follows": of_answering(case, asked, answer=decision.answer, on=on, today=today),
        "why_not": why_not(form.by, decision.authors, today),
    }
