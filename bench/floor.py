"""The floor page: a bare view, one query, a plain template. No page can do with less."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

from cases.models import Case


@login_not_required
def floor(request: HttpRequest, officer: int, rows: int) -> HttpResponse:
    """So many cases of an officer with their children, in a plain table."""
    cases = Case.objects.filter(officer=officer, closed_on=None).select_related("child", "officer")
    return render(request, "floor.html", {"cases": cases.order_by("next_due", "pk")[:rows]})


urlpatterns = [
    path("floor/<int:officer>/<int:rows>/", floor, name="floor"),
    path("", include("ehcna.urls")),
]
