"""A decorator on every view. It opens the door, so a view cannot forget to knock."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse

from accounts.models import User

from . import roles
from .access import case_for, restricted_in_care_of
from .models import AccessRecord

View = Callable[..., HttpResponse]


def officer(doing: str) -> Callable[[View], View]:
    """Only staff who may do this to this case. Hands the view its case in place of a reference."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, reference: str, **rest: Any) -> HttpResponse:
            case = case_for(request.user, reference, doing)  # type: ignore[arg-type]
            return view(request, case, **rest)

        return marked(guarded, f"officer:{doing}")

    return decorate


def staff(doing: str) -> Callable[[View], View]:
    """Only staff whose role may do this; no case is opened. Others find no such page."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, **rest: Any) -> HttpResponse:
            if not roles.may(getattr(request.user, "role", ""), doing):
                raise Http404
            return view(request, **rest)

        return marked(guarded, f"staff:{doing}")

    return decorate


def keeper(view: View) -> View:
    """Only who takes care of the leave of this restricted case. The case itself is not opened.

    Hands the view the case so that it can say who may open it, never whose it is.
    """

    @functools.wraps(view)
    def guarded(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
        user = cast(User, request.user)
        case = restricted_in_care_of(user).select_related("officer").filter(pk=pk).first()
        if case is None:
            raise Http404
        AccessRecord.objects.create(user=user, user_name=user.name, case=case, doing=roles.RESTRICT)
        return view(request, case, **rest)

    return marked(guarded, f"keeper:{roles.RESTRICT}")


def safeguarding_lead(view: View) -> View:
    """Only the safeguarding leads of the authority, whatever their role."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, **rest: Any) -> HttpResponse:
        if not getattr(request.user, "safeguarding_lead", False):
            raise Http404
        return view(request, **rest)

    return marked(guarded, "safeguarding_lead")


def lead_or(doing: str) -> Callable[[View], View]:
    """The safeguarding leads, and staff whose role may do this; no case is opened."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, **rest: Any) -> HttpResponse:
            is_lead = getattr(request.user, "safeguarding_lead", False)
            if not is_lead and not roles.may(getattr(request.user, "role", ""), doing):
                raise Http404
            return view(request, **rest)

        return marked(guarded, f"lead_or:{doing}")

    return decorate


def signed_in(view: View) -> View:
    """Anybody who has signed in; the page holds nothing about a case."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, **rest: Any) -> HttpResponse:
        return view(request, **rest)

    return marked(guarded, "signed_in")


def public(view: View) -> View:
    """Open to everybody, said out loud."""
    return marked(login_not_required(view), "public")


def marked(view: View, guard: str) -> View:
    """The view, with what opens it written on it: a test reads it from every address."""
    view.guard = guard  # type: ignore[attr-defined]
    return view
