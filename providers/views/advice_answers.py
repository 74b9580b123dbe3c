"""Advice that came on paper: taking it in, asking for text, its author's second thoughts."""

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
from cases.refusals import Refused
from cases.screens.one_form import Page, one_form
from cases.wording import identity_of

from ..actions import advice as actions
from ..actions.advice_answers import LATE_ANSWER
from ..forms.advice import ReuseForm, TextWantedForm, WithdrawnForm
from ..forms.taking_in import TakingInForm
from ..letters import inbox_of
from ..models import AdviceRequest, AdviceVersion
from ..queries.advice_names import name_of
from ..queries.advice_papers import came_after_the_plan
from .advice import advice_of

A_PICTURE = "What we have is a picture of its pages. It is not read: nobody can search it."


@officer(roles.ASK_ADVICE)
def take_in(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Take in what came on paper or by email, with what it says line by line."""
    found = advice_of(case, pk)
    if done := already_done(request):
        return done
    form = TakingInForm(request, found)
    if form.is_adding:
        form.show_again()
    elif form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _take_in(request, found, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    context = _context(case, found) | {
        "form": form,
        "after_plan": LATE_ANSWER if came_after_the_plan(found, timezone.localdate()) else "",
    }
    return render(request, "providers/advice/take_in.html", context)


@officer(roles.ASK_ADVICE)
def text_wanted(request: HttpRequest, case: Case, pk: int, number: int) -> HttpResponse:
    """Ask for a scan again as text: GET shows what goes, POST does it."""
    version = _version(case, pk, number)
    form = TextWantedForm(request, case)
    inbox = inbox_of(version.request.provider) if version.request.provider else ""

    def act() -> str:
        sent = actions.ask_for_text(version, by=form.by, on=timezone.localdate())
        told = "Asked for a version with text." if sent else "Noted. Ring them: no email is known."
        messages.success(request, told)
        return _to(version.request)

    goes = f"An email goes to {inbox}." if inbox else "No email is known, so they must be rung."
    page = Page(
        f"Ask {name_of(version.request)} for a version with text",
        "Ask for it",
        _to(version.request),
        back_text="The request",
        intro=(A_PICTURE, goes),
    )
    return one_form(request, form, act, page, case=case)


@officer(roles.ASK_ADVICE)
def withdrawn(request: HttpRequest, case: Case, pk: int, number: int) -> HttpResponse:
    """Write down that its author withdrew advice."""
    version = _version(case, pk, number)
    form = WithdrawnForm(request, case)

    def act() -> str:
        form.refuse_if_moved_on()
        because = form.cleaned_data["because"]
        actions.note_withdrawn(version, because=because, by=form.by, on=timezone.localdate())
        messages.success(request, "The advice is withdrawn. What was handed in stays as it was.")
        return _to(version.request)

    page = Page(
        f"{name_of(version.request)} withdrew its advice",
        "Record that it is withdrawn",
        _to(version.request),
        back_text="The request",
        warning="Advice that is withdrawn counts for nothing. New advice may be required.",
        kind="warning",
    )
    return one_form(request, form, act, page, case=case)


@officer(roles.ASK_ADVICE)
def reuse(request: HttpRequest, case: Case) -> HttpResponse:
    """Use advice that exists already, or note that one of the three says no."""
    form = ReuseForm(request, case)
    back = reverse("case_advice", args=[case.reference])

    def act() -> str:
        form.refuse_if_moved_on()
        messages.info(request, _reused(case, form))
        return back

    page = Page(
        "Use advice that exists already",
        "Record it",
        back,
        back_text="Advice",
        intro=(
            "No new advice is sought where the author, the council and the family are each"
            " satisfied that advice given already is enough (understood to be regulation 6(4)).",
        ),
    )
    return one_form(request, form, act, page, case=case)


def _reused(case: Case, form: ReuseForm) -> str:
    typed: dict[str, Any] = form.cleaned_data
    existing = form.papers[typed["existing"]]
    if typed["said_no"]:
        today = timezone.localdate()
        no = actions.refuse_reuse(
            case,
            source=typed["source"],
            existing=existing,
            who=typed["said_no"],
            on=today,
            by=form.by,
        )
        return no.declined_because
    actions.reuse(
        case,
        source=typed["source"],
        existing=existing,
        agreed=form.agreed,
        author_name=typed["author_name"],
        by=form.by,
    )
    return "Recorded. It stands in place of new advice."


def _take_in(request: HttpRequest, found: AdviceRequest, form: TakingInForm) -> str:
    form.refuse_if_moved_on()
    typed = form.cleaned_data
    version = actions.take_in_answer(
        found,
        answer=form.answer,
        received_on=typed["received_on"],
        looked_because=typed["looked_because"],
        by=form.by,
    )
    messages.success(request, "The advice is taken in.")
    if version.is_read is False:
        messages.warning(request, "It is a scan without text: not read. Ask for a version as text.")
    if came_after_the_plan(found, typed["received_on"]):
        messages.warning(request, LATE_ANSWER)
    return _to(found)


def _version(case: Case, pk: int, number: int) -> AdviceVersion:
    handed_in = AdviceVersion.objects.exclude(state=AdviceVersion.State.DRAFT)
    rows = handed_in.select_related("request__case__child", "request__provider__knowledge")
    return get_object_or_404(rows, request=advice_of(case, pk), number=number)


def _context(case: Case, found: AdviceRequest) -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "case": case,
        "identity": identity_of(case, today),
        "one": found,
        "name": name_of(found),
    }


def _to(found: AdviceRequest) -> str:
    return reverse("advice_request", args=[found.case.reference, found.pk])
