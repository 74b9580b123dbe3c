"""Where a child is placed, and what is paid for it."""

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
from statutory.financial_years import financial_year_of

from ..actions import commitments as money
from ..actions import placements as actions
from ..forms.placements import (
    CommitmentForm,
    EndPlacementForm,
    JourneyNoteForm,
    PlacementForm,
    ReplaceForm,
    StopForm,
)
from ..models import Commitment, Cost, Placement
from ..queries.placements import placements_of


@officer(roles.SEE_COSTS)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """The placements of a child, newest first, with what each costs this year."""
    year = financial_year_of(timezone.localdate())
    context = {"rows": placements_of(case, year), "year": year, "today": timezone.localdate()}
    frame = frame_of(request, case, "case_placements")
    return render(request, "providers/placements/show.html", frame | context)


@officer(roles.PLACE)
def begin(request: HttpRequest, case: Case) -> HttpResponse:
    """Record a placement."""
    form = PlacementForm(request, case)

    def act() -> str:
        typed = {n: form.cleaned_data[n] for n in ("starts_on", "ends_on", "named_in_plan")}
        actions.begin(case, provider=form.provider, **typed, by=form.by)  # type: ignore[arg-type]
        messages.success(request, "The placement is on the case. Say next what is paid for it.")
        return _home(case)

    return one_form(request, form, act, _page(case, "Record a placement", "Record it"), case=case)


@officer(roles.PLACE)
def end(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """End a placement, and what is paid for it."""
    placement, form = _placement(case, pk), EndPlacementForm(request, case)

    def act() -> str:
        typed = {name: form.cleaned_data[name] for name in ("on", "because")}
        named = form.cleaned_data["plan_still_names_it"] == "yes"
        actions.end(placement, **typed, plan_still_names_it=named, by=form.by)
        messages.success(request, "The placement ends on that day, and so does what is paid.")
        return _home(case)

    page = _page(case, "End a placement", "End it", str(placement.provider))
    return one_form(request, form, act, page, case=case)


@officer(roles.PLACE)
def journey(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Keep how far it is and whether transport is owed."""
    placement, form = _placement(case, pk), JourneyNoteForm(request, case)
    form.start_from(placement)

    def act() -> str:
        typed = {name: form.cleaned_data[name] for name in ("miles", "measured", "note")}
        actions.note_journey(placement, **typed, eligible=form.says, by=form.by)
        messages.success(request, "Kept.")
        return _home(case)

    page = _page(case, "Distance and transport", "Save", str(placement.provider))
    return one_form(request, form, act, page, case=case)


@officer(roles.PLACE)
def ask(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Ask for an amount to be paid for a placement."""
    placement, form = _placement(case, pk), CommitmentForm(request, case)

    def act() -> str:
        names = ("head", "rate", "per", "starts_on", "ends_on", "source", "dated_on")
        money.ask(placement, **{name: form.cleaned_data[name] for name in names}, by=form.by)
        messages.success(request, "Asked for. Somebody else approves it before it is paid.")
        return _home(case)

    page = _page(case, "Ask for an amount", "Ask for it", str(placement.provider))
    return one_form(request, form, act, page, case=case)


@officer(roles.PLACE)
def stop(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """End one amount on a day."""
    commitment, form = _commitment(case, pk), StopForm(request, case)

    def act() -> str:
        typed = {name: form.cleaned_data[name] for name in ("on", "because")}
        money.stop(commitment, **typed, by=form.by)
        messages.success(request, "It ends on that day. What was paid after it comes back.")
        return _home(case)

    page = _page(case, "End an amount", "End it", Cost.Head(commitment.head).label)
    return one_form(request, form, act, page, case=case)


@officer(roles.PLACE)
def replace(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Put another rate in the place of one."""
    commitment, form = _commitment(case, pk), ReplaceForm(request, case)

    def act() -> str:
        names = ("rate", "from_on", "source", "dated_on")
        money.replace(commitment, **{n: form.cleaned_data[n] for n in names}, by=form.by)
        messages.success(request, "The new amount waits for approval. The old one ends before it.")
        return _home(case)

    page = _page(case, "Change an amount", "Ask for it", Cost.Head(commitment.head).label)
    return one_form(request, form, act, page, case=case)


def _placement(case: Case, pk: int) -> Placement:
    return get_object_or_404(Placement.objects.select_related("provider"), case=case, pk=pk)


def _commitment(case: Case, pk: int) -> Commitment:
    rows = Commitment.objects.select_related("placement__provider")
    return get_object_or_404(rows, placement__case=case, pk=pk)


def _home(case: Case) -> str:
    return reverse("case_placements", args=[case.reference])


def _page(case: Case, title: str, button: str, about: str = "") -> Page:
    facts = (("About", about),) if about else ()
    return Page(title, button, _home(case), "Placements", facts=facts)
