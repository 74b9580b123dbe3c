"""Services and settings of our own: adding, changing, closing and opening again."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from cases import roles
from cases.guards import staff
from cases.screens.action_form import ActionForm
from cases.screens.one_form import Page, one_form

from ..actions import directory as actions
from ..forms.local import CloseForm, LocalForm
from ..models import Provider

_TO_DIRECTORY = "Back to the directory"
_NO_URN = "For a service, or a setting that the national register does not know."


@staff(roles.KEEP_DIRECTORY)
def add(request: HttpRequest) -> HttpResponse:
    """Add a service or setting that the national register does not know."""
    form = LocalForm(request)
    back = reverse("directory")
    page = Page("Add a service or setting", "Add it", back, _TO_DIRECTORY, intro=(_NO_URN,))

    def act() -> str:
        added = actions.add_local(form.details, lead=form.lead, by=form.by)
        return _done(request, added, f"{added.name} is in the directory.")

    return one_form(request, form, act, page)


@staff(roles.KEEP_DIRECTORY)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is known of one of ours."""
    provider = _ours(pk)
    form = LocalForm(request, provider)
    page = Page(f"Change {provider.name}", "Save", _page_of(provider), "Back")

    def act() -> str:
        actions.edit_local(provider, form.details, lead=form.lead, by=form.by)
        return _done(request, provider, "The changes are saved.")

    return one_form(request, form, act, page)


@staff(roles.KEEP_DIRECTORY)
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close one of ours: nothing new is asked of it, and it stays where it is named."""
    provider = _ours(pk, standing="open")
    form = CloseForm(request)
    intro = (
        "Nothing new can be asked of it then. What was asked already stays open until it is"
        " answered or withdrawn, and the records keep its name.",
    )
    title = f"Close {provider.name}"
    page = Page(title, "Close it", _page_of(provider), "Back", intro=intro, kind="warning")

    def act() -> str:
        typed = form.cleaned_data
        actions.close_local(provider, on=typed["on"], reason=typed["reason"], by=form.by)
        return _done(request, provider, f"{provider.name} is closed.")

    return one_form(request, form, act, page)


@staff(roles.KEEP_DIRECTORY)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open one of ours again that was closed."""
    provider = _ours(pk, standing="closed")
    form = ActionForm(request)
    page = Page(f"Open {provider.name} again", "Open it again", _page_of(provider), "Back")

    def act() -> str:
        actions.reopen_local(provider, by=form.by)
        return _done(request, provider, f"{provider.name} is open again.")

    return one_form(request, form, act, page)


def _ours(pk: int, **more: str) -> Provider:
    """What the register says is changed by its next extract, not here."""
    found: Provider = get_object_or_404(Provider, pk=pk, source=Provider.Source.LOCAL)
    if any(getattr(found, name) != wanted for name, wanted in more.items()):
        raise Http404
    return found


def _page_of(provider: Provider) -> str:
    return reverse("directory_provider", args=[provider.pk])


def _done(request: HttpRequest, provider: Provider, said: str) -> str:
    messages.success(request, said)
    return _page_of(provider)
