"""Section I, Section J and the health body's agreement to Section G, on one page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.once import already_done, do_once
from cases.refusals import Refused
from cases.screens.action_form import ActionForm
from cases.screens.one_form import Page, one_form
from cases.wording import identity_of

from ..actions import health, money, naming
from ..forms.naming import AgreementForm, MoneyForm, NamingForm
from ..menu import plan_frame
from ..models import Budget, Version
from ..queries.agreeing import mark_of_health
from ..queries.health import health_of
from ..queries.naming import NOT_IN_A_DRAFT, candidates_for, doubts_of, naming_of
from ..queries.points import asked_settings
from ..queries.versions import newest_version, open_version, plan_of

HERE = "plan_naming"
BACK = "Section I, J and health"


@officer(roles.VIEW)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """Where the child is to go, what is paid direct, and whether Section G is agreed to."""
    frame = plan_frame(request, case, HERE)
    version = version_shown(case)
    context: dict[str, Any] = {"version": version}
    if version is not None:
        today = timezone.localdate()
        candidates = candidates_for(version, today)
        context |= {
            "named": naming_of(version),
            "candidates": candidates,
            "doubts": doubts_of(version, today, candidates),
            "not_consulted": [one for one in asked_settings(version.plan) if not one.is_consulted],
            "in_draft": NOT_IN_A_DRAFT,
            "budget": Budget.objects.filter(version=version).first(),
            "nil": version.wordings.filter(name=money.PLACE).first(),
            "health": health_of(version),
        }
    return render(request, "plans/naming/show.html", frame | context)


@officer(roles.WRITE_PLAN)
def choose(request: HttpRequest, case: Case) -> HttpResponse:
    """Fill in Section I. In a draft it stays empty, and the page says why."""
    version = _open(case)
    form = NamingForm(request, case, version, timezone.localdate())

    def act() -> str:
        naming.name_setting(version, chosen=form.chosen(), by=form.by, seen=form.page_saw)
        for doubt in doubts_of(version, form.today):
            messages.warning(request, doubt)
        messages.success(request, "Section I is filled in.")
        return reverse(HERE, args=[case.reference])

    if form.is_finding:
        form.show_again()
        return render(request, "plans/naming/choose.html", _around(case, form, version))
    return _form(request, case, form, act, version, "plans/naming/choose.html")


@officer(roles.WRITE_PLAN)
def empty(request: HttpRequest, case: Case) -> HttpResponse:
    """Empty Section I again. What stood there stays in its history."""
    version = _open(case)
    form = ActionForm(request, case)

    def act() -> str:
        naming.name_nothing(version, by=form.by)
        messages.success(request, "Section I is empty again.")
        return reverse(HERE, args=[case.reference])

    page = Page(
        title="Empty Section I",
        button="Empty it",
        back=reverse(HERE, args=[case.reference]),
        back_text=BACK,
        kind="warning",
    )
    return one_form(request, form, act, page, case=case)


@officer(roles.WRITE_PLAN)
def pay(request: HttpRequest, case: Case) -> HttpResponse:
    """Write Section J."""
    version = _open(case)
    form = MoneyForm(request, case, version)

    def act() -> str:
        nil = form.cleaned_data["nil"]
        money.say_budget(version, told=form.told(), nil=nil, by=form.by, seen=form.page_saw)
        messages.success(request, "Section J is saved.")
        return f"{reverse(HERE, args=[case.reference])}#section-j"

    return _form(request, case, form, act, version, "plans/naming/money.html")


@officer(roles.WRITE_PLAN)
def agree(request: HttpRequest, case: Case) -> HttpResponse:
    """Write down that the health body agreed to Section G as it stands."""
    version = version_shown(case)
    if version is None:
        raise Http404
    shown = health_of(version)
    form = AgreementForm(request, case, mark_of_health(shown.plan))

    def act() -> str:
        typed = form.cleaned_data
        names = ("body", "officer", "agreed_on", "same_words", "saw")
        given = {name: typed[name] for name in names}
        health.record_agreement(version, by=form.by, **given)
        messages.success(request, "Their agreement is kept. It holds until Section G is changed.")
        return f"{reverse(HERE, args=[case.reference])}#health"

    more = {"health": shown}
    return _form(request, case, form, act, version, "plans/naming/agree.html", more)


def version_shown(case: Case) -> Version | None:
    """The version that is being written; else the newest that went out."""
    plan = plan_of(case)
    return newest_version(plan) if plan else None


def _open(case: Case) -> Version:
    plan = plan_of(case)
    version = open_version(plan) if plan else None
    if version is None:
        raise Http404
    return version


def _form(
    request: HttpRequest,
    case: Case,
    form: ActionForm,
    act: Callable[[], str],
    version: Version,
    template: str,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """See the form, send it, and go back to the page; what is refused stands beside its field."""
    if done := already_done(request):
        return done
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, act, case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, template, _around(case, form, version) | (more or {}))


def _around(case: Case, form: ActionForm, version: Version) -> dict[str, Any]:
    identity = identity_of(case, timezone.localdate())
    return {
        "case": case,
        "identity": identity,
        "form": form,
        "version": version,
        "in_draft": "" if version.is_to_be_final else NOT_IN_A_DRAFT,
    }
