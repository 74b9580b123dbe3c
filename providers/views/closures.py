"""Closures of settings: keeping them, which weeks meet them, and writing one on a case."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from cases import roles
from cases.guards import officer, staff
from cases.models import Case
from cases.screens.action_form import ActionForm
from cases.screens.frame import frame_of
from cases.screens.one_form import Page, one_form
from statutory import format_date
from statutory.closures import Closed, Week, mondays, week_of

from ..actions import closures as actions
from ..forms.knowledge import ClosureForm
from ..models import Closure, Provider
from ..queries.knowledge import closures_of, closures_since, days_closed_on, setting_of

A_YEAR = 52  # weeks
HALF = 2  # a week is poor when half of the time for advice is closed


@dataclass(frozen=True)
class Outlook:
    """One week in the list: good, mixed or poor, and why."""

    week: Week

    @property
    def word(self) -> str:
        if not self.week.meets:
            return "Good"
        return "Poor" if self.week.closed_days * HALF >= self.week.advice_days else "Mixed"

    @property
    def colour(self) -> str:
        return {"Good": "green", "Mixed": "yellow", "Poor": "orange"}[self.word]


@staff(roles.SEE_DIRECTORY)
def area(request: HttpRequest) -> HttpResponse:
    """The holidays of all schools of the council's area."""
    today = timezone.localdate()
    rows = closures_of(None).filter(reopens_on__gt=today)
    may = roles.may(request.user.role, roles.KEEP_DIRECTORY)  # type: ignore[union-attr]
    context = {"closures": rows, "may_keep": may}
    return render(request, "providers/knowledge/closures.html", context)


@staff(roles.KEEP_DIRECTORY)
def add_area(request: HttpRequest) -> HttpResponse:
    """Keep a holiday of all schools of the area."""
    return _add(request, None, reverse("closures"), "School holidays")


@staff(roles.KEEP_DIRECTORY)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a closure of one setting."""
    provider = get_object_or_404(Provider, pk=pk)
    home = reverse("provider_knowledge", args=[provider.pk])
    return _add(request, provider, home, provider.name)


@staff(roles.KEEP_DIRECTORY)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a closure away that was wrong."""
    closure = get_object_or_404(Closure.objects.select_related("provider"), pk=pk)
    form = ActionForm(request)
    home = reverse("closures")
    if closure.provider_id:
        home = reverse("provider_knowledge", args=[closure.provider_id])

    def act() -> str:
        actions.remove(closure, by=form.by)
        messages.success(request, "The closure is taken away.")
        return home

    facts = (("Closure", closure.what), ("From", format_date(closure.starts_on)))
    page = Page("Take a closure away", "Take it away", home, "Back", facts=facts, kind="warning")
    return one_form(request, form, act, page)


@staff(roles.SEE_DIRECTORY)
def good_weeks(request: HttpRequest) -> HttpResponse:
    """Which weeks a request may come in without its advice falling into a closure."""
    chosen = request.GET.get("setting", "")
    provider = None
    if chosen:
        if not (chosen.isascii() and chosen.isdecimal() and len(chosen) < 10):
            raise Http404
        provider = get_object_or_404(Provider, pk=int(chosen))
    closed = tuple(_closed(one) for one in closures_of(provider))
    today = timezone.localdate()
    context = {
        "provider": provider,
        "rows": [Outlook(week_of(monday, closed)) for monday in mondays(today, A_YEAR)],
        "known": bool(closed),
    }
    return render(request, "providers/knowledge/good_weeks.html", context)


@officer(roles.RECORD)
def on_case(request: HttpRequest, case: Case) -> HttpResponse:
    """The closures of the child's setting, and writing one on the case."""
    setting, form = setting_of(case), ActionForm(request, case)
    found = {str(one.pk): one for one in closures_since(case, setting)}

    def act() -> str:
        one = found.get(request.POST.get("closure", ""))
        if one is None:
            raise Http404
        days = {"starts": one.starts_on, "reopens": one.reopens_on}
        actions.record_on(case, what=one.what, **days, by=form.by)
        messages.success(request, "The closure is on the case. No date moves by itself.")
        return reverse("case_closures", args=[case.reference])

    recorded = days_closed_on(case)
    rows = [(one, _closed(one), one.starts_on in recorded) for one in found.values()]
    more = {"rows": rows, "setting": setting} | frame_of(request, case, "case")
    return one_form(request, form, act, _ON_CASE, case=case, more=more)


_ON_CASE = Page("Closures of the setting", "", "", template="providers/knowledge/on_case.html")


def _add(request: HttpRequest, provider: Provider | None, home: str, back: str) -> HttpResponse:
    form = ClosureForm(request)

    def act() -> str:
        typed = {name: form.cleaned_data[name] for name in ("what", "starts_on", "reopens_on")}
        actions.add(provider, **typed, source=form.cleaned_data["source"], by=form.by)
        messages.success(request, "The closure is kept.")
        return home

    title = "Add a closure" if provider else "Add a school holiday"
    return one_form(request, form, act, Page(title, "Add", home, back))


def _closed(closure: Closure) -> Closed:
    return Closed(closure.what, closure.starts_on, closure.reopens_on)
