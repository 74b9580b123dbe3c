"""The settings consulted on a case: consulting several at once, and what they answer."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.once import already_done, do_once
from cases.screens.action_form import CHANGE, DO
from cases.screens.frame import frame_of
from cases.screens.one_form import Page, one_form
from cases.wording import identity_of
from statutory import counted

from ..actions import consultations as actions
from ..actions.advice import look_through
from ..forms.consultations import AssessForm, ConsultForm, LogAnswerForm
from ..forms.knowledge import BecauseForm
from ..models import Consultation, ConsultationAnswer
from ..queries.consultations import consultations_on

CHANGED = "What would go has changed since you looked at it. Look at each again, then send."


@officer(roles.VIEW)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """Who is consulted, what each answered, and what is next."""
    rows = consultations_on(case, timezone.localdate())
    frame = frame_of(request, case, "case_settings")
    return render(request, "providers/consultations/show.html", frame | {"rows": rows})


@officer(roles.CONSULT)
def consult(request: HttpRequest, case: Case) -> HttpResponse:
    """Choose settings and papers; look at each with its URN and postcode; then consult."""
    if done := already_done(request):
        return done
    form = ConsultForm(request, case)
    context: dict[str, Any] = _context(case, form)
    if form.is_finding or (form.is_bound and form.step == CHANGE):
        form.show_again()
    elif form.is_bound and form.is_valid():
        stopped = look_through(case, papers=form.chosen_papers, by=form.by)
        if not stopped:
            return _looked_at(request, case, form)
        form.add_error("papers", "Leave out what the check before sending stopped, or ask for it")
        context["stopped"] = stopped
    return render(request, "providers/consultations/consult.html", context)


def _looked_at(request: HttpRequest, case: Case, form: ConsultForm) -> HttpResponse:
    mark = form.mark()
    if form.step == DO and form.data.get("looked_at") == mark:
        return do_once(request, lambda: _send(request, case, form), case=case)
    looked = form.looked_at()
    context = _context(case, form) | {
        "mark": mark,
        "changed": CHANGED if form.step == DO else "",
        "looked": looked,
        "can_go": any(not why for _, why in looked),
    }
    return render(request, "providers/consultations/look.html", context)


def _send(request: HttpRequest, case: Case, form: ConsultForm) -> str:
    form.refuse_if_moved_on()
    today = timezone.localdate()
    outcome = actions.consult_all(
        case, wanted=form.wanted, papers=form.chosen_papers, on=today, by=form.by
    )
    if outcome.consulted:
        messages.success(request, f"{counted(len(outcome.consulted), 'setting')} consulted.")
    for one, why in outcome.failed:
        messages.warning(request, f"{one.provider} was not consulted. {why}")
    return _home(case)


@officer(roles.CONSULT)
def log_answer(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Write down an answer that did not come through the setting's own sign-in."""
    consultation = _consultation(case, pk)
    form = LogAnswerForm(request, case)

    def act() -> str:
        told = actions.answer(consultation, answered=form.answered(), by=form.by, on_behalf=True)
        if told.is_reason_missing:
            messages.warning(request, "Kept. It names no reason in law, so they are asked for one.")
        else:
            messages.success(request, "The answer is on the case.")
        return _home(case)

    page = _page(case, consultation, "Write down an answer", "Save")
    return one_form(request, form, act, page, case=case)


@officer(roles.CONSULT)
def withdraw(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Take a consultation back."""
    consultation = _consultation(case, pk)
    form = BecauseForm(request, case)

    def act() -> str:
        actions.withdraw(consultation, because=form.cleaned_data["because"], by=form.by)
        messages.success(request, "Withdrawn. The setting sees nothing of it any more.")
        return _home(case)

    page = _page(case, consultation, "Withdraw the consultation", "Withdraw it")
    return one_form(request, form, act, page, case=case)


@officer(roles.WEIGH)
def assess(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Write down what the council makes of the reason that a setting claims."""
    rows = ConsultationAnswer.objects.select_related("consultation__provider")
    told = get_object_or_404(rows, consultation__case=case, pk=pk)
    form = AssessForm(request, case)
    form.initial.setdefault("assessment", told.assessment)

    def act() -> str:
        actions.assess(told, assessment=form.cleaned_data["assessment"], by=form.by)
        messages.success(request, "Kept.")
        return _home(case)

    facts = (("They claim", told.get_ground_display()), ("Because", told.reasons or "Not said"))
    page = _page(case, told.consultation, "What do we make of it?", "Save", facts)
    return one_form(request, form, act, page, case=case)


def _consultation(case: Case, pk: int) -> Consultation:
    rows = Consultation.objects.select_related("provider", "case__child")
    live = rows.exclude(state=Consultation.State.WITHDRAWN)
    return get_object_or_404(live, case=case, pk=pk)


def _home(case: Case) -> str:
    return reverse("case_settings", args=[case.reference])


def _page(
    case: Case,
    consultation: Consultation,
    title: str,
    button: str,
    facts: tuple[tuple[str, str], ...] = (),
) -> Page:
    told = (("Setting", str(consultation.provider)), *facts)
    return Page(title, button, _home(case), "Consultations", facts=told)


def _context(case: Case, form: ConsultForm) -> dict[str, Any]:
    return {"case": case, "identity": identity_of(case, timezone.localdate()), "form": form}
