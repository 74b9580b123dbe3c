"""A decorator on every view of the family's side. It opens the family's door."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.models import User
from cases.guards import marked

from .access import Sight, holdings_of, sight_for, sights_of, standing_of
from .models import Holding

View = Callable[..., HttpResponse]
STANDING = "standing"
ENDED = "You were signed out, because something about your account changed. Sign in again."


def family(part: str = "", *, own: bool = False, writes: bool = False) -> Callable[[View], View]:
    """Only who may see this part as this member, or for them. Hands the view what they may see.

    `own`: only the member themselves, no helper. `writes`: only who may take part.
    """

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, pk: int, **rest: Any) -> HttpResponse:
            held = _held(request)
            if ended := _ended(request, held):
                return ended
            sight = sight_for(cast(User, request.user), pk, part, held)
            if (own and not sight.is_their_own) or (writes and not sight.may_write):
                raise Http404
            return view(request, sight, **rest)

        more = ":own" * own + ":writes" * writes
        return marked(guarded, f"family:{part}{more}")

    return decorate


def families(view: View) -> View:
    """Only somebody of a family, or who helps one. Hands the view every case open to them."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, **rest: Any) -> HttpResponse:
        held = _held(request)
        if ended := _ended(request, held):
            return ended
        sights: list[Sight] = sights_of(cast(User, request.user), held)
        if not sights:
            raise Http404
        return view(request, sights, **rest)

    return marked(guarded, "families")


def _held(request: HttpRequest) -> list[Holding]:
    """As whom they sign in today, asked once at each page."""
    return list(holdings_of(cast(User, request.user)))


def _ended(request: HttpRequest, held: list[Holding]) -> HttpResponse | None:
    """The way out of a session that was begun when more was open than is now."""
    now = standing_of(held)
    begun_with = request.session.setdefault(STANDING, now)
    if begun_with == now:
        return None
    logout(request)
    messages.info(request, ENDED)
    return redirect("account_login")
