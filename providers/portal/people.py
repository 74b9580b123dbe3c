"""The people of an organisation: who signs in for it, who looks after them, who leaves."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from cases.screens.action_form import ActionForm

from ..access import live_memberships, memberships_of
from ..actions import memberships as actions
from ..forms.memberships import EndForm, InviteForm, OwnForm
from ..guards import admin_of_colleague, member, service_admin
from ..models import Membership, Provider
from .frame import ONE_FORM, Page, around, ask, person

PEOPLE = "portal_people"


@member
def people(request: HttpRequest, memberships: list[Membership]) -> HttpResponse:
    """Everybody who signs in for the organisations somebody acts for."""
    every = list(live_memberships().filter(provider__in=[one.provider_id for one in memberships]))
    context = around(request, PEOPLE) | {
        "own": [
            (one, [who for who in every if who.provider_id == one.provider_id])
            for one in memberships
        ],
        "me": person(request),
    }
    return render(request, "portal/people.html", context)


@member
def own(request: HttpRequest, memberships: list[Membership], *, pk: int) -> HttpResponse:
    """Say as what one works there, and in which register of a profession one stands."""
    mine = next((one for one in memberships if one.pk == pk), None)
    if mine is None:
        raise Http404
    form = OwnForm(request, mine)

    def act() -> str:
        typed = form.cleaned_data
        actions.describe(
            mine,
            post=typed["post"],
            register_number=typed["register_number"],
            registered_until=typed["registered_until"],
            by=form.by,
        )
        messages.success(request, "Saved.")
        return reverse(PEOPLE)

    page = Page("Your role and registration", "Save", reverse(PEOPLE), "People", template=ONE_FORM)
    return ask(request, form, act, page, more=around(request, PEOPLE))


@service_admin
def invite(request: HttpRequest, provider: Provider) -> HttpResponse:
    """Invite a colleague to sign in."""
    form = InviteForm(request)

    def act() -> str:
        made = actions.invite(provider, who=form.who, by=form.by)
        messages.success(request, f"{made.user.name} is invited.")
        return reverse(PEOPLE)

    page = Page(
        "Invite a colleague",
        "Send the invitation",
        reverse(PEOPLE),
        "People",
        intro=(
            "They get an email with a link, choose a password of their own, and from then on see"
            f" what the council asks of {provider.name}.",
        ),
        template=ONE_FORM,
    )
    return ask(request, form, act, page, more=around(request, PEOPLE))


@admin_of_colleague
def invite_again(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Send the invitation again to somebody who has not signed in."""
    form = ActionForm(request)

    def act() -> str:
        actions.send_invitation(membership, by=form.by)
        messages.success(request, "The invitation is on its way. It goes once a day at most.")
        return reverse(PEOPLE)

    page = Page(
        f"Invite {membership.user.name} again",
        "Send the invitation",
        reverse(PEOPLE),
        "People",
        template=ONE_FORM,
    )
    return ask(request, form, act, page, more=around(request, PEOPLE))


@admin_of_colleague
def set_admin(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Let a colleague look after the people here too; or no longer."""
    form = ActionForm(request)
    becomes, name = not membership.is_admin, membership.user.name

    def act() -> str:
        actions.set_admin(membership, is_admin=becomes, by=form.by)
        messages.success(request, "Saved.")
        return reverse(PEOPLE)

    title = f"Make {name} an admin" if becomes else f"{name}: no longer an admin"
    what = "An admin invites colleagues, ends their access, and gives out the work."
    page = Page(title, "Save", reverse(PEOPLE), "People", intro=(what,), template=ONE_FORM)
    return ask(request, form, act, page, more=around(request, PEOPLE))


@admin_of_colleague
def end(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Somebody leaves: what was given to them is the team's again."""
    form = EndForm(request)
    name = membership.user.name

    def act() -> str:
        ended = actions.end(membership, last_day=form.cleaned_data["last_day"], by=form.by)
        messages.success(request, f"{name} leaves. What was given to them is the team’s again.")
        still = memberships_of(form.by).exists()
        return reverse(PEOPLE) if still and ended else reverse("home")

    page = Page(
        f"{name} leaves",
        "End their access",
        reverse(PEOPLE),
        "People",
        warning="They can open nothing here from then on. What they wrote stays.",
        kind="warning",
        template=ONE_FORM,
    )
    return ask(request, form, act, page, more=around(request, PEOPLE))
