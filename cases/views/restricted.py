"""Restricted cases by reference: who has leave, and emergency openings. No case is opened here."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from accounts.limits import forget_tries, has_tries_left, may_try
from accounts.models import User
from statutory import format_date

from .. import roles
from ..actions import closing_off as actions
from ..actions import grants
from ..forms.closed_cases import BreakGlassForm, LeaveForm, ReviewForm
from ..guards import keeper, lead_or, staff
from ..models import BreakGlass, Case
from ..once import already_done, do_once
from ..queries.closed_cases import (
    break_glass_for,
    break_glass_to_review,
    leave_on,
    restricted_cases,
    stopped_tries_for,
)
from ..refusals import Refused
from ..screens.action_form import ActionForm
from ..screens.one_form import Page, one_form

NOTHING_OPENED = (
    "No case was opened. Check the reference. If it is right, ask the safeguarding lead or the"
    " senior on duty."
)
TRYING = "break_glass"
TOO_OFTEN = (
    "You tried too often and no case was opened, so nothing more can be tried for up to an hour."
    " The safeguarding lead is told. Ring them, or the senior on duty."
)


@staff(roles.RESTRICT)
def show(request: HttpRequest) -> HttpResponse:
    """Every restricted case of one's own, by reference, with who has leave and until when."""
    user = cast(User, request.user)
    rows, waiting = restricted_cases(user), break_glass_to_review(user).count()
    context = {"cases": rows, "today": timezone.localdate(), "waiting": waiting}
    return render(request, "cases/closed/restricted.html", context)


@keeper
def case(request: HttpRequest, closed: Case) -> HttpResponse:
    """Who may open one restricted case."""
    context = {"closed": closed, "leave": leave_on(closed)}
    return render(request, "cases/closed/restricted_case.html", context)


@keeper
def give_leave(request: HttpRequest, closed: Case) -> HttpResponse:
    """Give somebody leave to open it, until a day."""
    form = LeaveForm(request, closed)

    def act() -> str:
        typed = {name: form.cleaned_data[name] for name in ("to", "until", "reason")}
        actions.give_leave(closed, by=form.by, **typed)
        messages.success(request, f"{typed['to'].name} can open it.")
        return _home(closed)

    page = Page(f"Give leave to open {closed.reference}", "Give leave", _home(closed), "Back")
    return one_form(request, form, act, page)


@keeper
def end_leave(request: HttpRequest, closed: Case, leave: int) -> HttpResponse:
    """Take leave back, at once."""
    grant = get_object_or_404(leave_on(closed), pk=leave)
    form = ActionForm(request)

    def act() -> str:
        grants.withdraw(grant, by=form.by)
        messages.success(request, f"{grant.user.name} can no longer open it.")
        return _home(closed)

    facts = (
        ("Who", grant.user.name),
        ("Until", format_date(grant.until)),
        ("Why it was given", grant.because),
    )
    title = f"End leave to open {closed.reference}"
    page = Page(title, "End it now", _home(closed), "Back", facts=facts, kind="warning")
    return one_form(request, form, act, page)


@staff(roles.BREAK_GLASS)
def break_glass(request: HttpRequest) -> HttpResponse:
    """Open a restricted case in an emergency. What cannot be opened answers in the same words."""
    if done := already_done(request):
        return done
    form = BreakGlassForm(request)
    if form.is_bound and form.is_valid():
        try:
            answer = do_once(request, lambda: _break_glass(request, form))
        except Refused as refusal:
            form.add_refusal(refusal)
        else:
            if form.opened:
                forget_tries(request, TRYING)
                return answer
            form.nothing_opened()
    return render(request, "cases/one_form.html", {"form": form, "page": _EMERGENCY})


def _break_glass(request: HttpRequest, form: BreakGlassForm) -> str:
    typed, opened = form.cleaned_data, None
    form.answer = TOO_OFTEN
    if may_try(request, TRYING):
        form.answer = NOTHING_OPENED
        reference, reason = typed["reference"], typed["reason"]
        opened = actions.break_glass(reference=reference, reason=reason, by=form.by)
    form.opened = opened is not None
    if opened is None:
        if not has_tries_left(request, TRYING):
            actions.stop_tries(by=form.by)
        return reverse("break_glass")
    messages.success(request, f"You can open it until {format_date(opened.grant.until)}.")
    return reverse("case", args=[opened.case.reference])


@lead_or(roles.RESTRICT)
def stopped(request: HttpRequest) -> HttpResponse:
    """Who tried too often to open restricted cases and opened nothing."""
    rows = stopped_tries_for(cast(User, request.user))
    return render(request, "cases/closed/stopped.html", {"stopped": rows[:200]})


@staff(roles.RESTRICT)
def reviews(request: HttpRequest) -> HttpResponse:
    """Emergency openings, those nobody has looked at first."""
    rows = break_glass_for(cast(User, request.user))
    return render(request, "cases/closed/reviews.html", {"openings": rows[:200]})


@staff(roles.RESTRICT)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what was found of one emergency opening."""
    openings = break_glass_to_review(cast(User, request.user))
    opened = get_object_or_404(openings, pk=pk)
    form = ReviewForm(request)

    def act() -> str:
        typed = form.cleaned_data
        actions.review(opened, finding=typed["finding"], end=typed["end"], by=form.by)
        messages.success(request, "Your finding is kept.")
        return reverse("break_glass_reviews")

    back = reverse("break_glass_reviews")
    page = Page(
        "Look at an emergency opening", "Keep the finding", back, "Back", facts=_facts(opened)
    )
    return one_form(request, form, act, page)


def _facts(opened: BreakGlass) -> tuple[tuple[str, str], ...]:
    return (
        ("Case", opened.case.reference),
        ("Who", opened.user.name),
        ("Opened on", format_date(timezone.localdate(opened.at))),
        ("Can open it until", format_date(opened.grant.until)),
        ("The emergency", opened.reason),
    )


_EMERGENCY = Page(
    "Open a restricted case in an emergency",
    "Open the case",
    "/cases/",
    "Worklist",
    "Only for an emergency. The officer, the seniors and the managers are told at once, and your"
    " reason is looked at.",
)


def _home(closed: Case) -> str:
    return reverse("restricted_case", args=[closed.pk])
