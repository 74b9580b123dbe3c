"""Who signs in for a setting or service, as the council sees it: the first admin, and leavers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from cases import roles
from cases.guards import staff
from cases.screens.one_form import Page, one_form

from ..access import live_memberships
from ..actions import memberships as actions
from ..forms.memberships import EndForm, InviteForm
from ..models import Provider
from ..queries.sign_ins import organisations


@staff(roles.KEEP_DIRECTORY)
def sign_ins(request: HttpRequest) -> HttpResponse:
    """Every organisation that signs in, and a search for another to invite."""
    words = " ".join(request.GET.get("words", "").split())[:100]
    context = {"words": words, "rows": organisations(words)}
    return render(request, "providers/sign_ins.html", context)


@staff(roles.KEEP_DIRECTORY)
def of_provider(request: HttpRequest, pk: int) -> HttpResponse:
    """Who signs in for one organisation."""
    provider = get_object_or_404(Provider, pk=pk)
    members = live_memberships().filter(provider=provider)
    context = {"provider": provider, "members": members}
    return render(request, "providers/members.html", context)


@staff(roles.KEEP_DIRECTORY)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite the first admin of an organisation, or somebody besides."""
    provider = get_object_or_404(Provider, pk=pk)
    first = not live_memberships().filter(provider=provider, is_admin=True).exists()
    form = InviteForm(request, first=first)
    back = reverse("provider_members", args=[provider.pk])

    def act() -> str:
        made = actions.invite(provider, who=form.who, by=form.by)
        messages.success(request, f"{made.user.name} is invited.")
        return back

    intro = (
        f"For {provider}. They choose a password of their own, and see what we ask of this"
        " organisation, and nothing else.",
    )
    page = Page("Invite somebody to sign in", "Send the invitation", back, "Back", intro=intro)
    return one_form(request, form, act, page)


@staff(roles.KEEP_DIRECTORY)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End somebody's access, whoever they are."""
    membership = get_object_or_404(live_memberships(), pk=pk)
    form = EndForm(request)
    back = reverse("provider_members", args=[membership.provider_id])

    def act() -> str:
        actions.end(membership, last_day=form.cleaned_data["last_day"], by=form.by)
        messages.success(request, "Their access ends. What was given to them is the team’s again.")
        return back

    warning = "They can open nothing of this organisation from then on. What they wrote stays."
    title = f"{membership.user.name}: end access"
    page = Page(title, "End their access", back, "Back", warning=warning, kind="warning")
    return one_form(request, form, act, page)
