"""Every time limit the product knows, with its source. It cannot go stale: it is the rules."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from statutory import RULES

from ..guards import signed_in


@signed_in
def dates(request: HttpRequest) -> HttpResponse:
    """The table of rules: what is due, when, from whom, and where it is written."""
    return render(request, "cases/help_dates.html", {"rules": RULES})
