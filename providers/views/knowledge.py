"""What the council knows of a provider: the page, and keeping each part of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.guards import staff
from cases.screens.action_form import ActionForm
from cases.screens.one_form import Page, one_form

from ..actions import knowledge as actions
from ..forms.knowledge import BecauseForm, EndFeeForm, FeeForm, NotesForm, PlacesForm, QualityForm
from ..models import Fee, Provider, QualityNote
from ..queries.knowledge import known_of


@staff(roles.SEE_DIRECTORY)
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything the council knows of one provider."""
    provider = get_object_or_404(Provider, pk=pk)
    role = cast(User, request.user).role
    context = {
        "provider": provider,
        "known": known_of(provider, timezone.localdate()),
        "today": timezone.localdate(),
        "may_keep": roles.may(role, roles.KEEP_DIRECTORY),
        # Fees are commercial: who may not see costs sees that there are some, not how much.
        "may_see_fees": sees_fees(role),
    }
    return render(request, "providers/knowledge/show.html", context)


def sees_fees(role: str) -> bool:
    """Whether a role is shown what providers charge."""
    return any(roles.may(role, doing) for doing in (roles.SEE_COSTS, roles.SEE_COMMITMENTS))


@staff(roles.KEEP_DIRECTORY)
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the council's notes on a provider."""
    provider = get_object_or_404(Provider.objects.select_related("knowledge"), pk=pk)
    form = NotesForm(request)
    form.start_from(getattr(provider, "knowledge", None))
    return _page(request, form, provider, "What we know", actions.note)


@staff(roles.KEEP_DIRECTORY)
def places(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the places of one year group."""
    provider = get_object_or_404(Provider, pk=pk)
    return _page(
        request, PlacesForm(request), provider, "Places in a year group", actions.say_places
    )


@staff(roles.KEEP_DIRECTORY)
def fee(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep a fee."""
    provider = get_object_or_404(Provider, pk=pk)
    return _page(request, FeeForm(request), provider, "Add a fee", actions.add_fee)


@staff(roles.KEEP_DIRECTORY)
def end_fee(request: HttpRequest, pk: int) -> HttpResponse:
    """Say until when a fee holds."""
    found = get_object_or_404(Fee.objects.select_related("provider"), pk=pk)
    form = EndFeeForm(request)
    form.initial.setdefault("until_on", found.until_on)
    facts = (("Fee", found.get_what_display()), ("Source", found.source))

    def act(provider: Provider, **typed: object) -> object:
        return actions.end_fee(found, **typed)  # type: ignore[arg-type]

    return _page(request, form, found.provider, "When a fee ends", act, facts=facts)


@staff(roles.KEEP_DIRECTORY)
def quality(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down how good a provider is."""
    provider = get_object_or_404(Provider, pk=pk)
    title = "Add a note on quality"
    return _page(request, QualityForm(request), provider, title, actions.add_quality_note)


@staff(roles.KEEP_DIRECTORY)
def strike_quality(request: HttpRequest, pk: int) -> HttpResponse:
    """Strike a note on quality out."""
    note = get_object_or_404(QualityNote.objects.select_related("provider"), pk=pk)

    def act(provider: Provider, **typed: object) -> object:
        return actions.strike_quality_note(note, **typed)  # type: ignore[arg-type]

    facts = (("Note", note.words),)
    title = "Strike a note out"
    return _page(request, BecauseForm(request), note.provider, title, act, facts=facts)


def _page(
    request: HttpRequest,
    form: ActionForm,
    provider: Provider,
    title: str,
    act: Callable[..., object],
    *,
    facts: tuple[tuple[str, str], ...] = (),
) -> HttpResponse:
    """One form about one provider; what it asks for is what the action takes."""
    home = reverse("provider_knowledge", args=[provider.pk])

    def keep() -> str:
        act(provider, **{name: form.cleaned_data[name] for name in _asked(form)}, by=form.by)
        messages.success(request, "Kept.")
        return home

    page = Page(title, "Save", home, provider.name, facts=(("Provider", str(provider)), *facts))
    return one_form(request, form, keep, page)


def _asked(form: ActionForm) -> list[str]:
    return [name for name in form.fields if name not in ("once", "shown_to", "seen")]
