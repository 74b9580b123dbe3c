"""Somebody's own account: how they sign in, who decides since when, and closing it."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from cases.screens.one_form import Page
from statutory import Holder, rights_holder, young_person_from

from ..access import Sight
from ..actions.accounts import close_account
from ..forms.helpers import SureForm
from ..guards import family
from ..queries.accounts import parts_in_words
from .frame import ONE_FORM, around, ask, person

HERE = "family_account"
CLOSED = "Your account is closed. We write to you by post from now on."
SAYS = (
    "You cannot sign in after this. Whoever you let help you cannot see anything either.",
    "The work on the case goes on. What you sent us stays. We write to you by post.",
    "You can ask us for a new account whenever you like.",
)


@family(own=True)
def account(request: HttpRequest, sight: Sight) -> HttpResponse:
    """How somebody signs in here, who helps them, and the way out."""
    return render(request, "family/account.html", around(sight, HERE))


@family(own=True)
def rights(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Who decides now, since when or from when, and what that means for the reader."""
    born = sight.case.child.date_of_birth
    told = {
        "moves_on": young_person_from(born),
        "has_moved": rights_holder(born, timezone.localdate()) is Holder.YOUNG_PERSON,
        "sees": parts_in_words(sorted(sight.parts)) if sight.parts else "",
    }
    return render(request, "family/rights.html", around(sight, HERE) | told)


@family(own=True)
def close(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Close one's account. The case stays."""
    form = SureForm(request)
    back = reverse(HERE, args=[sight.member.pk])
    page = Page(
        "Close your account", "Close my account", back, "Back", intro=SAYS, template=ONE_FORM
    )

    def act() -> str:
        close_account(person(request), by=form.by)
        return reverse("account_login")

    answer = ask(request, sight, form, act, page, current=HERE)
    if answer.status_code == HTTPStatus.OK:
        return answer
    logout(request)
    messages.success(request, CLOSED)
    return redirect("account_request_login_code")
