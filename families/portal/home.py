"""Every child of somebody's, and one of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ..access import Sight
from ..guards import families, family
from .frame import around


@families
def home(request: HttpRequest, sights: list[Sight]) -> HttpResponse:
    """The children whose cases are open to somebody; straight to the only one."""
    if len(sights) == 1:
        return redirect("family_child", sights[0].member.pk)
    return render(request, "family/home.html", {"sights": sights})


@family()
def child(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Where we are with one child. Who may see nothing is told why."""
    if not sight.parts:
        return redirect("family_rights", sight.member.pk)
    return render(request, "family/child.html", around(sight))
