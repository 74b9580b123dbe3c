"""Check and issue: the gates of a version, the senior's check, and sending it out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.action_form import ActionForm
from cases.screens.one_form import Page, one_form
from statutory import format_date

from ..actions import checking, issuing, versions
from ..forms.issuing import (
    BecauseForm,
    FinalForm,
    NoteForm,
    ReasonsForm,
    SendForm,
    ServedForm,
)
from ..menu import plan_frame
from ..models import Plan, Version
from ..queries.gates import Standing
from ..queries.naming import doubts_of
from ..queries.sending import enclosed_with, going_out
from ..queries.signing import check_waiting, why_may_not_sign
from ..queries.versions import newest_issued, open_version, plan_of

BACK = "Back to check and issue"


@officer(roles.VIEW)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """Each gate of the version being written; what went out last; what may be begun next."""
    plan = plan_of(case)
    version = open_version(plan) if plan else None
    newest = newest_issued(plan) if plan else None
    context = plan_frame(request, case, "plan_issue") | {"version": version, "newest": newest}
    if version is not None:
        standing = Standing(version, timezone.localdate())
        context |= {
            "gates": [(gate, _page_of(case, gate.page)) for gate in standing.gates],
            "standing": standing,
            "waiting": check_waiting(version),
            "why_not_sign": why_may_not_sign(version, request.user),  # type: ignore[arg-type]
            "checks": version.checks.select_related("asked_by", "answered_by"),
        }
    elif newest is not None:
        context["next"] = [
            (status, Version.Status(status).label) for status in versions.FOLLOWS[newest.status]
        ]
    return render(request, "plans/issue/show.html", context)


@officer(roles.WRITE_PLAN)
def begin_next(request: HttpRequest, case: Case, status: str) -> HttpResponse:
    """Begin the next version as a copy of the last."""
    plan = _plan(case)
    if status not in Version.Status.values:
        raise Http404
    label = Version.Status(status).label.lower()
    form = ActionForm(request, case)

    def act() -> str:
        versions.begin_version(plan, status=status, by=form.by)
        messages.success(request, f"The {label} is begun as a copy. Write what changes.")
        return reverse("case_plan", args=[case.reference])

    intro = ("It begins as a copy of what went out last. What went out stays as it was.",)
    page = Page(f"Begin the {label}", "Begin it", _home(case), BACK, intro=intro)
    return one_form(request, form, act, page, case=case)


@officer(roles.WRITE_PLAN)
def ask_check(request: HttpRequest, case: Case) -> HttpResponse:
    """Ask a senior to check the version and sign it."""
    version = _open(case)
    form = NoteForm(request, case)

    def act() -> str:
        checking.ask_check(version, note=form.cleaned_data["note"], by=form.by)
        messages.success(request, "Asked. Any senior who wrote none of it can check it.")
        return _home(case)

    intro = (
        "Somebody who wrote no part of the plan looks at it, and signs it or sends it back.",
        "The signature holds for the words as they then stand. One change makes it void.",
    )
    page = Page("Ask for the senior’s check", "Ask for it", _home(case), BACK, intro=intro)
    return one_form(request, form, act, page, case=case)


@officer(roles.WRITE_PLAN)
def withdraw_check(request: HttpRequest, case: Case) -> HttpResponse:
    """Take back that the check was asked for."""
    version = _open(case)
    form = ActionForm(request, case)

    def act() -> str:
        checking.withdraw_check(version, by=form.by)
        messages.success(request, "The check is no longer asked for.")
        return _home(case)

    page = Page("Take the request for a check back", "Take it back", _home(case), BACK)
    return one_form(request, form, act, page, case=case)


@officer(roles.CHECK_PLAN)
def let_pass(request: HttpRequest, case: Case, what: str) -> HttpResponse:
    """Let one gate pass for this version, as a senior, with the reason."""
    version = _open(case)
    gates = Standing(version, timezone.localdate()).gates
    gate = next((one for one in gates if one.by_senior.lower() == what and one.why_not), None)
    if gate is None:
        raise Http404
    form = BecauseForm(request, case)

    def act() -> str:
        because = form.cleaned_data["because"]
        checking.let_pass(version, what=gate.by_senior, because=because, by=form.by)
        messages.success(request, "It stands in the way no longer. Your reason is kept.")
        return _home(case)

    facts = (("What is not so", gate.title), ("Why", gate.why_not))
    page = Page("Let this pass", "Let it pass", _home(case), BACK, facts=facts)
    return one_form(request, form, act, page, case=case)


@officer(roles.ISSUE_PLAN)
def send(request: HttpRequest, case: Case) -> HttpResponse:
    """Send a draft, or the notice of amendments: see what goes to whom, then send it."""
    version, today = _open(case), timezone.localdate()
    if version.is_to_be_final:
        return redirect("plan_final", reference=case.reference)
    form = SendForm(request, case, version)

    def act() -> str:
        comment_by = form.cleaned_data["comment_by"]
        issuing.send_for_comment(version, on=today, comment_by=comment_by, by=form.by)
        messages.success(request, "Sent. Record the day on which it reaches the family.")
        return _home(case)

    return _sending(request, case, version, form, act)


@officer(roles.ISSUE_PLAN)
def make_final(request: HttpRequest, case: Case) -> HttpResponse:
    """Make the plan final: see what goes to whom, then issue it."""
    version, today = _open(case), timezone.localdate()
    if not version.is_to_be_final:
        return redirect("plan_send", reference=case.reference)
    form = FinalForm(request, case, version)

    def act() -> str:
        because = form.cleaned_data.get("because", "")
        late = form.cleaned_data.get("why_late", "")
        issuing.make_final(version, on=today, by=form.by, because=because, why_late=late)
        messages.success(request, "The plan is issued to everybody the law names.")
        return _home(case)

    return _sending(request, case, version, form, act)


def _sending(
    request: HttpRequest, case: Case, version: Version, form: ActionForm, act: Any
) -> HttpResponse:
    today = timezone.localdate()
    letter = issuing.TO_FAMILY[Version.Status(version.status)]
    more = {
        "version": version,
        "closed": [gate for gate in Standing(version, today).gates if not gate.is_open],
        "going": going_out(version, letter, today),
        "enclosed": enclosed_with(version),
        "doubts": doubts_of(version, today),
    }
    page = Page(
        f"Send the {version.get_status_display().lower()}",
        "Send it",
        _home(case),
        BACK,
        template="plans/issue/send.html",
    )
    return one_form(request, form, act, page, case=case, more=more)


@officer(roles.WRITE_PLAN)
def served(request: HttpRequest, case: Case, number: int) -> HttpResponse:
    """Record the day on which a version reached the family."""
    version = get_object_or_404(Version, plan__case=case, number=number)
    form = ServedForm(request, case)

    def act() -> str:
        on = form.cleaned_data["on"]
        issuing.note_served(version, on=on, by=form.by, today=timezone.localdate())
        messages.success(request, f"It reached the family on {format_date(on)}.")
        return _home(case)

    page = Page("When it reached the family", "Save", _home(case), BACK)
    return one_form(request, form, act, page, case=case)


@officer(roles.ISSUE_PLAN)
def not_amending(request: HttpRequest, case: Case) -> HttpResponse:
    """Decide that the plan is not amended after all, and tell the family with reasons."""
    plan = _plan(case)
    form = ReasonsForm(request, case)

    def act() -> str:
        reasons, today = form.cleaned_data["reasons"], timezone.localdate()
        issuing.decide_not_to_amend(plan, reasons=reasons, on=today, by=form.by)
        messages.success(request, "Decided. The family is told, with their right to appeal.")
        return _home(case)

    intro = ("The family gets a letter today with your reasons and their right to appeal.",)
    page = Page("Do not amend the plan", "Decide and tell them", _home(case), BACK, intro=intro)
    return one_form(request, form, act, page, case=case)


def _page_of(case: Case, name: str) -> str:
    return reverse(name, args=[case.reference])


def _plan(case: Case) -> Plan:
    if (plan := plan_of(case)) is None:
        raise Http404
    return plan


def _open(case: Case) -> Version:
    version = open_version(_plan(case))
    if version is None:
        raise Http404
    return version


def _home(case: Case) -> str:
    return reverse("plan_issue", args=[case.reference])
