"""Error pages. They say what to do and carry a reference, never a reason from inside."""

import logging
import sys

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.csrf import csrf_failure

from cases.keeping import keep_typed_text, owner_of

from .troubles import say, trouble_in
from .watching.requests import number_of

PIECE = 64 * 1024
HEARD_OUT = 512 * 1024 * 1024  # bytes of something too large that are let in to be thrown away
log = logging.getLogger(__name__)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What was sent makes no sense, or is more than any form of ours may hold."""
    too_large = isinstance(exception, RequestDataTooBig)
    if too_large:
        _hear_out(request)
    return render(request, "400.html", {"too_large": too_large}, status=400)


def _hear_out(request: HttpRequest) -> None:
    """A browser shows no answer before it has sent everything: let it, and keep nothing."""
    heard = 0
    try:
        while heard < HEARD_OUT and (piece := request.read(PIECE)):
            heard += len(piece)
    except OSError:
        log.info("sender went away")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Missing and forbidden, in the same words."""
    return render(request, "404.html", status=404)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid sign against forgery does nothing.

    When it was shown to this very person, who has signed in again in another window since, what
    they typed is given back to them to check and send.
    """
    if request.user.pk is None or owner_of(request) != request.user.pk:
        return csrf_failure(request, reason)
    keep_typed_text(request)
    return redirect(request.get_full_path())


def broken(request: HttpRequest) -> HttpResponse:
    """Something failed. The reference is the request's number: the log has what went wrong."""
    reference = number_of(request)
    log.error("error page shown", extra={"reference": reference})
    if trouble := trouble_in(sys.exception()):
        return say(request, trouble, reference)
    return render(request, "500.html", {"reference": reference}, status=500)
