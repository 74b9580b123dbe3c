"""How services keep to their six weeks, and the requests behind the figures of one."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.models import User
from cases import roles
from cases.guards import staff
from cases.small_numbers import FEWEST

from ..models import Provider
from ..queries.advice_figures import performance, requests_behind
from ..queries.advice_names import name_of


@staff(roles.SEE_ADVICE_FIGURES)
def figures(request: HttpRequest) -> HttpResponse:
    """Asked, on time, late, never and the middle time, service by service."""
    context = {"found": performance(timezone.localdate()), "fewest": FEWEST}
    return render(request, "providers/advice/figures.html", context)


@staff(roles.SEE_ADVICE_FIGURES)
def behind(request: HttpRequest, pk: int) -> HttpResponse:
    """The requests behind one service's figures, of the cases that this person may open."""
    provider = get_object_or_404(Provider, pk=pk)
    rows = requests_behind(provider, cast(User, request.user), timezone.localdate())
    context = {"provider": provider, "rows": [(name_of(row), row) for row in rows]}
    return render(request, "providers/advice/behind.html", context)
