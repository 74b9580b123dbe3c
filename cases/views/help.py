"""Every time limit the product knows, with its source. It cannot go stale: it is the rules."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statutory import RULES

from ..guards import public, signed_in


@signed_in
def dates(request: HttpRequest) -> HttpResponse:
    """The table of rules: what is due, when, from whom, and where it is written."""
    return render(request, "cases/help_dates.html", {"rules": RULES})


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """How far everybody can use this, and whom to tell when they cannot."""
    return render(request, "cases/help_accessibility.html")
