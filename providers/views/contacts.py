"""Whom the council writes to at a provider, and taking a leaver out everywhere at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from cases import roles
from cases.guards import staff
from cases.screens.action_form import ActionForm
from cases.screens.one_form import Page, one_form

from ..actions import contacts as actions
from ..forms.knowledge import ContactForm, LeftForm
from ..models import Contact, Provider
from ..queries.knowledge import contacts_like

MOST = 100  # leavers offered at once


@staff(roles.KEEP_DIRECTORY)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add somebody at a provider."""
    provider = get_object_or_404(Provider, pk=pk)
    form, home = ContactForm(request), _home(provider.pk)

    def keep() -> str:
        actions.add(provider, **_typed(form), by=form.by)
        messages.success(request, "Added.")
        return home

    page = Page("Add a contact", "Add", home, provider.name, facts=(("Provider", str(provider)),))
    return one_form(request, form, keep, page)


@staff(roles.KEEP_DIRECTORY)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Put right how somebody is reached."""
    contact = get_object_or_404(Contact.objects.select_related("provider"), pk=pk)
    form, home = ContactForm(request), _home(contact.provider_id)
    form.start_from(contact)

    def keep() -> str:
        actions.change(contact, **_typed(form), by=form.by)
        messages.success(request, "Kept.")
        return home

    facts = (("Provider", str(contact.provider)),)
    page = Page("Change a contact", "Save", home, contact.provider.name, facts=facts)
    return one_form(request, form, keep, page)


@staff(roles.KEEP_DIRECTORY)
def back(request: HttpRequest, pk: int) -> HttpResponse:
    """Undo that somebody has left."""
    contact = get_object_or_404(Contact.objects.select_related("provider"), pk=pk)
    form, home = ActionForm(request), _home(contact.provider_id)

    def keep() -> str:
        actions.say_back(contact, by=form.by)
        messages.success(request, "They are back among the contacts.")
        return home

    facts = (("Name", contact.name), ("Provider", str(contact.provider)))
    page = Page("They have not left", "Bring them back", home, contact.provider.name, facts=facts)
    return one_form(request, form, keep, page)


@staff(roles.KEEP_DIRECTORY)
def leavers(request: HttpRequest) -> HttpResponse:
    """Somebody has left: find where they are named, look, and take them out there."""
    text = request.GET.get("q", "").strip()[:100]
    found = list(contacts_like(text)[:MOST])
    form = LeftForm(request)
    form.offer(found)

    def keep() -> str:
        chosen = set(form.cleaned_data["contacts"])
        gone = [one for one in found if str(one.pk) in chosen]
        actions.say_left(gone, on=form.cleaned_data["on"], by=form.by)
        messages.success(request, f"Taken out in {len(gone)} places. Nobody writes there now.")
        return reverse("leavers")

    return one_form(request, form, keep, _LEAVERS, more={"text": text, "found": found})


_LEAVERS = Page(
    "Somebody has left", "Take them out", "", template="providers/knowledge/leavers.html"
)


def _typed(form: ActionForm) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("name", "role", "email", "phone")}


def _home(pk: int) -> str:
    return reverse("provider_knowledge", args=[pk])
