"""Which request somebody without an account is writing, in this browser and for how long."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.limits import may_try
from cases.guards import View, public

from ..models import Ask
from ..queries.asking import unsent

ASKING = "asking"  # in the session
_SALT = "families.asking.mark"
_DAY = 24 * 60 * 60  # seconds: a page that lay open longer brings nothing back
_TOO_MANY = 429


def asking(view: View) -> View:
    """Open to everybody; hands the view the request that is being written here, if there is one.

    No page stays in a browser's cache: the next person at a shared computer sees none of it.
    """

    @functools.wraps(view)
    def guarded(request: HttpRequest, **rest: Any) -> HttpResponse:
        response = view(request, current(request), **rest)
        response.headers["Cache-Control"] = "no-store, private"
        return response

    return public(guarded)


def current(request: HttpRequest) -> Ask | None:
    """The request of this browser. A page that was sent after its session ended brings it back."""
    today = timezone.localdate()
    pk = request.session.get(ASKING)
    if pk is None and (marked := request.POST.get("mark")):
        try:
            pk = signing.loads(marked, salt=_SALT, max_age=_DAY)
        except signing.BadSignature:
            return None
    ask = unsent(pk, today) if pk else None
    if ask is not None and ASKING not in request.session:
        hold(request, ask)
    return ask


def hold(request: HttpRequest, ask: Ask) -> None:
    """From here on this browser writes this request."""
    request.session.cycle_key()
    request.session[ASKING] = ask.pk


def let_go(request: HttpRequest) -> None:
    """This browser writes nothing any more."""
    request.session.pop(ASKING, None)
    request.session.cycle_key()


def mark_of(ask: Ask | None) -> str:
    """The hidden value with which a page that was left open finds its request again."""
    return signing.dumps(ask.pk, salt=_SALT) if ask else ""


def limited(
    request: HttpRequest, what: str, go_on: Callable[[], HttpResponse], of: str = ""
) -> HttpResponse:
    """Go on, unless it was tried too often from here."""
    if may_try(request, what, of):
        return go_on()
    return render(request, "family/ask/too_many.html", status=_TOO_MANY)
