"""Concerns about a child's safety. Raised from a case, read by the safeguarding leads alone."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from accounts.models import User

from .. import roles
from ..access import may_open
from ..actions import concerns as actions
from ..forms.asking import CloseConcernForm, ConcernForm
from ..guards import officer, safeguarding_lead
from ..models import AccessRecord, Case, Concern
from ..queries.contact import concerns_for, concerns_raised_by
from ..screens.action_form import ActionForm
from ..screens.one_form import Page, one_form

DANGER = "If a child is in danger now, ring 999 first."
CONCERN = "concern"  # what a lead's look is noted as; the case itself does not show it


@officer(roles.VIEW)
def raise_concern(request: HttpRequest, case: Case) -> HttpResponse:
    """Tell the safeguarding leads of a worry. Nothing of it shows on the case."""
    form = ConcernForm(request, case)

    def act() -> str:
        actions.raise_concern(case, words=form.cleaned_data["words"], by=form.by)
        messages.success(request, "The safeguarding leads are told.")
        return reverse("concern_new", args=[case.reference])

    raised = concerns_raised_by(form.by, case)
    return one_form(request, form, act, _raising(case), case=case, more={"raised": raised})


@safeguarding_lead
def show(request: HttpRequest) -> HttpResponse:
    """Every concern, newest first."""
    rows = concerns_for(cast(User, request.user))
    return render(request, "cases/contact/concerns.html", {"concerns": rows})


@safeguarding_lead
def concern(request: HttpRequest, pk: int) -> HttpResponse:
    """One concern: read it, take it up, say what came of it. The case is not opened by it."""
    user = cast(User, request.user)
    one = get_object_or_404(concerns_for(user), pk=pk)
    raised = one.state == Concern.State.RAISED
    form = ActionForm(request) if raised else CloseConcernForm(request)
    AccessRecord.objects.create(user=user, user_name=user.name, case=one.case, doing=CONCERN)

    def act() -> str:
        if raised:
            actions.take_up(one, by=form.by)
        else:
            actions.close(one, outcome=form.cleaned_data["outcome"], by=form.by)
        return reverse("concern", args=[one.pk])

    button = "Take it up" if raised else "Close the concern"
    page = Page("Concern", button, reverse("concerns"), "Concerns", template=_ONE)
    more = {"concern": one, "may_open": may_open(user, one.case)}
    return one_form(request, form, act, page, more=more)


_ONE = "cases/contact/concern.html"


def _raising(case: Case) -> Page:
    intro = (
        "It goes to the safeguarding leads and to nobody else. Nothing of it shows on the case,"
        " in letters, to the family, or to your colleagues.",
    )
    return Page(
        "Raise a concern",
        "Send to the safeguarding leads",
        reverse("case", args=[case.reference]),
        warning=DANGER,
        intro=intro,
        template="cases/contact/concern_new.html",
    )
