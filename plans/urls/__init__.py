"""Every address of a plan, room by room."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("plans.urls.overview")),
    path("", include("plans.urls.writing")),
    path("", include("plans.urls.evidence")),
    path("", include("plans.urls.versions")),
    path("", include("plans.urls.naming")),
    path("", include("plans.urls.points")),
    path("", include("plans.urls.checks")),
    path("", include("plans.urls.issuing")),
    path("", include("plans.urls.quality")),
]
