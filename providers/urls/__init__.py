"""Addresses of settings and services, a module to each room."""

from django.urls import include, path

_OFFICERS = ("importing", "directory", "knowledge", "advice", "consultations")
_MONEY = ("costs", "placements")
_THEIRS = ("portal", "memberships")
urlpatterns = [
    path("", include(f"providers.urls.{room}")) for room in (*_OFFICERS, *_MONEY, *_THEIRS)
]
