"""A decorator on every view of the providers' own screens. It opens the providers' door."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse

from accounts.models import User
from cases import roles
from cases.guards import marked

from .access import (
    advice_request_for,
    colleague_of,
    consultation_for,
    memberships_of,
    provider_run_by,
)

View = Callable[..., HttpResponse]


def member(view: View) -> View:
    """Only somebody who acts for a setting or service today. Hands the view their memberships."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, **rest: Any) -> HttpResponse:
        memberships = list(memberships_of(cast(User, request.user)))
        if not memberships:
            raise Http404
        return view(request, memberships, **rest)

    return marked(guarded, f"member:{roles.ANSWER}")


def asked_for_advice(view: View) -> View:
    """Only somebody whose organisation was asked. Hands the view the request for advice."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
        return view(request, advice_request_for(cast(User, request.user), pk), **rest)

    return marked(guarded, f"asked_for_advice:{roles.ANSWER}")


def service_admin(view: View) -> View:
    """Only an admin of the organisation. Hands the view the organisation."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
        return view(request, provider_run_by(cast(User, request.user), pk), **rest)

    return marked(guarded, f"service_admin:{roles.ANSWER}")


def admin_of_colleague(view: View) -> View:
    """Only an admin of the same organisation. Hands the view the colleague's membership."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
        return view(request, colleague_of(cast(User, request.user), pk), **rest)

    return marked(guarded, f"admin_of_colleague:{roles.ANSWER}")


def consulted(view: View) -> View:
    """Only somebody whose setting was consulted. Hands the view the consultation."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
        return view(request, consultation_for(cast(User, request.user), pk), **rest)

    return marked(guarded, f"consulted:{roles.ANSWER}")
