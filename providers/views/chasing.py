"""The chase list: advice that is nearly late or late, and chasing one of them by hand."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.guards import officer, staff
from cases.models import Case
from cases.once import already_done, do_once
from cases.refusals import Refused
from cases.wording import identity_of

from ..actions import chasing as actions
from ..chasing_policy import WORDS
from ..forms.chasing import ChaseForm
from ..queries.chasing import MOST, Late, chase_list, late_one, minutes_ago
from .advice import advice_of

WHOSE = {"mine": "My cases", "all": "All I may see"}
JUST_NOW = 60  # minutes in which it is said how long ago


@staff(roles.ASK_ADVICE)
def chasing(request: HttpRequest) -> HttpResponse:
    """What to chase, longest overdue first: last contact, next step, what to say."""
    user, today = cast(User, request.user), timezone.localdate()
    whose = request.GET.get("whose", "mine")
    found = chase_list(user, today, mine=whose != "all")
    context = {
        "today": today,
        "rows": [(one, _last(one)) for one in found[:MOST]],
        "more": max(0, len(found) - MOST),
        "whose": whose if whose in WHOSE else "mine",
        "options": list(WHOSE.items()),
    }
    return render(request, "providers/advice/chasing.html", context)


@officer(roles.ASK_ADVICE)
def chase(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Chase one request by hand, with what was done before in sight."""
    if done := already_done(request):
        return done
    today, found = timezone.localdate(), advice_of(case, pk)
    late = late_one(found, today)
    if late is None:
        messages.info(request, actions.NOT_WAITED_FOR)
        return redirect("advice_request", case.reference, pk)
    form = ChaseForm(request, late)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _chase(request, late, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    context = {"case": case, "identity": identity_of(case, today), "form": form, "late": late}
    return render(request, "providers/advice/chase.html", context | {"last": _last(late)})


def _chase(request: HttpRequest, late: Late, form: ChaseForm) -> str:
    typed = form.cleaned_data
    actions.chase(
        late.request, how=typed["how"], note=typed["note"], by=form.by, seen=form.last_shown
    )
    messages.success(request, "Chased. It shows on the list for everybody.")
    return reverse("advice_chasing")


def _last(late: Late) -> str:
    """What was done last, by whom and how long ago."""
    one = late.last
    if one is None:
        return ""
    who = one.by.name if one.by else "The schedule"
    words = WORDS.get(one.step) or f"Chased by {one.get_how_display().lower()}"
    minutes = minutes_ago(one.at)
    said = f", {minutes} minutes ago" if minutes < JUST_NOW else ""
    return f"{words} ({who}){said}"
