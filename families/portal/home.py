"""Every child of somebody's, and one of them."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from ..access import Sight
from ..guards import families, family
from ..models import Part
from ..queries.standing import where_we_are
from .frame import around


@families
def home(request: HttpRequest, sights: list[Sight]) -> HttpResponse:
    """The children whose cases are open to somebody; straight to the only one."""
    if len(sights) == 1:
        return redirect("family_child", sights[0].member.pk)
    return render(request, "family/home.html", {"sights": sights})


@family()
def child(request: HttpRequest, sight: Sight) -> HttpResponse:
    """Where we are with one child; or why nothing of it is open to this reader."""
    if not sight.parts:
        return redirect("family_rights", sight.member.pk)
    if not sight.may(Part.WHERE):
        return render(request, "family/closed.html", around(sight))
    today = timezone.localdate()
    more = {"where": where_we_are(sight, today), "today": today}
    return render(request, "family/child.html", around(sight) | more)
