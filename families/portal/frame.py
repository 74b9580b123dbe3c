"""What stands around every page of the family's side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse

from accounts.models import User
from cases.screens.action_form import ActionForm
from cases.screens.one_form import Page, one_form

from ..access import Sight
from ..models import Part

ONE_FORM = "family/one_form.html"
# Name of the page, words of the link, the part it belongs to (none: the member's own alone).
_MENU = (
    ("family_child", "Where we are", Part.WHERE.value),
    ("family_papers", "Documents", Part.DOCUMENTS.value),
    ("family_plan", "The plan", Part.PLAN.value),
    ("family_say", "Have your say", Part.SAY.value),
    ("family_messages", "Messages", Part.MESSAGES.value),
    ("family_details", "Your details", ""),
    ("family_account", "Your account", ""),
)


def person(request: HttpRequest) -> User:
    """Who is signed in."""
    return cast(User, request.user)


def around(sight: Sight, current: str = "family_child") -> dict[str, Any]:
    """Whose page it is, and the way to the others."""
    return {"sight": sight, "child": sight.case.child, "menu": list(_menu(sight, current))}


def ask(
    request: HttpRequest,
    sight: Sight,
    form: ActionForm,
    act: Callable[[], str],
    page: Page,
    *,
    current: str = "family_child",
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """A page with one form on the family's side."""
    return one_form(request, form, act, page, more=around(sight, current) | (more or {}))


def _menu(sight: Sight, current: str) -> list[dict[str, Any]]:
    shown = []
    for name, text, part in _MENU:
        if not (sight.may(part) if part else sight.is_their_own):
            continue
        try:
            href = reverse(name, args=[sight.member.pk])
        except NoReverseMatch:
            continue
        shown.append({"text": text, "href": href, "current": name == current})
    return shown
