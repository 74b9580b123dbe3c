"""A page with one form on it: see it, send it, and go to the result, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ..models import Case
from ..once import already_done, do_once
from ..refusals import Refused
from ..wording import identity_of
from .action_form import ActionForm


@dataclass(frozen=True)
class Page:
    """What stands around the form."""

    title: str
    button: str
    back: str
    back_text: str = "Back to the case"
    warning: str = ""
    intro: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    template: str = "cases/one_form.html"


def one_form(
    request: HttpRequest,
    form: ActionForm,
    act: Callable[[], str],
    page: Page,
    *,
    case: Case | None = None,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """Show the form, or do what it asks for and go where `act` says."""
    if done := already_done(request):
        return done
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, act, case=case)
        except Refused as refusal:
            form.add_refusal(refusal)
    context: dict[str, Any] = {"form": form, "page": page, "case": case, **(more or {})}
    if case is not None:
        context["identity"] = identity_of(case, timezone.localdate())
    return render(request, page.template, context)
