"""Who may open a case: closing it to most, opening it again, and who is close to the child."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from statutory import format_date

from .. import roles
from ..actions import closing_off as actions
from ..actions import relations
from ..forms.closed_cases import ReasonForm, RelationForm, RelationOfForm, RestrictForm
from ..guards import officer
from ..models import Case
from ..queries.closed_cases import leave_on, relations_to
from ..screens.frame import frame_of
from ..screens.one_form import Page, one_form


@officer(roles.RESTRICT)
def who(request: HttpRequest, case: Case) -> HttpResponse:
    """Who may open this case, and to whom it is closed because they are close to the child."""
    context = {"leave": leave_on(case), "relations": relations_to(case)}
    frame = frame_of(request, case, "case")
    return render(request, "cases/closed/who.html", frame | context)


@officer(roles.RESTRICT)
def restrict(request: HttpRequest, case: Case) -> HttpResponse:
    """Close the case to all but a few."""
    form = RestrictForm(request, case)

    def act() -> str:
        typed = {name: form.cleaned_data[name] for name in ("reason", "keeping", "until")}
        actions.restrict(case, by=form.by, **typed)
        messages.success(request, "The case is restricted. Only those you chose can open it.")
        return reverse("restricted_case", args=[case.pk])

    intro = (
        "From then on no search, list, count or match shows the case to anybody else, whatever"
        " their role. You can still say who has leave, but you need leave from another senior"
        " or manager to open it yourself.",
    )
    page = Page("Restrict this case", "Restrict it", _who(case), _BACK, intro=intro)
    return one_form(request, form, act, page, case=case)


@officer(roles.RESTRICT)
def lift(request: HttpRequest, case: Case) -> HttpResponse:
    """Open a restricted case to everybody of the team again."""
    form = ReasonForm(request, case)

    def act() -> str:
        actions.lift(case, reason=form.cleaned_data["reason"], by=form.by)
        messages.success(request, "The case is no longer restricted.")
        return _who(case)

    facts = (("Restricted because", case.restricted_because or "Not recorded"),)
    page = Page("Lift the restriction", "Lift it", _who(case), _BACK, facts=facts, kind="warning")
    return one_form(request, form, act, page, case=case)


@officer(roles.VIEW)
def declare(request: HttpRequest, case: Case) -> HttpResponse:
    """Say of oneself that one is close to this child. The case closes to one at once."""
    form = RelationForm(request, case)

    def act() -> str:
        relations.declare_relation(case, of=form.by, what=form.cleaned_data["what"], by=form.by)
        messages.success(request, "Thank you. That case is now closed to you.")
        return reverse("home")

    warning = "The case closes to you the same minute. Only a senior can open it to you again."
    back = reverse("case", args=[case.reference])
    page = Page("I am close to this child", "Close the case to me", back, warning=warning)
    return one_form(request, form, act, page, case=case)


@officer(roles.RESTRICT)
def declare_for(request: HttpRequest, case: Case) -> HttpResponse:
    """Say of a colleague that they are close to this child."""
    form = RelationOfForm(request, case)

    def act() -> str:
        typed = {name: form.cleaned_data[name] for name in ("of", "what")}
        relations.declare_relation(case, by=form.by, **typed)
        messages.success(request, f"The case is closed to {typed['of'].name}.")
        return reverse("home") if typed["of"] == form.by else _who(case)

    page = Page("Somebody is close to this child", "Close the case to them", _who(case), _BACK)
    return one_form(request, form, act, page, case=case)


@officer(roles.RESTRICT)
def end_relation(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Say that somebody is no longer close to this child."""
    relation = get_object_or_404(relations_to(case).filter(ended_at=None), pk=pk)
    form = ReasonForm(request, case)

    def act() -> str:
        relations.end_relation(relation, reason=form.cleaned_data["reason"], by=form.by)
        messages.success(request, f"The case is no longer closed to {relation.user.name}.")
        return _who(case)

    facts = (
        ("Who", relation.user.name),
        ("What they are", relation.what),
        ("Declared", f"{format_date(relation.declared_at.date())} by {relation.declared_by.name}"),
    )
    page = Page("End a declared relation", "End it", _who(case), _BACK, facts=facts)
    return one_form(request, form, act, page, case=case)


_BACK = "Who may open this case"


def _who(case: Case) -> str:
    return reverse("case_who", args=[case.reference])
