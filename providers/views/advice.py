"""The advice of a case: whom the law has asked, who was, and what became of each."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.frame import frame_of
from cases.screens.one_form import Page, one_form
from statutory import format_date

from ..actions import advice as actions
from ..actions.advice_needs import note_needs
from ..chasing_policy import WORDS
from ..forms.advice import NeedsForm, NotNeededForm, ReceivedForm
from ..models import AdviceRequest
from ..queries.advice import hub_of, rows_of
from ..queries.advice_names import name_of
from ..queries.asking import needs_of


@officer(roles.VIEW)
def hub(request: HttpRequest, case: Case) -> HttpResponse:
    """Whom the law has asked on this case, who was, by when, and what came."""
    today = timezone.localdate()
    context = frame_of(request, case, "case_advice") | {"hub": hub_of(case, today), "today": today}
    return render(request, "providers/advice/hub.html", context)


@officer(roles.VIEW)
def one(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """One source that was asked: what of, by when, what it answered, how it was chased."""
    found = advice_of(case, pk)
    today = timezone.localdate()
    row = next(row for row in rows_of(case, today) if row.about == found.about)
    context = frame_of(request, case, "case_advice") | {
        "row": row,
        "one": found,
        "today": today,
        "versions": found.versions.exclude(state="draft")
        .select_related("document", "lines_document", "given_by", "signed_by")
        .prefetch_related("lines"),
        "marks": found.marks.filter(removed_at=None),
        "chasers": [(WORDS.get(c.step, "Chased by hand"), c) for c in _chasers(found)],
    }
    return render(request, "providers/advice/request.html", context)


@officer(roles.ASK_ADVICE)
def needs(request: HttpRequest, case: Case) -> HttpResponse:
    """What decides whom the law has us ask."""
    form = NeedsForm(request, case, needs_of(case))

    def act() -> str:
        form.refuse_if_moved_on()
        note_needs(case, by=form.by, **form.typed)
        messages.success(request, "Noted. The list of sources follows it.")
        return _back(case)

    page = Page("What decides whom we ask", "Save", _back(case), back_text="Advice")
    return one_form(request, form, act, page, case=case)


@officer(roles.ASK_ADVICE)
def received(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """The day on which a request reached the body, from which its six weeks run."""
    found = advice_of(case, pk)
    form = ReceivedForm(request, case)

    def act() -> str:
        form.refuse_if_moved_on()
        actions.note_received(found, on=form.cleaned_data["on"], by=form.by)
        messages.success(request, "Recorded. The time limit follows it.")
        return _to(found)

    page = Page(
        f"When the request reached {name_of(found)}",
        "Record the day",
        _to(found),
        back_text="The request",
        facts=(("Sent", format_date(found.sent_on)),),
    )
    return one_form(request, form, act, page, case=case)


@officer(roles.ASK_ADVICE)
def not_needed(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Say that advice is no longer needed of somebody: GET shows what stops, POST does it."""
    found = advice_of(case, pk)
    form = NotNeededForm(request, case)

    def act() -> str:
        form.refuse_if_moved_on()
        because = form.cleaned_data["because"]
        actions.withdraw(found, because=because, by=form.by, on=timezone.localdate())
        messages.success(request, "No longer needed. Its time limit stops.")
        return _back(case)

    page = Page(
        f"Advice of {name_of(found)} is no longer needed",
        "It is no longer needed",
        _to(found),
        back_text="The request",
        warning="Its time limit stops, what waits to go is stopped, and it is closed to them.",
        kind="warning",
    )
    return one_form(request, form, act, page, case=case)


def advice_of(case: Case, pk: int) -> AdviceRequest:
    """A request of this case, or no page."""
    rows = AdviceRequest.objects.select_related(
        "case__child", "case__officer", "provider__knowledge", "asked_by", "assigned_to", "existing"
    )
    return get_object_or_404(rows, case=case, pk=pk)


def _chasers(found: AdviceRequest):  # type: ignore[no-untyped-def]
    return found.chasers.select_related("by", "message").order_by("at", "pk")


def _back(case: Case) -> str:
    return reverse("case_advice", args=[case.reference])


def _to(found: AdviceRequest) -> str:
    return reverse("advice_request", args=[found.case.reference, found.pk])
