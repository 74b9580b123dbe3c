"""What we promised on a case: its own dated items, never dates of the law."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User

from .. import roles
from ..actions import promises as actions
from ..forms.contact import ClosePromiseForm, PromiseForm
from ..guards import officer
from ..models import Case
from ..queries.contact import open_promises_of, promises_of
from ..screens.frame import frame_of
from ..screens.one_form import Page, one_form


@officer(roles.VIEW)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """Every promise of the case: open, kept, and given up with the reason."""
    context = {
        "promises": promises_of(case, cast(User, request.user)),
        "today": timezone.localdate(),
    }
    frame = frame_of(request, case, "case_contact")
    return render(request, "cases/contact/promises.html", frame | context)


@officer(roles.RECORD)
def make(request: HttpRequest, case: Case) -> HttpResponse:
    """Write down what was promised outside any call that was logged."""
    form = PromiseForm(request, case)

    def act() -> str:
        typed = form.cleaned_data
        actions.make(
            case,
            what=typed["promise"],
            due=typed["promise_due"],
            promised_to=typed["promised_to"],
            by=form.by,
        )
        messages.success(request, "The promise is on the case, with its day.")
        return _home(case)

    page = Page("Write down a promise", "Keep it on the case", _home(case), "Promises")
    return one_form(request, form, act, page, case=case)


@officer(roles.RECORD)
def close(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Say that a promise was kept, or why it will not be."""
    promise = get_object_or_404(open_promises_of(case, cast(User, request.user)), pk=pk)
    form = ClosePromiseForm(request, case)

    def act() -> str:
        typed = form.cleaned_data
        if typed["outcome"] == "kept":
            actions.keep(promise, on=typed["on"] or timezone.localdate(), by=form.by)
        else:
            actions.give_up(promise, reason=typed["reason"], by=form.by)
        messages.success(request, "The promise is closed, and stays on the case.")
        return _home(case)

    facts = (("Promised", promise.what), ("To", promise.promised_to or "Not said"))
    page = Page("Close a promise", "Close it", _home(case), "Promises", facts=facts)
    return one_form(request, form, act, page, case=case)


def _home(case: Case) -> str:
    return reverse("case_promises", args=[case.reference])
