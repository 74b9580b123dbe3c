"""Recording a request for an assessment."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from statutory import format_date

from .. import roles
from ..access import case_for, cases_visible_to
from ..actions.requests import PossibleDuplicate, join_request, receive_request
from ..forms.requests import RequestForm
from ..guards import staff
from ..models import Case
from ..once import already_done, do_once
from ..refusals import Refused
from ..trial import clocks_now


@staff(roles.RECEIVE_REQUEST)
def record_request(request: HttpRequest) -> HttpResponse:
    """Open a case for a request, or join it to the case the child already has."""
    if done := already_done(request):
        return done
    form = RequestForm(request)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _record(request, form))
        except PossibleDuplicate as found:
            form.ask_about(found)
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, "cases/actions/record_request.html", {"form": form})


def _record(request: HttpRequest, form: RequestForm) -> str:
    known = form.same_child
    if known is not None and known.open_case is not None:
        case = case_to_join(form, known.open_case)
        join_request(case, request=form.details, by=form.by)
        _say_joined(request, case, form)
    else:
        case = receive_request(
            form.child,
            request=form.details,
            by=form.by,
            visible=form.visible,
            officer=form.cleaned_data["officer"],
            same_child=known.child if known else None,
            other_children=form.other_children,
        )
        say_opened(request, case)
    may_be_seen = cases_visible_to(form.by).filter(pk=case.pk).exists()
    return reverse("case", args=[case.reference]) if may_be_seen else reverse("worklist")


def case_to_join(form: RequestForm, found: Case) -> Case:
    """The open case of a child known already, if this person may add to it."""
    try:
        return case_for(form.by, found.reference, roles.RECORD)
    except Http404:
        holder = found.officer.name if found.officer else "its team"
        raise Refused(
            f"Case {found.reference} is held by another team. Send the request to {holder},"
            " who can join it to the case. The time runs from the day it reached you."
        ) from None


def say_opened(request: HttpRequest, case: Case) -> None:
    """Say that a case is open, and until when we must decide."""
    said = next((c.explanation for c in clocks_now(case) if c.rule.id == "A01"), "")
    messages.success(request, f"Case {case.reference} is open. {said}".strip())


def _say_joined(request: HttpRequest, case: Case, form: RequestForm) -> None:
    received = form.details.received_on
    messages.success(request, f"The request was joined to case {case.reference}.")
    if case.received_on and received < case.received_on:
        messages.warning(
            request,
            f"This request reached us on {format_date(received)}, before the one on the case"
            f" ({format_date(case.received_on)}). If it asks for the same assessment, correct the"
            " day of receipt in the chronology: time runs from the first request.",
        )
