"""A form acts once: a second press leads to what the first one did."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.models import User

from .models import Case, Submission

ALREADY = "This was already sent, and it was done once. This is the result."


def new_token() -> str:
    """A token for a form that is being shown."""
    return str(uuid.uuid4())


def token_of(request: HttpRequest) -> uuid.UUID:
    """The token a form came with. A form without one counts as a form of its own."""
    try:
        return uuid.UUID(request.POST.get("once", ""))
    except ValueError:
        return uuid.uuid4()


def already_done(request: HttpRequest) -> HttpResponse | None:
    """Where this person's first press of the same form led, if there was one."""
    if request.method != "POST":
        return None
    done = Submission.objects.filter(token=token_of(request), user=request.user.pk).first()
    if done is None:
        return None
    messages.info(request, ALREADY)
    return redirect(done.result)


def do_once(
    request: HttpRequest, act: Callable[[], str], *, case: Case | None = None
) -> HttpResponse:
    """Do what a form asks for and go to the path it returns; all of it or nothing.

    The token and the case are taken first, so that of two presses at one moment the second waits
    and then finds the first one's result.
    """
    try:
        with transaction.atomic():
            submission = Submission.objects.create(
                token=token_of(request), user=cast(User, request.user), result=""
            )
            if case is not None:
                Case.objects.select_for_update().get(pk=case.pk)
            submission.result = act()
            submission.save()
    except IntegrityError:
        if done := already_done(request):
            return done
        if Submission.objects.filter(token=token_of(request)).exists():
            raise Http404 from None  # the token of a form that was shown to somebody else
        raise
    return redirect(submission.result)
