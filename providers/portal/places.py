"""A setting tells the council of its places: how many there are and how many are filled."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from ..actions.knowledge import say_places
from ..forms.knowledge import PlacesForm
from ..guards import member
from ..models import Membership
from ..queries.knowledge import places_of
from .frame import ONE_FORM, Page, around, ask

HOME = "portal_places"


@member
def places(request: HttpRequest, memberships: list[Membership]) -> HttpResponse:
    """What the council has been told of the places of the settings somebody acts for."""
    context = around(request, HOME) | {
        "own": [(one.provider, places_of(one.provider)) for one in memberships],
    }
    return render(request, "portal/places.html", context)


@member
def say(request: HttpRequest, memberships: list[Membership], *, pk: int) -> HttpResponse:
    """Say how many places a year group has today, and how many are filled."""
    provider = next((one.provider for one in memberships if one.provider_id == pk), None)
    if provider is None:
        raise Http404
    form = PlacesForm(request)
    form.initial.setdefault("said_on", timezone.localdate())

    def act() -> str:
        names = ("year_group", "places", "filled", "said_on")
        typed = {name: form.cleaned_data[name] for name in names}
        say_places(provider, **typed, by=form.by, by_provider=True)
        messages.success(request, "Thank you. The council sees it from now on.")
        return reverse(HOME)

    title, button = "Places in a year group", "Tell the council"
    page = Page(title, button, reverse(HOME), "Our places", template=ONE_FORM)
    return ask(request, form, act, page, more=around(request, HOME))
