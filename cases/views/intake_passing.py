"""Handing what reached us to the team whose work it is, and taking it back."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.models import User

from .. import roles
from ..actions import passing_on as actions
from ..forms.intake import PassForm, PlainForm
from ..guards import staff
from ..queries.intake import may_be_taken_back, passings_by
from ..screens.one_form import Page, one_form
from .intake import item_of


@staff(roles.INTAKE)
def pass_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand an item to another team, with the reason."""
    one = item_of(request, pk)
    form = PassForm(request, one)

    def act() -> str:
        typed = form.cleaned_data
        passing = actions.pass_on(one, to=typed["team"], reason=typed["reason"], by=form.by)
        messages.success(request, f"It is in the queue of {typed['team'].name} now.")
        return reverse("intake_passed", args=[passing.pk])

    back = reverse("intake_item", args=[one.pk])
    page = Page(
        "Pass it to another team", "Pass it on", back, "Back to what reached us", intro=SAYS
    )
    return one_form(request, form, act, page)


@staff(roles.INTAKE)
def passed(request: HttpRequest, pk: int) -> HttpResponse:
    """What was handed to which team and why. While it waits there it can be taken back."""
    user = cast(User, request.user)
    passing = get_object_or_404(passings_by(user), pk=pk)
    form = PlainForm(request)

    def act() -> str:
        actions.take_back(passing, by=form.by)
        messages.success(request, "It is back where it was.")
        return reverse("intake_item", args=[passing.item_id])

    title, template = f"Passed to {passing.to_team.name}", "cases/intake/passed.html"
    page = Page(title, "Take it back", reverse("intake"), "Back to intake", template=template)
    more = {"passing": passing, "may": may_be_taken_back(user).filter(pk=pk).exists()}
    return one_form(request, form, act, page, more=more)


SAYS = (
    "It leaves the queue of your team. The day it reached us stays, and the 6 weeks run on.",
    "While nobody there has dealt with it, your team can take it back.",
)
