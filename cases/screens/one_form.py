"""A page with one form on it: see it, send it, and go to the result, once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ..editing import Clashed
from ..models import Case, FamilyMember
from ..once import already_done, do_once
from ..refusals import Refused
from ..wording import identity_of
from .action_form import ActionForm
from .returning import way_back


@dataclass(frozen=True)
class Page:
    """What stands around the form. Without `back` it leads to where one came from."""

    title: str
    button: str
    back: str = ""
    back_text: str = "Back to the case"
    warning: str = ""
    intro: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    member: FamilyMember | None = None
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
    context: dict[str, Any] = {"form": form, "page": page, "case": case}
    if case is not None:
        context["identity"] = identity_of(case, timezone.localdate())
        context["back"] = way_back(request, case)
    context |= more or {}
    if form.is_bound and form.is_valid():
        try:
            return do_once(request, act, case=case)
        except Clashed as clash:
            told = context | form.told_of(clash)
            return render(request, "cases/people/clash.html", told)
        except Refused as refusal:
            form.add_refusal(refusal)
    return render(request, page.template, context)
