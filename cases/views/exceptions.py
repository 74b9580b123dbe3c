"""Relying on a listed exception to one time limit, and withdrawing it. The date never moves."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from statutory import RULES_BY_ID, Deadline, format_date

from .. import roles
from ..actions import statutory_exceptions as actions
from ..deciding.second_person import why_not
from ..forms.answers import YES, AnswerExceptionForm
from ..forms.exceptions import ExceptionForm, WithdrawForm, where_written
from ..guards import officer
from ..models import Case, StatutoryException
from ..once import already_done, do_once
from ..queries.answers import Claim, availability_of
from ..refusals import Refused
from ..screens.action_form import CHANGE, DO
from ..trial import clocks_now
from ..wording import identity_of


@officer(roles.EXCEPT)
def rely(request: HttpRequest, case: Case, rule: str) -> HttpResponse:
    """Show what the law lists for a limit; check the answer; then rely on it."""
    clock = _clock(case, rule, request.GET.get("about", ""))
    if done := already_done(request):
        return done
    form = ExceptionForm(request, case, clock)
    context = _context(case, clock) | {"form": form}
    if form.is_bound and form.step == CHANGE:
        form.show_again()
    elif form.is_bound and form.is_valid():
        if form.step != DO:
            return render(request, "cases/actions/exception_check.html", context)
        try:
            return do_once(request, lambda: _rely(request, case, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/actions/exception_new.html", context)


@officer(roles.EXCEPT)
def withdraw(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Stop relying on an exception: the limit binds again, on the date it always had."""
    relied = get_object_or_404(StatutoryException, case=case, pk=pk)
    if done := already_done(request):
        return done
    form = WithdrawForm(request, case)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _withdraw(request, case, relied, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    clock = _find(case, relied.rule, relied.about)
    context = _context(case, clock) | {"form": form, "relied": relied}
    return render(request, "cases/actions/exception_withdraw.html", context)


@officer(roles.APPROVE)
def answer(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """A senior reads what an exception rests on, and approves or refuses it."""
    relied = get_object_or_404(case.exceptions.select_related("relied_on_by", "answered_by"), pk=pk)
    if done := already_done(request):
        return done
    form = AnswerExceptionForm(request, case)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _answer(request, relied, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    clock = _find(case, relied.rule, relied.about)
    context = _context(case, clock) | {"form": form, "relied": relied}
    context["available"] = availability_of(relied)
    context["claim"] = Claim(relied, clock.due if clock else None)
    context["why_not"] = why_not(form.by, [relied.relied_on_by], context["today"])
    return render(request, "cases/actions/exception_answer.html", context)


def _answer(request: HttpRequest, relied: StatutoryException, form: AnswerExceptionForm) -> str:
    form.refuse_if_moved_on()
    because = form.cleaned_data["because"]
    if form.cleaned_data["answer"] == YES:
        actions.approve(relied, by=form.by, because=because)
        messages.success(request, "The exception is approved.")
    else:
        actions.refuse(relied, by=form.by, because=because)
        messages.success(request, "The exception is refused. The time limit binds again.")
    return reverse("approvals")


def _rely(request: HttpRequest, case: Case, form: ExceptionForm) -> str:
    form.refuse_if_moved_on()
    typed, clock = form.cleaned_data, form.clock
    if form.is_listed:
        grounds = {name: typed[name] for name in ("ground", "starts", "ends", "why", "evidence")}
        actions.rely_on(case, rule=clock.rule.id, about=clock.about, by=form.by, **grounds)
        stays = f" The date stays {format_date(clock.due)}." if clock.due else ""
        messages.success(request, f"The exception is relied on.{stays}")
    else:
        actions.record_delay_reason(case, why=typed["why"], by=form.by)
        messages.success(
            request,
            "The reason for the delay is in the chronology. It is not an exception: the time"
            " limit still binds.",
        )
    return reverse("case", args=[case.reference])


def _withdraw(
    request: HttpRequest, case: Case, relied: StatutoryException, form: WithdrawForm
) -> str:
    form.refuse_if_moved_on()
    actions.withdraw(relied, by=form.by, reason=form.cleaned_data["reason"])
    messages.success(request, "The exception is withdrawn. The time limit binds again.")
    return reverse("case", args=[case.reference])


def _clock(case: Case, rule: str, about: str) -> Deadline:
    clock = _find(case, rule, about)
    if clock is None:
        raise Http404
    return clock


def _find(case: Case, rule: str, about: str) -> Deadline | None:
    found = (c for c in clocks_now(case) if c.rule.id == rule and c.about == about)
    return next(found, None)


def _context(case: Case, clock: Deadline | None) -> dict[str, Any]:
    today = timezone.localdate()
    context: dict[str, Any] = {
        "case": case,
        "clock": clock,
        "today": today,
        "identity": identity_of(case, today),
    }
    if clock is not None:
        rule = RULES_BY_ID[clock.rule.id]
        context["where"] = where_written(rule.id)
        relied = case.exceptions.filter(rule=rule.id, about=clock.about, withdrawn_at=None)
        context["already"] = relied.first()
    return context
