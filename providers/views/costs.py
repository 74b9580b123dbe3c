"""What an option costs: one head, a journey, a top-up by band, and the council's bands."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.guards import officer, staff
from cases.models import Case
from cases.refusals import Refused
from cases.screens.one_form import Page, one_form

from ..actions import bands as bands_kept
from ..actions import options as actions
from ..forms.options import CostForm, JourneyForm
from ..forms.packages import BandForm, TopUpForm
from ..models import Band, Cost, Option
from ..queries.options import band_for, bands_on
from .options import home_of, option_of, year_of

TRAVEL, HIGH_NEEDS = "Travel budget", "High needs block"


@officer(roles.WEIGH)
def say(request: HttpRequest, case: Case, pk: int, head: str) -> HttpResponse:
    """Say what one head costs in a year, or that it is not known."""
    option, year = option_of(case, pk), str(year_of(request))
    if head not in Cost.Head.values:
        raise Http404
    form = CostForm(request, case)
    form.start_from(option.costs.filter(head=head, year=year).first())

    def act() -> str:
        names = ("amount", "one_off", "paid_by", "working", "source", "dated_on")
        typed = {name: form.cleaned_data[name] for name in names}
        actions.say_cost(option, head=head, year=year, **typed, by=form.by)
        messages.success(request, "Kept.")
        return home_of(case, year)

    page = _page(case, option, Cost.Head(head).label, year)
    return one_form(request, form, act, page, case=case)


@officer(roles.WEIGH)
def journey(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Work transport out from its parts, and keep the sum with its working."""
    option, year = option_of(case, pk), str(year_of(request))
    form = JourneyForm(request, case)

    def act() -> str:
        way = form.journey()
        told = {name: form.cleaned_data[name] for name in ("source", "dated_on")}
        told |= {"amount": way.a_year(), "working": way.working(), "paid_by": TRAVEL}
        actions.say_cost(option, head=Cost.Head.TRANSPORT, year=year, **told, by=form.by)
        messages.success(request, f"Kept. {way.working()}.")
        return home_of(case, year)

    page = _page(case, option, "Work out transport", year)
    return one_form(request, form, act, page, case=case)


@officer(roles.WEIGH)
def top_up(request: HttpRequest, case: Case, pk: int) -> HttpResponse:
    """Work the top-up out from a band or from points, and keep how."""
    option, year, today = option_of(case, pk), str(year_of(request)), timezone.localdate()
    form = TopUpForm(request, case)
    form.offer([(str(one.pk), str(one)) for one in bands_on(today)])

    def act() -> str:
        _keep_band(option, year, _chosen(form), form.cleaned_data["points"], form.by)
        messages.success(request, "Kept.")
        return home_of(case, year)

    page = _page(case, option, "Work out the top-up", year)
    return one_form(request, form, act, page, case=case)


@staff(roles.SEE_COSTS)
def bands(request: HttpRequest) -> HttpResponse:
    """The council's bands of top-up, those that held before included."""
    may = roles.may(request.user.role, roles.APPROVE_COSTS)  # type: ignore[union-attr]
    context = {"bands": Band.objects.all(), "may": may, "today": timezone.localdate()}
    return render(request, "providers/options/bands.html", context)


@staff(roles.APPROVE_COSTS)
def band_add(request: HttpRequest) -> HttpResponse:
    """Keep a band from a day on. An older one of the same code ends the day before."""
    form = BandForm(request)

    def act() -> str:
        names = ("code", "name", "points_from", "points_to", "amount", "from_on", "source")
        bands_kept.add_band(**{name: form.cleaned_data[name] for name in names}, by=form.by)
        messages.success(request, "The band is kept.")
        return bands_kept.HOME

    page = Page("Add a band", "Add", bands_kept.HOME, "Bands")
    return one_form(request, form, act, page)


def _chosen(form: TopUpForm) -> Band:
    if form.cleaned_data["band"]:
        return get_object_or_404(Band, pk=form.cleaned_data["band"])
    found = band_for(form.cleaned_data["points"], timezone.localdate())
    if found is None:
        raise Refused("No band holds so many points", field="points")
    return found


def _keep_band(option: Option, year: str, band: Band, points: int | None, by: User) -> None:
    why = f"{points} points: band {band}" if points is not None else f"Band {band}"
    actions.say_cost(
        option,
        head=Cost.Head.TOP_UP,
        year=year,
        amount=band.amount,
        paid_by=HIGH_NEEDS,
        working=f"{why}, £{band.amount:,.2f} a year.",
        source=band.source,
        dated_on=min(band.from_on, timezone.localdate()),
        by=by,
    )


def _page(case: Case, option: Option, what: str, year: str) -> Page:
    facts = (("Option", option.title), ("Year", year))
    return Page(what, "Save", home_of(case, year), "Options and costs", facts=facts)
