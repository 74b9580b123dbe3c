"""Taking up an invitation: a page with a button, a code by email, and one is signed in.

Opening the link changes nothing, so a mail scanner does no harm (H-180). The code goes to the
address that was invited, so a link that was passed on opens nothing (H-181). Tries are counted for
this one invitation, never for the family (H-182).
"""

from __future__ import annotations

import structlog
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib.auth import logout
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.limits import has_tries_left, may_try
from accounts.models import User
from cases.guards import public
from cases.refusals import Refused

from ..actions.accounts import account_for, join_as_helper
from ..actions.accounts import join as take_up
from ..actions.inviting import ask_again
from ..forms.joining import JoinForm
from ..models import Helper, Invitation
from ..queries.joining import USED, Door, door_of
from . import codes

log = structlog.get_logger(__name__)
SESSION = "joining"
LOCKED = "locked"


@public
def invited(request: HttpRequest, token: str) -> HttpResponse:
    """Say what the invitation is; on a press, send the code."""
    door = _door(token)
    if request.method != "POST" or not door.is_open:
        return _page(request, door)
    if not has_tries_left(request, codes.LOCK, door.key):
        return _page(request, door, LOCKED)
    if not may_try(request, codes.SEND, door.key):
        return _page(request, door, "too_often")
    words = codes.TO_SIGN_IN
    codes.send_code(request, SESSION, key=door.key, email=door.email, words=words)
    return redirect("join_code", token)


@public
def code(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the code, and sign in whoever has it."""
    door = _door(token)
    if not door.is_open:
        return _page(request, door)
    if not codes.was_sent(request, SESSION, door.key):
        return redirect("join", token)
    form = JoinForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if not has_tries_left(request, codes.LOCK, door.key):
            return _page(request, door, LOCKED)
        wrong = codes.wrong(request, SESSION, form.cleaned_data["code"])
        if not wrong:
            return _let_in(request, door)
        form.add_error("code", wrong)
    return render(request, "family/joining/code.html", {"form": form, "token": token})


@public
def again(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever has an old link asks for a new one."""
    door = _door(token)
    if request.method != "POST":
        return redirect("join", token)
    if isinstance(door.row, Invitation) and not door.is_open:
        ask_again(door.row)
    return _page(request, door, "asked")


def _door(token: str) -> Door:
    """What the link leads to. That one was tried which opens nothing is noted (H-056)."""
    door = door_of(token)
    if not door.is_open:
        log.warning("link_refused", why=door.state, link=door.key)
    return door


def _page(request: HttpRequest, door: Door, said: str = "") -> HttpResponse:
    return render(request, "family/joining/join.html", {"door": door, "said": said})


def _let_in(request: HttpRequest, door: Door) -> HttpResponse:
    try:
        user = _taken_up(door)
    except IntegrityError:  # the same code from two windows at one moment: the other was first
        return _page(request, Door(USED, door.row))
    except Refused as refused:
        return render(request, "family/joining/refused.html", {"sentence": refused.sentence})
    codes.forget(request, SESSION)
    if request.user.is_authenticated and request.user.pk != user.pk:
        logout(request)
    record_authentication(request, user, method="code", email=door.email)
    return perform_login(request, user, email=door.email)  # type: ignore[no-any-return]


@transaction.atomic
def _taken_up(door: Door) -> User:
    user = account_for(email=door.email, name=door.name)
    if isinstance(door.row, Helper):
        join_as_helper(door.row, by=user)
    elif isinstance(door.row, Invitation):
        take_up(door.row, by=user)
    return user
