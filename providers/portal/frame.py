"""What stands around every page of a setting's or service's own screens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts.models import User
from cases.screens.action_form import ActionForm
from cases.screens.one_form import Page, one_form

from ..access import memberships_of
from ..models import AdviceRequest

ONE_FORM = "portal/one_form.html"
OF_ADVICE = "portal/advice_form.html"
_MENU = (
    ("portal_home", "Asked of us"),
    ("portal_places", "Our places"),
    ("portal_people", "People"),
    ("portal_worry", "Worried about a child?"),
)


def person(request: HttpRequest) -> User:
    """Who is signed in."""
    return cast(User, request.user)


def around(request: HttpRequest, current: str = "portal_home") -> dict[str, Any]:
    """The organisations somebody acts for, and the way to their pages."""
    names = [one.provider.name for one in memberships_of(person(request))]
    return {
        "organisations": sorted(names),
        "menu": [
            {"text": text, "href": reverse(name), "current": name == current}
            for name, text in _MENU
        ],
    }


def ask(
    request: HttpRequest,
    form: ActionForm,
    act: Callable[[], str],
    page: Page,
    *,
    asked: AdviceRequest | None = None,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """A page with one form. Of the case, it shows whose it is and nothing else."""
    context = around(request) | (more or {})
    if asked is not None:
        context |= {"asked": asked, "child": asked.case.child}
    return one_form(request, form, act, page, more=context)


def to_advice(asked: AdviceRequest) -> str:
    """The page of a request."""
    return reverse("portal_advice", args=[asked.pk])


def to_answer(asked: AdviceRequest) -> str:
    """The page of the draft."""
    return reverse("portal_answer", args=[asked.pk])
