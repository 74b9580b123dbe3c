"""Save and return: after saving, back to the page of this case that one came from."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import HttpRequest
from django.urls import Resolver404, resolve, reverse

from ..models import Case

LONGEST = 150
_PLAIN = re.compile(r"/[A-Za-z0-9/_-]+(#[A-Za-z0-9_-]+)?")


def way_back(request: HttpRequest, case: Case, otherwise: str = "case_people") -> str:
    """The page to go back to: one of this case's, however the address was written."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if len(asked) <= LONGEST and _PLAIN.fullmatch(asked) and _is_of(case, asked):
        return asked
    return reverse(otherwise, args=[case.reference])


def _is_of(case: Case, path: str) -> bool:
    try:
        found = resolve(path.partition("#")[0])
    except Resolver404:
        return False
    if found.url_name == "intake_acknowledge":  # the page of a case, by the number of an item
        return case.intake.filter(pk=found.kwargs["pk"]).exists()
    return found.kwargs.get("reference") == case.reference


def done(request: HttpRequest, case: Case, said: str) -> str:
    """Say what was done, and give the page to go back to."""
    messages.success(request, said)
    return way_back(request, case)
