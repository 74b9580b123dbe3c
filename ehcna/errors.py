"""Error pages. They say what to do and carry a reference, never a reason from inside."""

import logging
import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

log = logging.getLogger(__name__)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Missing and forbidden, in the same words."""
    return render(request, "404.html", status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Something failed. The reference is also in the log, beside what went wrong."""
    reference = uuid.uuid4().hex[:8].upper()
    log.error("error page shown", extra={"reference": reference})
    return render(request, "500.html", {"reference": reference}, status=500)
