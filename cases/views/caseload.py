"""Fair shares of the work, and giving one case to somebody."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from statutory import format_date

from .. import roles
from ..access import cases_visible_to
from ..actions import caseload as actions
from ..forms.caseload import AllocateForm, ComplexityForm
from ..guards import officer, staff
from ..models import Case
from ..once import already_done, do_once
from ..queries.caseload import Load, caseloads
from ..queries.moves import cases_to_choose
from ..queries.one_team import one_team_of
from ..queries.worklist import Wanted
from ..refusals import Refused
from ..wording import identity_of
from .rows import rows_of

SHOWN = 10  # unallocated cases on the page of fair shares


@staff(roles.SEE_DESK)
def show(request: HttpRequest) -> HttpResponse:
    """Who holds how much, what a fair share would be, and the cases nobody holds yet."""
    today, user = timezone.localdate(), cast(User, request.user)
    of = one_team_of(user, cases_visible_to(user), request.GET.get("team", ""))
    work = caseloads(user, today, of.cases, of.team)
    waiting = cases_to_choose(user, None, Wanted(), today) if work.unallocated else []
    context = {
        "of": of,
        "rows": [_row(load) for load in work.loads],
        "total": {"cases": work.cases, "weight": _said(work.weight)},
        "unallocated": work.unallocated,
        "waiting": rows_of(waiting[:SHOWN], today),
        "today": today,
        "may_allocate": roles.may(user.role, roles.ALLOCATE),
    }
    return render(request, "cases/caseload/show.html", context)


def _row(load: Load) -> dict[str, Any]:
    one = load.officer
    return {
        "officer": one,
        "share": f"{one.working_share}%",
        "cases": load.cases,
        "href": f"{reverse('worklist')}?whose=team&officer={one.pk}",
        "weight": _said(load.weight),
        "fair": "" if load.fair is None else _said(load.fair),
        "difference": _difference(load.difference),
        "cover": cover_words(one) if load.cover else "",
        "covers_now": load.cover == "now",
    }


def _said(weight: Decimal) -> str:
    return f"{weight:.1f}"


def _difference(weight: Decimal | None) -> str:
    if weight is None:
        return ""
    size = _said(abs(weight))
    if size == "0.0":
        return "Equal"
    return f"{size} {'more' if weight > 0 else 'less'}"


def cover_words(officer: User) -> str:
    """Who covers for an officer and when, in a sentence."""
    assert officer.cover is not None and officer.cover_from is not None
    until = f" until {format_date(officer.cover_until)}" if officer.cover_until else ""
    gone = "" if officer.cover.is_active else ", who has left: nobody covers"
    return f"{officer.cover.name} covers from {format_date(officer.cover_from)}{until}{gone}"


@officer(roles.ALLOCATE)
def allocate(request: HttpRequest, case: Case) -> HttpResponse:
    """Give one case to an officer."""
    if done := already_done(request):
        return done
    form = AllocateForm(request, case)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _allocate(request, case, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    context = {"case": case, "form": form, "identity": identity_of(case, timezone.localdate())}
    return render(request, "cases/caseload/allocate.html", context)


def _allocate(request: HttpRequest, case: Case, form: AllocateForm) -> str:
    typed = form.cleaned_data
    actions.allocate(case, to=typed["to"], by=form.by, reason=typed["reason"], shown=form.shown)
    messages.success(request, f"{typed['to'].name} holds {case.reference} now.")
    return reverse("caseloads")


@officer(roles.RECORD)
def complexity(request: HttpRequest, case: Case) -> HttpResponse:
    """Say how complex a case is, for the fair share of the work."""
    if done := already_done(request):
        return done
    form = ComplexityForm(request, case)
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, lambda: _complexity(request, case, form), case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    context = {"case": case, "form": form, "identity": identity_of(case, timezone.localdate())}
    return render(request, "cases/caseload/complexity.html", context)


def _complexity(request: HttpRequest, case: Case, form: ComplexityForm) -> str:
    typed = form.cleaned_data
    changed = actions.set_complexity(
        case, complexity=typed["complexity"], reason=typed["reason"], by=form.by
    )
    messages.success(request, f"The case counts as {changed.get_complexity_display().lower()}.")
    return reverse("case", args=[case.reference])
