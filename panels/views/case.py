"""Panels in the case file: where the case was and is listed, its briefs, advice and decisions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cases import roles
from cases.guards import officer
from cases.models import Case
from cases.screens.frame import frame_of

from ..queries.case import briefs_of, listings_of


@officer(roles.VIEW)
def show(request: HttpRequest, case: Case) -> HttpResponse:
    """Everything that panels have to do with this case, newest first."""
    listings = list(listings_of(case))
    told = {"listings": listings, "briefs": briefs_of(case), "today": timezone.localdate()}
    told["put_kind"] = "secondary" if listings else ""
    return render(request, "panels/case.html", frame_of(request, case, "case_panels") | told)
